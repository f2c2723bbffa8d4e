import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

/** Of the book alone: the one at the top makes the library, and puts smaller code in the place of what it needs. */
export default defineConfig({
  publicDir: false,
  plugins: [msw({ mode: 'worker-only' })],
});
