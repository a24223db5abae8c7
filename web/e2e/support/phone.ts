import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM } from './install-browser.ts';

const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** What cannot be tapped by then never will be. */
const ACTION_LIMIT_MS = 45_000;

export interface Phone extends AsyncDisposable {
  /** The open window. It changes when the browser is opened again. */
  page: Page;
  context: BrowserContext;
  /** SIGKILL of the browser: nothing gets a chance to be written. */
  kill(): Promise<void>;
  /** Opens the browser again on the same storage, at a path of the app, without a network if so asked. */
  reopen(path: string, options?: ReopenOptions): Promise<Page>;
}

export interface ReopenOptions {
  offline?: boolean;
  /** Prepares the empty window before the app is opened in it. */
  before?: (window: Page) => Promise<void>;
}

export interface PhoneOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Pixels of the screen for each of the page's. */
  deviceScaleFactor?: number;
  /** Runs in every page before any script of the app. */
  init?: () => void;
}

/** A browser with storage of its own that outlives it, as on a phone: 360 × 800, and the app opened at `/`. */
export async function openPhone(url: string, options: PhoneOptions = {}): Promise<Phone> {
  const profile = await mkdtemp(join(tmpdir(), 'akulearn-phone-'));
  let context: BrowserContext;

  async function launch(): Promise<Page> {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: [...QUIET, ...(options.args ?? [])],
      viewport: { width: 360, height: 800 },
      deviceScaleFactor: options.deviceScaleFactor ?? 1,
      ...(options.env && { env: { ...process.env, ...options.env } as Record<string, string> }),
    });
    context.setDefaultTimeout(ACTION_LIMIT_MS);
    if (options.init) await context.addInitScript(options.init);
    return context.pages()[0] ?? (await context.newPage());
  }

  const first = await launch();
  await first.goto(url);
  const phone: Phone = {
    page: first,
    get context() {
      return context;
    },
    async kill() {
      const closed = context.waitForEvent('close');
      for (const pid of await browserProcesses(profile)) process.kill(pid, 'SIGKILL');
      await closed;
    },
    async reopen(path, { offline = false, before } = {}) {
      phone.page = await launch();
      await context.setOffline(offline);
      await before?.(phone.page);
      await phone.page.goto(new URL(path, url).href);
      return phone.page;
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      // Processes of the browser may still be writing when it says that it is closed.
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  return phone;
}

/** The main processes of the browser that was started on this profile. */
async function browserProcesses(profile: string): Promise<number[]> {
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=')) pids.push(Number(name));
  }
  return pids;
}
