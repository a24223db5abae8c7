import { openBrowserSocket } from './socket-client.js';

const TOPICS = ['progress', 'achievements', 'mastery', 'quizzes', 'leaderboard'];
const element = (id) => document.getElementById(id);

try {
  const studentId = (await whoAmI()) ?? (await signInAsGuest());
  element('student').textContent = studentId;
  listen(studentId);
} catch (error) {
  element('state').textContent = `failed: ${error.message}`;
}

function listen(studentId) {
  const client = openBrowserSocket({
    url: `${location.origin.replace(/^http/, 'ws')}/ws/${studentId}`,
    topics: TOPICS,
  });
  const showState = (state) => {
    element('state').textContent = state;
  };
  showState(client.state());
  client.on('state', showState);
  client.on('*', (message) => show(message.type, message));
  // What was missed is no longer kept: an app asks the server for everything now.
  client.on('gap', (place) => show('gap', place));
  addEventListener('pagehide', () => client.close());
  addEventListener('pageshow', ({ persisted }) => persisted && listen(studentId));
}

function show(name, content) {
  const item = document.createElement('li');
  const title = document.createElement('strong');
  title.textContent = name;
  const body = document.createElement('pre');
  body.textContent = JSON.stringify(content, null, 2);
  item.append(title, body);
  element('messages').prepend(item);
}

/** The student whose session this browser has, which must not be taken from them; null when nobody is signed in. */
async function whoAmI() {
  return (await ask('/api/v3/session')).student_id;
}

async function signInAsGuest() {
  const guest = { student_id: uuid7(), device_id: uuid7(), device_secret: newSecret() };
  const session = await ask('/api/v3/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(guest),
  });
  return session.student_id;
}

async function ask(url, init) {
  const answer = await fetch(url, init);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error.message);
  return body;
}

/** A random UUID that begins with the time: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
function uuid7() {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

/** 32 random bytes in base64url. */
function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
