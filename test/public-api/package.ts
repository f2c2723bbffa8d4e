/** The built package, as `npm run build` has left it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const dist = join(root, 'dist');

if (!existsSync(join(dist, 'index.js'))) throw new Error('There is no built package: run `npm run build` first.');

/** Paths in `dist`, with slashes. */
export function built(pattern: string): string[] {
  return globSync(pattern, { cwd: dist })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(dist, file), 'utf8');
}

/** The tags that the package can define. */
export const tags = built('define/lupa-*.js').map((file) => basename(file, '.js'));
