import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import manifest from 'virtual:custom-elements';
import { handlersFor, type ScenarioName } from '../demo-server/msw.ts';
import { LANGUAGES } from '../src/model/language.ts';
import { AXE_OPTIONS } from './accessibility.ts';
import { TODAY } from './clock.ts';
import { attributesOnly } from './controls.ts';
import ElementPage from './element-page.mdx';
import { THEMES, useTheme } from './themes.ts';
import './page.css';

setCustomElementsManifest(manifest);

const worker = setupWorker();
const started = worker.start({
  serviceWorker: { url: './mockServiceWorker.js' },
  onUnhandledFrame: 'bypass',
  quiet: true,
});

const preview: Preview = {
  tags: ['autodocs'],
  argTypesEnhancers: [attributesOnly],
  initialGlobals: { language: 'fi', theme: 'helsinki' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: { icon: 'globe', dynamicTitle: true, items: LANGUAGES.map((value) => ({ value, title: value })) },
    },
    theme: {
      description: 'Theme of the municipality',
      toolbar: { icon: 'paintbrush', dynamicTitle: true, items: Object.keys(THEMES) },
    },
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    options: { storySort: { order: ['What Lupa is', '*'] } },
    // One story to a page: each has a server of its own, and there is one service worker.
    docs: { page: ElementPage, source: { type: 'dynamic' } },
    a11y: { options: AXE_OPTIONS, test: 'todo' },
  },
  loaders: [
    async ({ parameters }) => {
      await started;
      // What was typed in one story and not saved is not brought back in another.
      for (const key of Object.keys(localStorage)) if (key.startsWith('lupa')) localStorage.removeItem(key);
      const scenario = (parameters['scenario'] ?? 'default') as ScenarioName;
      worker.resetHandlers(...handlersFor(scenario, { now: () => TODAY }));
      return {};
    },
  ],
  decorators: [
    (story, { globals, parameters, canvasElement }) => {
      canvasElement.lang = globals['language'] as string;
      useTheme(globals['theme'] as string);
      canvasElement.classList.toggle('narrow', parameters['narrow'] === true);
      return story();
    },
  ],
};

export default preview;
