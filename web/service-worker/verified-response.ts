import { hashContent } from '../../domain/lesson.ts';

/** The same response if its bytes have this hash, or one that begins so, else null. The response given is used up. */
export async function verifiedResponse(response: Response, hash: string): Promise<Response | null> {
  const bytes = await response.arrayBuffer();
  if (!(await hashContent(bytes)).startsWith(hash)) return null;
  const headers = new Headers(response.headers);
  // They described the compressed body that came over the network; `bytes` are the plain ones.
  headers.delete('Content-Encoding');
  headers.set('Content-Length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}

/** The bytes a verified response takes on the phone, without reading them. */
export function sizeOf(verified: Response): number {
  return Number(verified.headers.get('Content-Length'));
}
