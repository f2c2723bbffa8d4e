/** `npm start`: builds the library where that is needed, then runs the demo municipality. */
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from '../demo-server/node/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the built files are made of; what the build itself makes among the sources is left out. */
const SOURCES = [
  'src/**/*.{ts,css,xlf}',
  'scripts/build.ts',
  'scripts/build/*.ts',
  'vite.config.ts',
  'package-lock.json',
];
const GENERATED = ['src/**/generated/**'];

/** Milliseconds since the epoch of the newest file; undefined where there is none. */
function newest(patterns: string[], exclude: string[] = []): number | undefined {
  const times = globSync(patterns, { cwd: ROOT, exclude }).map((file) => statSync(`${ROOT}/${file}`).mtimeMs);
  return times.length === 0 ? undefined : Math.max(...times);
}

function isBuilt(): boolean {
  const built = newest(['dist/cdn/citizen.js']);
  return built !== undefined && built >= newest(SOURCES, GENERATED)!;
}

/** @returns whether it succeeded; what the build said is shown only if it did not */
function build(): boolean {
  process.stdout.write('Building the library …\n');
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error(`${stdout}${stderr}\nLupa cannot start. The library does not build: see above.\n`);
  return status === 0;
}

if (isBuilt() || build()) await run(process.env);
else process.exitCode = 1;
