/** One range of bytes: `0-`, `5-9`, or the last n as `-n`. https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2 */
const ONE_RANGE = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/;

/**
 * The part of a kept file that a Range header asks for, as players of sound and film do. The whole file when there is no such
 * header, or one that is not a single range of bytes, which a server may ignore.
 */
export async function partOf(kept: Response, range: string | null): Promise<Response> {
  const [, first, last, suffix] = ONE_RANGE.exec(range ?? '') ?? [];
  if (first === undefined && suffix === undefined) return kept;
  if (last && Number(last) < Number(first)) return kept;
  const body = await kept.blob();
  const start = first === undefined ? Math.max(body.size - Number(suffix), 0) : Number(first);
  const end = last ? Math.min(Number(last) + 1, body.size) : body.size;
  const headers = new Headers(kept.headers);
  const answer = (status: number, content: BodyInit | null, contentRange: string) => {
    headers.set('Content-Range', `bytes ${contentRange}/${body.size}`);
    headers.set('Content-Length', String(content === null ? 0 : end - start));
    return new Response(content, { status, headers });
  };
  return start < end ? answer(206, body.slice(start, end, body.type), `${start}-${end - 1}`) : answer(416, null, '*');
}
