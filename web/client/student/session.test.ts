import { describe, expect, it } from 'vitest';
import { askLinkCode, askSession, openSession } from './session.ts';

const STUDENT = '01990000-0000-7000-8000-000000000001';
const NO = { error: { code: 'DEVICE_UNKNOWN', message: 'Not this one' } };
const denied = { kind: 'denied', code: 'DEVICE_UNKNOWN', message: 'Not this one' };
const unreachable = { kind: 'unreachable' };

const answering = (body: unknown, status: number) => () => Response.json(body, { status });
const opened = (body: unknown, status: number) =>
  openSession(answering(body, status), { studentId: STUDENT, deviceId: 'd', deviceSecret: 's' });

describe('a session', () => {
  it('is open when the server names the student', async () => {
    for (const status of [200, 201]) {
      expect(await opened({ student_id: STUDENT }, status)).toEqual({ kind: 'open', studentId: STUDENT });
    }
    expect(await askSession(answering({ student_id: STUDENT }, 200))).toEqual({ kind: 'open', studentId: STUDENT });
  });

  it('is denied when our server says no, or knows nobody by this cookie', async () => {
    for (const status of [400, 401, 403, 499]) expect(await opened(NO, status)).toEqual(denied);
    expect(await askSession(answering({ student_id: null }, 200))).toMatchObject({ kind: 'denied' });
    expect(await opened({ student_id: null }, 200)).toEqual(unreachable);
  });

  it.each([
    ['the server is ill', NO, 500],
    ['it has too much to do', NO, 429],
    ['a network in between says no in its own words', { message: 'Pay first' }, 403],
    ['a network in between has a page', '<html>', 200],
    ['a network in between sends elsewhere', { student_id: STUDENT }, 302],
    ['the answer is a refusal that succeeded', NO, 200],
  ])('was not reached when %s', async (_, body, status) => {
    expect(await opened(body, status)).toEqual(unreachable);
    expect(await askSession(answering(body, status))).toEqual(unreachable);
    expect(await askLinkCode(answering(body, status))).toEqual(unreachable);
  });
});

describe('a link code', () => {
  it('comes with the time until which it can be used', async () => {
    const code = { code: 'ABCD', expires_at: 5 };
    expect(await askLinkCode(answering(code, 201))).toEqual({ code: 'ABCD', expiresAt: 5 });
  });

  it('is refused by our server or not there at all', async () => {
    expect(await askLinkCode(answering(NO, 401))).toEqual(denied);
    expect(await askLinkCode(answering({ code: 'ABCD', expires_at: 5 }, 302))).toEqual(unreachable);
    expect(await askLinkCode(answering({ code: 'ABCD' }, 200))).toEqual(unreachable);
    expect(await askLinkCode(answering({ expires_at: 5 }, 200))).toEqual(unreachable);
    expect(await askLinkCode(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual(unreachable);
  });
});
