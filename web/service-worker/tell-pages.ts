import { MESSAGE_VERSION, type News, type NewsEnvelope } from './messages.ts';

export type TellPages = (news: News) => Promise<void>;

/** Tells every open window, also one that another version of the worker serves. */
export function createTellPages(clients: Pick<Clients, 'matchAll'>): TellPages {
  return async (news) => {
    const message: NewsEnvelope = { ...news, v: MESSAGE_VERSION };
    for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage(message);
  };
}
