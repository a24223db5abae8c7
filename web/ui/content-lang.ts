import { createContext } from 'react';

/** The language of the lesson on screen, which the interface around it may not share; undefined outside of lessons. */
export const ContentLang = createContext<string | undefined>(undefined);
