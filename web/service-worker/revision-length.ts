/**
 * How many figures of a file's hash the worker knows it by: 40 bits are enough to notice another file, and every figure stands in the
 * worker, which has a small budget.
 */
export const REVISION_LENGTH = 10;
