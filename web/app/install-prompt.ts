/** `ios`: no browser there offers it, so the student has to be shown how. */
export type InstallState = 'unavailable' | 'available' | 'ios' | 'installed';

/** Whether the app can be put on the home screen, and when to say so, as a store that screens subscribe to. */
export interface InstallPrompt {
  subscribe(listener: () => void): () => void;
  state(): InstallState;
  /** Whether to bring it up unasked now. A screen about this phone may offer it at any time. */
  isGoodMoment(): boolean;
  /** Call when the student finished a lesson or a quiz or saved a lesson: they know by now what the app is good for. */
  noteSuccess(): void;
  /** Opens the browser's own question. Does nothing unless the state is `available`. */
  prompt(): Promise<void>;
  /** Not now: it is not brought up again for a month. */
  dismiss(): void;
}

interface UseFacts {
  /** A success in this window, not an earlier one. */
  succeeded: boolean;
  /** Days on which the app was opened. */
  days: number;
  /** Times it was opened. */
  visits: number;
  /** Unix milliseconds; null when it was never put off. */
  dismissedAt: number | null;
}

const DAY_MS = 86_400_000;
const PAUSE_MS = 30 * DAY_MS;

/** After a success, for who comes back: on a second day, or for the third time. */
export function isGoodMoment({ succeeded, days, visits, dismissedAt }: UseFacts, now: number): boolean {
  const isPutOff = dismissedAt !== null && now - dismissedAt < PAUSE_MS;
  return succeeded && !isPutOff && (days >= 2 || visits >= 3);
}

/** Only Chromium has it. https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

interface InstallDeps {
  window: Pick<Window, 'addEventListener' | 'matchMedia'>;
  navigator: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;
  /** `localStorage`. */
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  now(): number;
}

const KEY = 'akulearn-install';

/** What is remembered between visits. */
interface Memory {
  visits: number;
  days: number;
  lastVisitAt: number;
  dismissedAt: number | null;
}

/** Create it once, as the app starts: that counts as a visit, and the browser makes its offer early. */
export function createInstallPrompt({ window, navigator, storage, now }: InstallDeps): InstallPrompt {
  const listeners = new Set<() => void>();
  let memory = addVisit(recall(storage), now());
  let offer: BeforeInstallPromptEvent | null = null;
  let installed = isStandalone(window, navigator);
  let succeeded = false;
  remember();

  window.addEventListener('beforeinstallprompt', (event) => {
    // Else the browser shows a bar of its own, at a moment of its own.
    event.preventDefault();
    offer = event as BeforeInstallPromptEvent;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    installed = true;
    offer = null;
    tell();
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state,
    isGoodMoment() {
      const canInstall = state() === 'available' || state() === 'ios';
      return canInstall && isGoodMoment({ ...memory, succeeded }, now());
    },
    noteSuccess() {
      succeeded = true;
      tell();
    },
    async prompt() {
      const taken = offer;
      if (!taken) return;
      // Each offer of the browser can be taken up once.
      offer = null;
      const { outcome } = await taken.prompt();
      if (outcome === 'dismissed') dismiss();
      else tell();
    },
    dismiss,
  };

  function state(): InstallState {
    if (installed) return 'installed';
    if (offer) return 'available';
    return isIos(navigator) ? 'ios' : 'unavailable';
  }

  function dismiss(): void {
    memory = { ...memory, dismissedAt: now() };
    remember();
    tell();
  }

  function remember(): void {
    storage.setItem(KEY, JSON.stringify(memory));
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }
}

function recall(storage: Pick<Storage, 'getItem'>): Memory {
  const kept = storage.getItem(KEY);
  return kept ? JSON.parse(kept) : { visits: 0, days: 0, lastVisitAt: 0, dismissedAt: null };
}

function addVisit(memory: Memory, now: number): Memory {
  const isNewDay = new Date(memory.lastVisitAt).toDateString() !== new Date(now).toDateString();
  return { ...memory, visits: memory.visits + 1, days: memory.days + (isNewDay ? 1 : 0), lastVisitAt: now };
}

function isStandalone(window: InstallDeps['window'], navigator: InstallDeps['navigator']): boolean {
  // Safari on iOS tells by a property of its own.
  return window.matchMedia('(display-mode: standalone)').matches || Reflect.get(navigator, 'standalone') === true;
}

/** An iPad calls itself a Macintosh, but no Macintosh has a touch screen. */
function isIos({ userAgent, maxTouchPoints }: InstallDeps['navigator']): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
