import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';

export default {
  title: 'Elements/lupa-session',
  component: 'lupa-session',
  render: () => html`<lupa-provider api-url="/api"><lupa-session></lupa-session></lupa-provider>`,
} satisfies Meta;

export const SignedIn: StoryObj = {
  parameters: { expects: { fi: 'Ahto Simakuutio', sv: 'Ahto Simakuutio', en: 'Ahto Simakuutio' } },
};

export const SignedOut: StoryObj = {
  parameters: {
    scenario: 'signed-out',
    expects: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  },
};
