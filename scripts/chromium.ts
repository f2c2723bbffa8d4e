/** The browser that the tests run in: one that is installed already, or Debian's. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Launcher } from 'chrome-launcher';

const MISSING =
  'No Chromium or Chrome was found. Install one (`apt-get install chromium fonts-dejavu-core`), or set CHROME_PATH to it.';

/** For a machine without a screen, where the tests may run as root. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--lang=en-US',
];

function installed(): string | undefined {
  try {
    return Launcher.getFirstInstallation();
  } catch {
    return undefined;
  }
}

function install(): void {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  console.log('No Chromium was found: installing Debian’s.');
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
}

/**
 * Path of the browser: `CHROME_PATH`, else an installed Chrome or Chromium; on Debian and Ubuntu it is installed when
 * there is none and we may.
 *
 * @throws when there is no browser and none can be installed
 */
export function chromiumPath(): string {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH is ${wanted}, where there is no browser.`);
    return wanted;
  }
  const found = installed();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(MISSING);
  install();
  const path = installed();
  if (path === undefined) throw new Error(MISSING);
  return path;
}
