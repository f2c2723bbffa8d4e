/**
 * Makes `dist`: the package for npm, the self-contained files for script tags, themes, types and the manifest.
 *
 *     node scripts/build.ts [folder]
 *
 * The same sources give the same bytes. An old `dist` stays until the new one is whole.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { bundle, root } from './build/bundle.ts';
import { writeDeclarations } from './build/declarations.ts';
import { formatNotices, packagesOf } from './build/notices.ts';
import { formatSizes, measureSizes } from './build/sizes.ts';
import type { Language } from '../src/model/language.ts';

/** Packages that are part of our files, and whose types are not part of our declarations. */
const BUNDLED = ['@lit/localize', 'valibot'];

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** At the head of a file: where the notices are that belong to it. */
const NOTICE = '/*! Lupa, MIT: LICENSES.txt */\n';

/** What a page writes into `integrity`, by the name of the file under `cdn`. */
function hashesOf(outDir: string, files: string[]): Record<string, string> {
  const hash = (file: string) =>
    createHash('sha384')
      .update(readFileSync(join(outDir, file)))
      .digest('base64');
  return Object.fromEntries(files.map((file) => [relative('cdn', file), `sha384-${hash(file)}`]));
}

/**
 * The citizen's files: they have the words of one language inside, and those of the others beside them, under
 * `cdn/words`; and they are plain. `docs/decisions/0018-words-beside-the-citizens-file.md`.
 */
const LANGUAGE_INSIDE: Record<string, Language> = { citizen: 'fi', 'citizen-sv': 'sv' };

/**
 * `cdn/citizen.js` and its like: one file each, so that a page can pin it by its hash, which stands in
 * `cdn/integrity.json`; and the licences of what is in them, which is in the package for npm too.
 */
async function buildSelfContained(outDir: string): Promise<void> {
  const bundled = new Set<string>();
  for (const module of globSync('src/bundles/*.ts', { cwd: root }).sort()) {
    const name = basename(module, '.ts');
    const isLoader = name === 'autoloader';
    const language = LANGUAGE_INSIDE[name];
    const files = await bundle({
      input: { [name]: join(root, module) },
      ...(isLoader ? { chunksIn: 'autoloader' } : {}),
      ...(language && { words: { inside: language }, plain: true }),
    });
    const chunks = files.filter((file) => file.type === 'chunk');
    if (!isLoader && chunks.length !== 1)
      throw new Error(`${name}.js is not one file: ${chunks.map(({ fileName }) => fileName)}`);
    for (const { fileName, code, modules } of chunks) {
      write(join(outDir, 'cdn', fileName), NOTICE + code);
      for (const [id, { renderedLength }] of Object.entries(modules)) if (renderedLength > 0) bundled.add(id);
    }
    for (const { fileName, source } of files.filter((file) => file.type === 'asset'))
      write(join(outDir, 'cdn', fileName), source as string);
  }
  const files = globSync('cdn/**/*.{js,json}', { cwd: outDir }).sort();
  write(join(outDir, 'cdn/integrity.json'), `${JSON.stringify(hashesOf(outDir, files), undefined, 2)}\n`);
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  write(join(outDir, 'cdn/LICENSES.txt'), formatNotices(own, packagesOf(root, bundled)));
}

/** `custom-elements.json`, from `custom-elements-manifest.config.mjs`. */
async function buildManifest(outDir: string): Promise<void> {
  const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const command = [analyzer, 'analyze', '--quiet', '--outdir', relative(root, outDir)];
  await promisify(execFile)(process.execPath, command, { cwd: root });
}

/** Builds the whole package into a folder. */
export async function buildPackage(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  await buildSelfContained(outDir);
  for (const theme of globSync('src/theme/municipalities/*.css', { cwd: root })) {
    cpSync(join(root, theme), join(outDir, 'themes', basename(theme)));
  }
  const manifest = buildManifest(outDir);
  const entries = ['index.ts', 'define/*.ts', 'elements/*/*.ts'].flatMap((pattern) =>
    globSync(pattern, { cwd: join(root, 'src') }),
  );
  const declarations = writeDeclarations({
    root,
    entries: entries.filter((entry) => !/\.(?:view|styles)\.ts$/u.test(entry)).sort(),
    outDir: join(outDir, 'types'),
    bundled: BUNDLED,
  });
  await Promise.all([manifest, declarations]);
}

if (import.meta.main) {
  const dist = resolve(process.argv[2] ?? join(root, 'dist'));
  const next = join(root, '.cache', `dist-${process.pid}`);
  const began = performance.now();
  try {
    await buildPackage(next);
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  console.log(formatSizes(await measureSizes(dist)));
  console.log(`build: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
