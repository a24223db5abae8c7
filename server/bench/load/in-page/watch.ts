/** Functions that run in a page of the app, so each stands alone. */

export interface ColdStart {
  shownAt: number;
  answeredAt: number;
}

declare global {
  var coldStart: Promise<ColdStart>;
}

/** Before the app starts: taps `tab` the moment the first screen is painted, and waits for the screen that answers. */
export function tapWhenShown({ first, tab, answer }: { first: string; tab: string; answer: string }): void {
  globalThis.coldStart = (async () => {
    await headingPainted(first);
    const shownAt = performance.now();
    const link = [...document.querySelectorAll('nav a')].find((one) => one.textContent?.trim() === tab);
    if (!(link instanceof HTMLElement)) throw new Error(`no tab ${tab}`);
    link.click();
    await headingPainted(answer);
    return { shownAt, answeredAt: performance.now() };
  })();

  /** `words` is the source of a regular expression. */
  function headingPainted(words: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!new RegExp(words).test(document.querySelector('h1')?.textContent ?? '')) requestAnimationFrame(look);
        // A frame's callbacks come before its paint, a timer set in them after it.
        else setTimeout(resolve);
      };
      requestAnimationFrame(look);
    });
  }
}

/** Milliseconds from the next tap in `area` until `status`, which is empty, has words and these are painted. */
export function tapToWords(status: Element, area: Element): Promise<number> {
  return new Promise((resolve) => {
    let tappedAt = Number.NaN;
    area.addEventListener('click', ({ timeStamp }) => (tappedAt = timeStamp), { once: true, capture: true });
    const observer = new MutationObserver(() => {
      if (status.textContent === '') return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tappedAt)));
    });
    observer.observe(status, { childList: true, subtree: true, characterData: true });
  });
}

/** Before the app starts: collects the tasks over 50 ms, which block the page. */
export function collectLongTasks(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    globalThis.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
  }).observe({ type: 'longtask', buffered: true });
}

/** Lengths of those tasks before the first request to `path` and after. */
export function longTasksAround(path: string): { starting: number[]; draining: number[] } {
  const requests = performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname === path);
  const firstAt = requests[0]?.startTime ?? Number.POSITIVE_INFINITY;
  const lengths = (tasks: typeof longTasks) => tasks.map(({ duration }) => duration);
  return {
    starting: lengths(longTasks.filter(({ startTime }) => startTime < firstAt)),
    draining: lengths(longTasks.filter(({ startTime }) => startTime >= firstAt)),
  };
}

declare global {
  var longTasks: { startTime: number; duration: number }[];
}
