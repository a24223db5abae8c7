/** A start that cannot succeed until whoever runs the server changes something; the message says what. */
export class SetupError extends Error {}
