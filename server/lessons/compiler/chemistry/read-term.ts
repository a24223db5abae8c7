import { addTimes, type Count, emptyCount } from './count.ts';
import { protonsOf } from './elements.ts';

/** A formula that cannot be read. The message is for the author. */
export class FormulaError extends Error {}
/** A formula that has no numbers to count: of a whole family, such as C_nH_{2n+2}. */
export class GeneralFormula extends Error {}

/** Mass and proton number of particles that need not show them. */
const PARTICLES: Record<string, readonly [mass: number, protons: number]> = {
  n: [1, 0],
  p: [1, 1],
  '\\alpha': [4, 2],
  '\\beta': [0, -1],
  '\\gamma': [0, 0],
  '\\nu': [0, 0],
};
const CLOSING: Record<string, string> = { '(': ')', '[': ']' };

/**
 * Counts one term of an equation, such as `2H_2O`, `SO_4^{2-}`, `CuSO_4\cdot 5H_2O` or `{}^{4}_{2}He`. Throws a {@link FormulaError}
 * or a {@link GeneralFormula}.
 */
export function readTerm(tex: string): Count {
  const text = tex.replace(/\s+|[.,]\s*$/g, '');
  let at = 0;
  const total = emptyCount();
  const coefficient = readNumber();
  do {
    const times = total.atoms.size > 0 ? readNumber() : 1;
    addTimes(total, readUnits(''), times);
  } while (take(/\\cdot|[·.]/));
  if (at < text.length) refuse();
  const scaled = emptyCount();
  addTimes(scaled, total, coefficient);
  return scaled;

  function take(pattern: RegExp): string | undefined {
    const found = new RegExp(pattern.source, 'y');
    found.lastIndex = at;
    const match = found.exec(text)?.[0];
    at += match?.length ?? 0;
    return match;
  }

  function refuse(): never {
    throw new FormulaError(
      `"${tex.trim()}" cannot be read as a formula from "${text.slice(at)}" on. Words in an equation are set in \\text{…}.`,
    );
  }

  function readNumber(): number {
    const fraction = take(/\\[dt]?frac(\{\d+\}|\d)(\{\d+\}|\d)/);
    if (fraction) {
      const [above, below] = [...fraction.matchAll(/\{(\d+)\}|\d/g)].map(([digits, inner]) => Number(inner ?? digits));
      return (above ?? 1) / (below ?? 1);
    }
    return Number(take(/\d+(\.\d+)?/) ?? 1);
  }

  /** Atoms, groups and particles in a row, up to `end`. */
  function readUnits(end: string): Count {
    const sum = emptyCount();
    const start = at;
    while (at < text.length && text[at] !== end && !/^(\\cdot|[·.])/.test(text.slice(at))) {
      const unit = readUnit();
      const { count, charge } = readScripts();
      addTimes(sum, unit, count);
      sum.charge += charge;
    }
    if (at === start) refuse();
    return sum;
  }

  function readUnit(): Count {
    take(/\{\}/);
    if (text[at] === '^' || text[at] === '_') return readNuclide();
    const open = take(/[([]/);
    if (open) {
      const inner = readUnits(CLOSING[open] ?? '');
      if (text[at] !== CLOSING[open]) refuse();
      at += 1;
      return inner;
    }
    if (take(/n(?=[A-Z([])/)) throw new GeneralFormula();
    const symbol = readSymbol();
    if (symbol === 'e') return emptyCount();
    const particle = PARTICLES[symbol];
    if (particle) return { ...emptyCount(), mass: particle[0], protons: particle[1], nuclear: symbol.startsWith('\\') };
    return { ...emptyCount(), atoms: new Map([[symbol, 1]]), mass: Number.NaN, protons: Number.NaN };
  }

  /** `^{238}_{92}U`, in either order; without the proton number it is that of the element. */
  function readNuclide(): Count {
    let mass = Number.NaN;
    let shown: number | undefined;
    for (let mark = take(/[_^]/); mark; mark = take(/[_^]/)) {
      const number = Number(readScript().replace('−', '-'));
      if (Number.isNaN(number)) throw new GeneralFormula();
      if (mark === '^') mass = number;
      else shown = number;
    }
    const symbol = readSymbol();
    const known = protonsOf(symbol);
    if (known !== undefined && shown !== undefined && shown !== known) {
      throw new FormulaError(`"${tex.trim()}" gives ${symbol} the proton number ${shown}, but it has ${known}.`);
    }
    return { ...emptyCount(), mass, protons: shown ?? known ?? Number.NaN, nuclear: true };
  }

  /** An element, a letter that stands for one (as A in HA), or a particle. */
  function readSymbol(): string {
    const two = take(/[A-Z][a-z]/);
    if (two !== undefined && protonsOf(two) !== undefined) return two;
    if (two !== undefined) at -= 2;
    return take(/[A-Z]|[enp](?![a-z])|\\(alpha|beta|gamma|nu)(?![a-zA-Z])/) ?? refuse();
  }

  /** How many of a unit there are, and the charge of all of them: SO_4^{2-} has it once, not four times. */
  function readScripts(): { count: number; charge: number } {
    let count = 1;
    let charge = 0;
    for (let mark = take(/[_^]/); mark; mark = take(/[_^]/)) {
      const script = readScript();
      if (mark === '^') charge += chargeOf(script);
      else if (/^\d+$/.test(script)) count = Number(script);
      else if (/[a-z]/.test(script)) throw new GeneralFormula();
      else refuse();
    }
    return { count, charge };
  }

  function readScript(): string {
    return take(/\{[^{}]*\}|[^{}\\]/)?.replace(/[{}]/g, '') ?? refuse();
  }

  function chargeOf(script: string): number {
    const [, before, sign, after] = /^(\d*)([+\-−])(\d*)$/.exec(script) ?? refuse();
    return (sign === '+' ? 1 : -1) * Number(before || after || 1);
  }
}
