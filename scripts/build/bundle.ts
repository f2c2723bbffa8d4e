/** One self-contained file: everything that a module needs, Lit too, minified. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

export const root = join(import.meta.dirname, '../..');

/** The name under which Lit turns strings into templates where Trusted Types are enforced. */
const POLICY = { published: 'createPolicy("lit-html"', ours: 'createPolicy("lupa-lit"' };

/**
 * Gives the Lit inside our files a Trusted Types policy of its own name: a browser may refuse a second policy of one
 * name, and a page's CSP can then allow ours without allowing every Lit.
 */
export function renamedPolicy(): Plugin {
  return {
    name: 'lupa-trusted-types-policy',
    transform(code, id) {
      if (!id.includes('/lit-html/') || !code.includes('createPolicy')) return null;
      if (!code.includes(POLICY.published)) throw new Error(`Lit names its Trusted Types policy in another way: ${id}`);
      return { code: code.replace(POLICY.published, POLICY.ours), map: null };
    },
  };
}

/**
 * `sideEffects` of package.json speaks of the built files, and a bundler would drop the sources that only register.
 * Of the sources, these are the modules that do something when they are imported.
 */
export function sourceSideEffects(): Plugin {
  return {
    name: 'lupa-source-side-effects',
    transform: (code, id) => (/\/src\/(?:define|bundles)\//u.test(id) ? { code, map: null, moduleSideEffects: true } : null),
  };
}

export interface BundleOptions {
  /** The entries: module ids or absolute paths, by the name of their file in the output. */
  input: Record<string, string>;
  plugins?: Plugin[];
  /** Keeps dynamic imports as files of their own under this folder. */
  chunksIn?: string;
}

/** Bundles for a browser without a build step of its own. Returns the files, nothing is written. */
export async function bundle({ input, plugins = [], chunksIn }: BundleOptions): Promise<Rolldown.OutputChunk[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __LUPA_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    plugins: [renamedPolicy(), sourceSideEffects(), ...plugins],
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
  return output.filter((file) => file.type === 'chunk');
}
