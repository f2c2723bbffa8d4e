/** One self-contained file: everything that a module needs, Lit too, minified. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { leanLit, renamedPolicy } from './lean-lit.ts';
import {
  compactStyles,
  compactTemplates,
  compactValibot,
  minifiedAgain,
  noClipboardPolicy,
  stylesFirst,
} from './plugins.ts';
import { wordsAt, type WordsPlace } from './words.ts';

export const root = join(import.meta.dirname, '../..');

export interface BundleOptions {
  /** The entries: module ids or absolute paths, by the name of their file in the output. */
  input: Record<string, string>;
  plugins?: Plugin[];
  /** Keeps dynamic imports as files of their own under this folder. */
  chunksIn?: string;
  /** In a table where nothing else is said; files that share chunks have them in the calls. */
  words?: WordsPlace;
  /** The file has no directives of Lit's and no templates of SVG: the Lit in it is smaller. */
  plain?: boolean;
}

/** Bundles for a browser without a build step of its own. Returns the files, nothing is written. */
export async function bundle(options: BundleOptions): Promise<(Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const { input, plugins = [], chunksIn, words = chunksIn === undefined ? 'table' : 'calls', plain = false } = options;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __LUPA_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    plugins: [
      renamedPolicy(),
      noClipboardPolicy(),
      leanLit({ plain }),
      compactValibot(),
      ...wordsAt(words),
      compactStyles(),
      stylesFirst(),
      compactTemplates({ plain }),
      minifiedAgain(),
      ...plugins,
    ],
    build: {
      // As a library: no polyfill and no preloading of Vite's own around what is imported.
      lib: { entry: input, formats: ['es'] },
      target: 'es2022',
      write: false,
      rolldownOptions: {
        output: {
          minify: true,
          comments: false,
          entryFileNames: '[name].js',
          ...(chunksIn === undefined ? { codeSplitting: false } : { chunkFileNames: `${chunksIn}/[name]-[hash].js` }),
        },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0]! : (result as Rolldown.RolldownOutput);
  return output;
}

const PAGE = 'virtual:lupa-page';

/** Bundles what a page's own module would: `source` is its text, with absolute paths. */
export async function bundlePage(source: string): Promise<Rolldown.OutputChunk> {
  const page: Plugin = {
    name: 'lupa-page',
    resolveId: (id) => (id.endsWith(PAGE) ? `\0${PAGE}` : null),
    load: (id) => (id === `\0${PAGE}` ? source : null),
  };
  const [chunk] = await bundle({ input: { page: PAGE }, plugins: [page] });
  if (chunk?.type !== 'chunk') throw new Error('The page has become no file.');
  return chunk;
}
