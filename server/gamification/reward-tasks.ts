/** Counts a student's rewards. */
export const COUNT_REWARDS = 'count-rewards';
/** Counts everybody's. */
export const COUNT_ALL_REWARDS = 'count-all-rewards';
