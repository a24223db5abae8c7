import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface CertifiedHost extends AsyncDisposable {
  certFile: string;
  keyFile: string;
  /** A HOME in which Chromium trusts the authority that signed the certificate, and nothing else of this machine's user. */
  home: string;
}

/** A certificate for `host`, made on the spot by a certificate authority of its own. */
export async function certifyHost(host: string): Promise<CertifiedHost> {
  const home = await mkdtemp(join(tmpdir(), 'akulearn-home-'));
  const at = (name: string) => join(home, name);
  await run('openssl', [
    ...['req', '-x509', '-subj', '/CN=Test authority', '-addext', 'basicConstraints=critical,CA:TRUE'],
    ...['-out', at('authority.pem'), ...newKey(at('authority.key'))],
  ]);
  await run('openssl', [
    ...['req', '-x509', '-subj', `/CN=${host}`, '-CA', at('authority.pem'), '-CAkey', at('authority.key')],
    ...['-addext', `subjectAltName=DNS:${host}`, '-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-out', at('host.pem'), ...newKey(at('host.key'))],
  ]);
  // Where Chromium on Linux looks for authorities its user trusts. Ignoring certificate errors instead would open the
  // pages, but the browser would refuse the service worker.
  const trusted = at('.pki/nssdb');
  await mkdir(trusted, { recursive: true });
  await run('certutil', ['-d', `sql:${trusted}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${trusted}`, '-A', '-t', 'C,,', '-n', 'test', '-i', at('authority.pem')]);
  return {
    certFile: at('host.pem'),
    keyFile: at('host.key'),
    home,
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

const run = promisify(execFile);

function newKey(file: string): string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', file, '-days', '2'];
}
