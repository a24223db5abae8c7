/** Compressed JSON to send; null where the browser cannot compress, or where it does not pay. */
export async function gzip(json: string): Promise<ArrayBuffer | null> {
  if (!('CompressionStream' in globalThis)) return null;
  const plain = new Blob([json]);
  const packed = await new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  return packed.byteLength < plain.size ? packed : null;
}
