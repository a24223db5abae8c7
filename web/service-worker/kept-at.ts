/** The header that only answers kept on this phone have: when it was kept, in Unix milliseconds of the phone's clock. */
export const KEPT_AT = 'x-kept-at';
