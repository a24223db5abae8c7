import { addTimes, type Count, emptyCount } from './count.ts';
import { findEquations } from './find-equations.ts';
import { FormulaError, GeneralFormula, readTerm } from './read-term.ts';

/** What stands for a part that the student has to find. */
const BLANK = /\?|…|\\(?:l?dots|square|_|underline|boxed)/;
const ON_PURPOSE = 'If it is wrong on purpose, write \\to in place of \\rightarrow.';

/**
 * What is wrong with the chemical and nuclear equations of a piece of TeX: atoms and charge, or mass and proton numbers, that are not
 * the same on both sides. Equations with a blank or with general formulas are passed over.
 */
export function checkEquations(tex: string): string[] {
  return findEquations(tex).flatMap((sides) => {
    if (sides.some((side) => BLANK.test(side))) return [];
    try {
      const counts = sides.map(countSide);
      return counts.slice(1).flatMap((right, i) => {
        const differences = compare(counts[i] ?? emptyCount(), right);
        if (differences.length === 0) return [];
        return [
          `The equation ${sides.map((side) => side.trim()).join(' → ')} does not balance: ${differences.join('; ')}. ${ON_PURPOSE}`,
        ];
      });
    } catch (error) {
      if (error instanceof GeneralFormula) return [];
      if (error instanceof FormulaError) return [error.message];
      throw error;
    }
  });
}

/** Adds up the terms, which a + parts that is no charge. */
function countSide(side: string): Count {
  const sum = emptyCount();
  for (const term of side.replace(/\s+/g, '').split(/(?<!\^|\{[^{}]*)\+/)) addTimes(sum, readTerm(term), 1);
  return sum;
}

function compare(left: Count, right: Count): string[] {
  if (left.nuclear || right.nuclear) {
    return [
      ...difference('mass number', left.mass, right.mass),
      ...difference('proton number', left.protons, right.protons),
    ];
  }
  const atoms = new Set([...left.atoms.keys(), ...right.atoms.keys()]);
  return [
    ...[...atoms].flatMap((atom) => difference(atom, left.atoms.get(atom) ?? 0, right.atoms.get(atom) ?? 0)),
    ...difference('charge', left.charge, right.charge),
  ];
}

/** None where a number is not known: NaN differs by nothing. Fractions make for rounding. */
function difference(what: string, left: number, right: number): string[] {
  return Math.abs(left - right) > 1e-6 ? [`${what} is ${left} on the left, ${right} on the right`] : [];
}
