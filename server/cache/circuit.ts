import type { Context } from '../context.ts';

/** Failures one after another until nothing is asked any more. */
const FAILURES = 3;
/** From the begin of an outage on it is looked every so often whether it is over. */
const PROBE_MS = 5000;

export interface Circuit {
  /** Resolves with what `command` does, or with undefined where it failed, there is no connection or the circuit is open. Never rejects. */
  ask<Answer>(command: () => Promise<Answer>): Promise<Answer | undefined>;
  /** Begins an outage, also by what nobody asked for, such as the loss of the connection. */
  fail(error: Error): void;
  /** Looks now whether it works again. */
  probe(): Promise<void>;
  /** Null when it works, else what went wrong first. */
  fault(): string | null;
  close(): void;
}

/**
 * Keeps what is slow or away from costing each caller its time limit: after a few failures in a row it is open, and nothing is asked until
 * a probe, which no caller waits for, succeeds. Each outage is logged once at its begin and once at its end.
 */
export function createCircuit({
  what,
  isConnected,
  probe,
  isRefusal,
  log,
}: {
  /** In words, for the log. */
  what: string;
  isConnected: () => boolean;
  probe: () => Promise<unknown>;
  /** An answer that says no, such as that it is full: other commands may still work, so it does not open the circuit. */
  isRefusal: (error: Error) => boolean;
  log: Context['log'];
}): Circuit {
  let fault: string | null = 'not connected yet';
  let isTold = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function fail(error: Error): void {
    if (isClosed) return;
    // Not the error itself: it holds the command with what was to be kept, or the password.
    if (!isTold) {
      log.warn({ fault: error.message }, `${what} does not work: it is slower until it does`);
      fault = error.message;
      isTold = true;
    }
    timer ??= setTimeout(look, PROBE_MS).unref();
  }

  async function look(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    try {
      await probe();
    } catch (error) {
      return fail(error as Error);
    }
    failures = 0;
    fault = null;
    if (isTold) log.info(`${what} works again`);
    isTold = false;
  }

  return {
    async ask(command) {
      if (failures >= FAILURES || !isConnected()) return undefined;
      const failuresBefore = failures;
      try {
        const answer = await command();
        failures = 0;
        return answer;
      } catch (error) {
        // Those that were under way at once and failed together count as one: this process may have been busy for a moment.
        if (failures === failuresBefore && !isRefusal(error as Error)) failures++;
        if (failures >= FAILURES || isRefusal(error as Error)) fail(error as Error);
        return undefined;
      }
    },
    fail,
    probe: look,
    fault: () => fault,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
