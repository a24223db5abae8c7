import { expect, it, vi } from 'vitest';
import { type ClientMessage, createChannel } from './channel.ts';

const NEWS: ClientMessage = { type: 'progress', studentId: 'ada' };

it('tabs hear each other, not themselves, and nothing once closed', async () => {
  const [one, two] = [createChannel(BroadcastChannel), createChannel(BroadcastChannel)];
  const heard: [string, ClientMessage][] = [];
  one.listen((message) => heard.push(['one', message]));
  two.listen((message) => heard.push(['two', message]));
  one.post(NEWS);
  await vi.waitFor(() => expect(heard).toEqual([['two', NEWS]]));
  one.close();
  two.post({ type: 'student' });
  const third = createChannel(BroadcastChannel);
  third.listen((message) => heard.push(['third', message]));
  two.post(NEWS);
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(['third', NEWS]));
  expect(heard).toHaveLength(2);
  two.close();
  third.close();
});

it('fault 32: a browser without BroadcastChannel has nobody to tell, which is no error', () => {
  const channel = createChannel(undefined);
  const heard: ClientMessage[] = [];
  channel.listen((message) => heard.push(message));
  channel.post(NEWS);
  channel.close();
  expect(heard).toEqual([]);
});
