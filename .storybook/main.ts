import type { StorybookConfig } from '@storybook/web-components-vite';
import { msw } from 'msw/vite';
import { mergeConfig, type Plugin } from 'vite';

/** package.json tells the side effects of what is published, by paths in dist; stories define the tags from src. */
const definitions: Plugin = {
  name: 'lupa-definitions',
  transform: {
    filter: { id: /\/src\/define\// },
    handler: (code) => ({ code, moduleSideEffects: true }),
  },
};

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      plugins: [definitions, msw({ mode: 'worker-only' })],
      // The book is a tool, not a page: its size is nothing to warn of.
      build: { chunkSizeWarningLimit: 4000 },
    }),
};

export default config;
