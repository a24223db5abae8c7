/** What a formula or a side of an equation holds. */
export interface Count {
  /** How many of each atom, by symbol. */
  atoms: Map<string, number>;
  /** In elementary charges. */
  charge: number;
  /** Mass and proton numbers added up; NaN where something does not show them. */
  mass: number;
  protons: number;
  /** A nuclide or particle with its numbers, such as {}^{4}_{2}He, is in it. */
  nuclear: boolean;
}

export function emptyCount(): Count {
  return { atoms: new Map(), charge: 0, mass: 0, protons: 0, nuclear: false };
}

/** Adds `times` × `part` to `sum`. */
export function addTimes(sum: Count, part: Count, times: number): void {
  for (const [atom, number] of part.atoms) sum.atoms.set(atom, (sum.atoms.get(atom) ?? 0) + times * number);
  sum.charge += times * part.charge;
  sum.mass += times * part.mass;
  sum.protons += times * part.protons;
  sum.nuclear ||= part.nuclear;
}
