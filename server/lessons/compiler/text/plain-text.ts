import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { mathText } from '../../../../domain/math-text.ts';

const FUNCTION_APPLICATION = '\u2061';

/** HTML of one line, as rendering makes it, in plain words with mathematics in plain letters. */
export function toPlainText(html: string): string {
  return plainText(parseXml(`<p>${html}</p>`).root)
    .replace(/\s+/g, ' ')
    .trim();
}

function plainText(node: XmlNode | null): string {
  if (node instanceof XmlText) return node.text.replaceAll(FUNCTION_APPLICATION, ' ');
  if (!(node instanceof XmlElement)) return '';
  if (node.name === 'mspace') return Number.parseFloat(node.attributes.width ?? '0') > 0.2 ? ' ' : '';
  return mathText(node.name, node.children.map(plainText));
}
