const MINUTES_PER_QUESTION = 0.5;

/** About how long practice with so many questions takes, in whole minutes. */
export function practiceMinutes(questions: number): number {
  return Math.ceil(questions * MINUTES_PER_QUESTION);
}
