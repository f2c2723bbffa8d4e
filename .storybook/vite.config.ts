import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { msw } from 'msw/vite';
import { defineConfig, type Plugin } from 'vite';

const MANIFEST = 'virtual:custom-elements';

/** What the docs and controls are made from: read from the sources of the elements, as they are now. */
function manifest(): Plugin {
  return {
    name: 'lupa-manifest',
    resolveId: (id) => (id === MANIFEST ? `\0${MANIFEST}` : null),
    async load(id) {
      if (id !== `\0${MANIFEST}`) return null;
      const read = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
      return `export default ${JSON.stringify(read)};`;
    },
  };
}

/** Of the book alone: the one at the top makes the library, and puts smaller code in the place of what it needs. */
export default defineConfig({
  publicDir: false,
  plugins: [manifest(), msw({ mode: 'worker-only' })],
});
