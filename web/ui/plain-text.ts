import { mathText } from '../../domain/math-text.ts';

/** The words of a piece of lesson HTML, for places that show no markup, with mathematics in plain letters. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return read(body).replace(/\s+/g, ' ').trim();
}

function read(node: Node): string {
  if (node instanceof Text) return node.data;
  return mathText(node.nodeName, [...node.childNodes].map(read));
}
