import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRows, EMPTY_PROGRESS } from '../../domain/progress.ts';
import { LINK_CODE_URL, SESSION_URL } from '../../domain/session.ts';
import { fromWire } from '../../domain/wire.ts';
import { loadProgress } from '../progress/progress-store.ts';
import { readRowsAfter } from '../sync/event-log.ts';
import { cookieOf, newId, newSecret, type Phone, post, sectionRead, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

const DAY = 86_400_000;

function open(body: object, cookie = '') {
  return post(server.app, SESSION_URL, { device_id: newId(), device_secret: newSecret(), ...body }, cookie);
}

async function whoAmI(cookie: string) {
  const answer = await server.app.request(SESSION_URL, { headers: { cookie } });
  return answer.status === 200 ? (await answer.json()).student_id : answer.status;
}

async function refusalOf(sent: Response | Promise<Response>) {
  const answer = await sent;
  return [answer.status, (await answer.json()).error?.code];
}

async function linkCode(phone: Phone): Promise<{ code: string; expires_at: number }> {
  return (await post(server.app, LINK_CODE_URL, {}, phone.cookie)).json();
}

test('the first device claims a student and gets a cookie that no script can read', async () => {
  const student_id = newId();
  const answer = await open({ student_id });
  expect(await answer.json()).toEqual({ student_id });
  expect(answer.headers.get('Set-Cookie')).toMatch(
    /^akulearn=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect(await whoAmI(cookieOf(answer))).toBe(student_id);
});

test('over HTTPS the cookie is bound to the host and to TLS', async () => {
  const answer = await post(server.app, `https://school.ng${SESSION_URL}`, {
    student_id: newId(),
    device_id: newId(),
    device_secret: newSecret(),
  });
  expect(answer.headers.get('Set-Cookie')).toMatch(
    /^__Host-akulearn=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('a token, a secret and a code are stored as hashes only', async () => {
  const phone = await signIn(server);
  const { code } = await linkCode(phone);
  const stored = JSON.stringify([
    await server.db.query('select * from sessions'),
    await server.db.query('select * from devices'),
    await server.db.query('select * from link_codes'),
  ]);
  for (const secret of [phone.cookie.replace('akulearn=', ''), phone.deviceSecret, code.replace('-', '')]) {
    expect(stored).not.toContain(secret);
  }
});

test('a device opens a session again with its secret alone, and not with another', async () => {
  const { studentId, deviceId, deviceSecret, cookie } = await signIn(server);
  const device = { student_id: studentId, device_id: deviceId };
  const again = await open({ ...device, device_secret: deviceSecret });
  expect(await whoAmI(cookieOf(again))).toBe(studentId);
  expect(await refusalOf(open(device))).toEqual([403, 'DEVICE_SECRET_WRONG']);
  expect(await refusalOf(open(device, cookie))).toEqual([403, 'DEVICE_SECRET_WRONG']);
});

test('an unknown device needs the cookie of that very student', async () => {
  const [ada, bayo] = [await signIn(server), await signIn(server)];
  const student_id = ada.studentId;
  expect(await refusalOf(open({ student_id }))).toEqual([403, 'DEVICE_UNKNOWN']);
  expect(await refusalOf(open({ student_id }, bayo.cookie))).toEqual([403, 'DEVICE_UNKNOWN']);
  const wiped = await open({ student_id }, ada.cookie);
  expect(await whoAmI(cookieOf(wiped))).toBe(student_id);
});

test('one device may serve several students', async () => {
  const device_id = newId();
  for (const student_id of [newId(), newId()]) expect((await open({ student_id, device_id })).status).toBe(200);
});

test('two tabs that claim the same student at once both get in', async () => {
  const claim = { student_id: newId(), device_id: newId(), device_secret: newSecret() };
  const answers = await Promise.all([open(claim), open(claim)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a session lasts 90 days from its last renewal, which keeps its token', async () => {
  const phone = await signIn(server);
  const { studentId, deviceId, deviceSecret, cookie } = phone;
  const start = server.clock.now;
  server.clock.now = start + 80 * DAY;
  const renewed = await open({ student_id: studentId, device_id: deviceId, device_secret: deviceSecret }, cookie);
  expect(cookieOf(renewed)).toBe(cookie);
  server.clock.now = start + 169 * DAY;
  expect(await whoAmI(cookie)).toBe(studentId);
  server.clock.now = start + 171 * DAY;
  expect(await whoAmI(cookie)).toBe(null);
  expect((await phone.send({})).status).toBe(401);
  server.clock.now = start;
});

test('a link code brings a second browser to the same progress, typed in any case and form', async () => {
  const phone = await signIn(server);
  await phone.sync({ events: [sectionRead()] });
  const { code, expires_at } = await linkCode(phone);
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  expect(expires_at).toBe(server.clock.now + 600_000);

  const joined = await open({ link_code: ` ${code.toLowerCase().replace('-', ' ')}` });
  expect(await joined.json()).toEqual({ student_id: phone.studentId });
  expect(await whoAmI(cookieOf(joined))).toBe(phone.studentId);
});

test('a browser that joins brings the work of the student it was, once each, and leaves that student as it is', async () => {
  const [ada, guest] = [await signIn(server), await signIn(server)];
  const shared = sectionRead();
  await ada.sync({ events: [sectionRead(), shared] });
  await guest.sync({ events: [shared, sectionRead({ lesson_id: 'other-lesson' }), sectionRead()] });
  const { code } = await linkCode(ada);
  await open({ link_code: code, device_id: guest.deviceId, device_secret: guest.deviceSecret }, guest.cookie);

  const log = await readRowsAfter(server.db, ada.studentId, 0, 10);
  expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(new Set(log.map(({ id }) => id)).size).toBe(4);
  expect(await loadProgress(server.db, ada.studentId)).toEqual(addRows(EMPTY_PROGRESS, log.map(fromWire)));
  const next = await ada.sync({ events: [sectionRead()] });
  expect(next.results).toMatchObject([{ s: 'ok', seq: 5 }]);
  expect(await readRowsAfter(server.db, guest.studentId, 0, 10)).toHaveLength(3);
});

test('a link code works once, for ten minutes, for its own student', async () => {
  const phone = await signIn(server);
  const used = await linkCode(phone);
  await open({ link_code: used.code });
  expect(await refusalOf(open({ link_code: used.code }))).toEqual([403, 'LINK_CODE_INVALID']);

  const late = await linkCode(phone);
  server.clock.now += 600_000;
  expect(await refusalOf(open({ link_code: late.code }))).toEqual([403, 'LINK_CODE_INVALID']);
  server.clock.now -= 600_000;

  const own = await linkCode(phone);
  const stranger = newId();
  expect(await refusalOf(open({ link_code: own.code, student_id: stranger }))).toEqual([403, 'LINK_CODE_INVALID']);
  expect(await server.db.query('select from students where id = $1', [stranger])).toEqual([]);
  expect((await open({ link_code: own.code, student_id: phone.studentId })).status).toBe(200);
});

test('a join that fails leaves the code unused', async () => {
  const phone = await signIn(server);
  const { code } = await linkCode(phone);
  expect(await refusalOf(open({ link_code: code, device_id: phone.deviceId }))).toEqual([403, 'DEVICE_SECRET_WRONG']);
  expect((await open({ link_code: code })).status).toBe(200);
});

test('a request that names neither student nor code is told so', async () => {
  const answer = await open({});
  expect(answer.status).toBe(422);
  expect((await answer.json()).error.details).toMatchObject([{ field: 'student_id' }]);
});

test('only a session makes link codes', async () => {
  expect(await refusalOf(post(server.app, LINK_CODE_URL, {}))).toEqual([401, 'NO_SESSION']);
});
