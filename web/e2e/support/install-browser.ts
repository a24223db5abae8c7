import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const CHROMIUM = '/usr/bin/chromium';

/** What the tests need beside npm: Chromium, and certutil and openssl for a certificate authority of their own. */
const NEEDED = [
  { file: CHROMIUM, package: 'chromium' },
  { file: '/usr/bin/certutil', package: 'libnss3-tools' },
  { file: '/usr/bin/openssl', package: 'openssl' },
];

/** Installs what is missing where that is possible, else says in one line what to install. */
export default function installBrowser(): void {
  const missing = NEEDED.filter(({ file }) => !existsSync(file)).map((tool) => tool.package);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`The tests in a browser need: apt-get install ${missing.join(' ')}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { stdio: 'inherit', env });
}
