/** What the elements weigh on a page: bundled and minified with Lit and their words, gzip. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundlePage } from './bundle.ts';

export interface Size {
  name: string;
  /** Bytes, minified. */
  minified: number;
  /** Bytes, minified and compressed with gzip at level 9. */
  gzip: number;
  /** The most that is allowed, in bytes of gzip. */
  limit?: number;
}

const KILOBYTE = 1000;

/** What a page with these tags loads. The limits are the project's promise to the pages that embed it. */
const PAGES: { name: string; tags: string[]; limit: number }[] = [
  { name: 'provider + list', tags: ['lupa-provider', 'lupa-consent-list'], limit: 17 * KILOBYTE },
  {
    name: 'provider + list + detail',
    tags: ['lupa-provider', 'lupa-consent-list', 'lupa-consent-detail'],
    limit: 28 * KILOBYTE,
  },
];

/** What a page loads that takes one file. */
const FILES: Record<string, number> = {
  // The whole of what a citizen meets, in one language: docs/decisions/0018-words-beside-the-citizens-file.md.
  'cdn/citizen.js': 38 * KILOBYTE,
  'cdn/citizen-sv.js': 38 * KILOBYTE,
  'cdn/staff.js': 60 * KILOBYTE,
  // For a telephone outdoors.
  'cdn/roster.js': 26 * KILOBYTE,
  // The profile from another back end, beside what is on the page already.
  'cdn/helsinki-profile.js': 6.5 * KILOBYTE,
  // Fetched beside the page, and then kept by the browser.
  'cdn/roster-worker.js': 3.2 * KILOBYTE,
  // With the surface to write on, the rules of advice, and the citizen's view for the preview.
  'cdn/template-editor.js': 200 * KILOBYTE,
};

function measured(name: string, code: string): Size {
  return { name, minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}

function limitOf(file: string): { limit?: number } {
  const limit = FILES[file];
  return limit === undefined ? {} : { limit };
}

/** The code of a page with these tags, made from the built package as a developer who uses it would. */
async function codeOfPage(dist: string, tags: string[]): Promise<string> {
  const imports = tags.map((tag) => `import ${JSON.stringify(join(dist, `define/${tag}.js`))};`);
  return (await bundlePage(imports.join('\n'))).code;
}

function tagsOf(dist: string): string[] {
  return globSync('define/lupa-*.js', { cwd: dist })
    .map((file) => basename(file, '.js'))
    .sort();
}

/**
 * What has a limit.
 *
 * @param dist the built package; what it does not hold yet is left out
 */
export async function measureLimited(dist: string): Promise<Required<Size>[]> {
  const sizes = [...(await measurePages(dist)), ...measureFiles(dist)];
  return sizes.filter((size): size is Required<Size> => size.limit !== undefined);
}

/** @param dist the built package; what it does not hold yet is left out */
export async function measureSizes(dist: string): Promise<Size[]> {
  const sizes = [...(await measurePages(dist)), ...measureFiles(dist)];
  for (const tag of tagsOf(dist)) sizes.push(measured(tag, await codeOfPage(dist, [tag])));
  return sizes;
}

async function measurePages(dist: string): Promise<Size[]> {
  const tags = tagsOf(dist);
  const pages = PAGES.filter((page) => page.tags.every((tag) => tags.includes(tag)));
  const sizes: Size[] = [];
  for (const { name, tags: ofPage, limit } of pages)
    sizes.push({ ...measured(name, await codeOfPage(dist, ofPage)), limit });
  return sizes;
}

function measureFiles(dist: string): Size[] {
  const files = globSync('cdn/*.js', { cwd: dist }).sort();
  return files.map((file) => ({ ...measured(file, readFileSync(join(dist, file), 'utf8')), ...limitOf(file) }));
}

/** The sizes as a table for people. */
export function formatSizes(sizes: Size[]): string {
  const kilobytes = (bytes: number) => `${(bytes / KILOBYTE).toFixed(1)} kB`;
  const width = Math.max(...sizes.map(({ name }) => name.length));
  const rows = sizes.map(({ name, minified, gzip, limit }) => {
    const verdict = limit === undefined ? '' : `  of ${kilobytes(limit)}${gzip > limit ? '  TOO BIG' : ''}`;
    return `  ${name.padEnd(width)}  ${kilobytes(minified).padStart(9)}  ${kilobytes(gzip).padStart(8)}${verdict}`;
  });
  return [`  ${''.padEnd(width)}  ${'minified'.padStart(9)}  ${'gzip'.padStart(8)}`, ...rows].join('\n');
}
