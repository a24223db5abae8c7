import { readFile } from 'node:fs/promises';

const DIST = new URL('../../dist/', import.meta.url);

/** The files the browser runs for these chunks of the build: they and all they import, each once. */
export async function scriptsOf(names: string[]): Promise<string[]> {
  return (await chunksOf(names)).map(({ file }) => file);
}

/** The styles of these chunks and of all they import, as one text. */
export async function stylesOf(names: string[]): Promise<string> {
  const files = new Set((await chunksOf(names)).flatMap(({ css }) => css ?? []));
  return (await Promise.all([...files].map((file) => readFile(new URL(file, DIST), 'utf8')))).join('\n');
}

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

async function chunksOf(names: string[]): Promise<Chunk[]> {
  const chunks: Record<string, Chunk> = JSON.parse(await readFile(new URL('.vite/manifest.json', DIST), 'utf8'));
  const found = new Set<Chunk>();
  const visit = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`the build has no chunk ${name}: allowed is ${Object.keys(chunks).join(', ')}`);
    if (found.has(chunk)) return;
    found.add(chunk);
    chunk.imports?.forEach(visit);
  };
  names.forEach(visit);
  return [...found];
}
