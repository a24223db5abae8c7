import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';

const RAISED = alphabet('0123456789+−=()n′∘', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ′°');
const LOWERED = alphabet('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');
const FUNCTION_APPLICATION = '\u2061';

/** HTML of one line, as rendering makes it, in plain words with mathematics in plain letters: x squared gives x². */
export function toPlainText(html: string): string {
  return plainText(parseXml(`<p>${html}</p>`).root)
    .replace(/\s+/g, ' ')
    .trim();
}

function plainText(node: XmlNode | null): string {
  if (node instanceof XmlText) return node.text.replaceAll(FUNCTION_APPLICATION, ' ');
  if (!(node instanceof XmlElement)) return '';
  const parts = node.children.map(plainText);
  const [first = '', second = '', third = ''] = parts;
  switch (node.name) {
    case 'msup':
      return first + shifted(second, RAISED, '^');
    case 'msub':
      return first + shifted(second, LOWERED, '_');
    case 'msubsup':
      return first + shifted(second, LOWERED, '_') + shifted(third, RAISED, '^');
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'mroot':
      return `${shifted(second, RAISED, '^')}√${grouped(first)}`;
    case 'mspace':
      return Number.parseFloat(node.attributes.width ?? '0') > 0.2 ? ' ' : '';
    default:
      return parts.join('');
  }
}

function alphabet(from: string, to: string): ReadonlyMap<string, string> {
  const shapes = [...to];
  return new Map([...from].map((letter, i) => [letter, shapes[i] ?? letter]));
}

function shifted(text: string, letters: ReadonlyMap<string, string>, mark: string): string {
  const shapes = [...text].map((letter) => letters.get(letter));
  return shapes.every((shape) => shape !== undefined) ? shapes.join('') : `${mark}${grouped(text)}`;
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}.,]+$/u.test(text) ? text : `(${text})`;
}
