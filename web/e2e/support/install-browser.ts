import { installPackages } from '../../../server/test-services/install-packages.ts';

export const CHROMIUM = '/usr/bin/chromium';

/** What the tests need beside npm: Chromium, and certutil and openssl for a certificate authority of their own. */
export default function installBrowser(): void {
  installPackages([
    { file: CHROMIUM, package: 'chromium' },
    { file: '/usr/bin/certutil', package: 'libnss3-tools' },
    { file: '/usr/bin/openssl', package: 'openssl' },
  ]);
}
