/** A command that was called in a way it cannot serve. The message is for who typed it. */
export class UsageError extends Error {}
