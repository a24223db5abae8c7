import { createContext } from 'react';

/** Whether the student came to this screen from another one in the app, and not by opening the app here. */
export const NavigatedContext = createContext(false);
