/**
 * The library as npm gets it: ES modules, one entry per tag and per class, Lit's packages left to the host's own
 * bundler, everything else inside. The self-contained files for script tags are made by `scripts/build.ts`.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';
import { compactStyles, compactTemplates, compactValibot, noClipboardPolicy } from './scripts/build/plugins.ts';
import { wordsAt } from './scripts/build/words.ts';

const root = import.meta.dirname;
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

/** Name of the file in `dist`, without its ending → module. */
function entries(): Record<string, string> {
  const defines = globSync('src/define/*.ts', { cwd: root }).map((file) => [`define/${basename(file, '.ts')}`, file]);
  const elements = globSync('src/elements/*/', { cwd: root }).map((folder) => {
    const name = basename(folder);
    return [`elements/${name}`, `src/elements/${name}/${name}.ts`];
  });
  return Object.fromEntries([['index', 'src/index.ts'], ...defines.sort(), ...elements.sort()]);
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [compactValibot(), noClipboardPolicy(), ...wordsAt('calls'), compactStyles(), compactTemplates()],
  define: { __LUPA_VERSION__: JSON.stringify(version) },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // The host's build minifies; readable names help whoever debugs there.
    minify: false,
    lib: { entry: entries(), formats: ['es'] },
    rolldownOptions: {
      external: (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
