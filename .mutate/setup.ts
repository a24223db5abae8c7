import fc from 'fast-check';

// A change of the code that shows in a property shows soon, and nobody reads the example that shows it.
fc.configureGlobal({ interruptAfterTimeLimit: 1_000, endOnFailure: true });
