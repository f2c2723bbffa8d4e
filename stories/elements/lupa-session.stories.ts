import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { NO_CONNECTION, NOT_SET_UP, press, state, TRY_AGAIN } from '../state.ts';

/** Sign in; who is signed in; sign out. */
export default {
  title: 'Elements/lupa-session',
  component: 'lupa-session',
  render: () => html`<lupa-provider api-url="/api"><lupa-session></lupa-session></lupa-provider>`,
} satisfies Meta;

export const SignedIn = state('default', 'Ahto Simakuutio');
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const Failed = state('failed', NO_CONNECTION);
export const Offline = state('offline', TRY_AGAIN);
export const SignOutFailed = state(
  'sign-out-failed',
  ['Uloskirjautuminen ei onnistunut.', 'Utloggningen lyckades inte.', 'Signing out did not succeed.'],
  { play: press('lupa-session', 'button') },
);
export const LongText = state('long-text', 'Maximiliana-Wilhelmiina');
export const Narrow = state('long-text', ['Kirjaudu ulos', 'Logga ut', 'Sign out'], { narrow: true });
export const Unconfigured = state('default', NOT_SET_UP, { render: () => html`<lupa-session></lupa-session>` });
