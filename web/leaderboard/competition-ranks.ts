/** The rank of each score in a list from the highest down; equals share theirs and leave the next ones out: 1, 2, 2, 4. */
export function competitionRanks(scores: readonly number[]): number[] {
  return scores.map((score) => scores.indexOf(score) + 1);
}
