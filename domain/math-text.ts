const RAISED = alphabet('0123456789+−=()n′∘', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ′°');
const LOWERED = alphabet('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

/**
 * A MathML element in plain letters, for places that show no markup: x squared gives x². `parts` is what its children read as;
 * elements that only hold others, and those of HTML, read as their parts in a row.
 */
export function mathText(element: string, parts: readonly string[]): string {
  const [first = '', second = '', third = ''] = parts;
  switch (element) {
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
