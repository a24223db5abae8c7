import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';

export interface Needed {
  /** A file of the package, or a pattern for one. */
  file: string;
  /** Its name in Debian. */
  package: string;
}

/** Installs what is missing where that is possible, else says in one line what to install. */
export function installPackages(needed: Needed[]): void {
  const missing = needed.filter(({ file }) => globSync(file).length === 0).map((tool) => tool.package);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`The tests need: apt-get install ${missing.join(' ')}`);
  }
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...NO_START, ...missing);
}

const POLICY = '/usr/sbin/policy-rc.d';
const MARK = '# For one installation by the tests of Akulearn.';

/**
 * Debian starts a server as soon as it is installed, unless this file forbids it. apt runs these commands while it
 * holds its lock, so that another installation does not take the file away. postgresql also makes a cluster in
 * /var/lib/postgresql: it is never started, and ours are elsewhere.
 */
const NO_START = [
  `DPkg::Pre-Invoke::=test -e ${POLICY} || { printf '#!/bin/sh\\n${MARK}\\nexit 101\\n' > ${POLICY} && chmod 755 ${POLICY}; }`,
  `DPkg::Post-Invoke::=if grep -qsxF '${MARK}' ${POLICY}; then rm ${POLICY}; fi`,
].flatMap((setting) => ['-o', setting]);

/** Waits for other installations: for our own at a lock of ours, as `apt-get update` has none to wait at. */
function aptGet(...args: string[]): void {
  execFileSync('flock', ['/run/lock/akulearn-apt', 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
