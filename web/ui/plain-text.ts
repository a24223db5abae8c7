/** The words of a piece of lesson HTML, for places that show no markup. The TeX source kept beside a formula is left out. */
export function plainText(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const source of body.querySelectorAll('annotation')) source.remove();
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim();
}
