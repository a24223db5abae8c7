/** Longer than any title; what comes after is no help in finding a lesson. */
const MAX_LENGTH = 200;

/**
 * What to look for of something another app shared. Addresses say little and are left out, unless there is nothing else:
 * then the end of the address, which on many sites is the title of the page. Empty when there is nothing to look for.
 */
export function sharedText(shared: URLSearchParams): string {
  const title = plainWords(shared.get('title') ?? '');
  const text = plainWords(shared.get('text') ?? '');
  const words = text.includes(title) ? text : title.includes(text) ? title : `${title} ${text}`;
  return (words || wordsOfAddress(shared)).slice(0, MAX_LENGTH).trim();
}

const ADDRESS = /https?:\/\/\S+/g;

function plainWords(text: string): string {
  return text.replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim();
}

function wordsOfAddress(shared: URLSearchParams): string {
  // Android puts the address into the text.
  const [address] = `${shared.get('url') ?? ''} ${shared.get('text') ?? ''}`.match(ADDRESS) ?? [];
  if (!address || !URL.canParse(address)) return '';
  const { pathname } = new URL(address);
  const end = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return decoded(end.replace(/\.\w+$/, ''))
    .replace(/[-_+()]+/g, ' ')
    .trim();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
