import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: {
    name: '@storybook/web-components-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The book is a tool, not a page: its size is nothing to warn of. (Of a Vite config only `build.target` is taken.)
  viteFinal: (vite) => mergeConfig(vite, { build: { chunkSizeWarningLimit: 4000 } }),
};

export default config;
