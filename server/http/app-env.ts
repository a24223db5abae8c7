import type { CurrentSession } from '../accounts/current-session.ts';

/** What middleware leaves for handlers. */
export interface AppEnv {
  Variables: {
    requestId: string;
    session: CurrentSession;
  };
}
