import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-my-page.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, pressEach, state } from '../state.ts';

const TAG = 'lupa-my-page';

/** Profile, services and consents of a citizen, and of those for whom they act. */
export default {
  title: 'Elements/lupa-my-page',
  component: TAG,
  args: { 'heading-level': 2 },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-my-page heading-level=${args['heading-level']}></lupa-my-page>
  </lupa-provider>`,
} satisfies Meta;

// The part stands in the address, and stays there from the story before.
const PROFILE = 'nav li:nth-child(1) a';
const SERVICES = 'nav li:nth-child(2) a';
const CONSENTS = 'nav li:nth-child(3) a';
const WHOSE = 'summary';
const CHILD = 'label:nth-of-type(3) input';

export const Default = state('default', ['3 odottaa', '3 väntar', '3 waiting']);
export const Services = state('default', ['Käyttämäsi palvelut', 'Dina tjänster', 'Services you use'], {
  play: press(TAG, SERVICES),
});
export const Consents = state('default', ['Odottaa vastaustasi', 'Väntar på ditt svar', 'Awaiting your answer'], {
  play: press(TAG, CONSENTS),
});
/** The line that says for whom one acts, opened: how many requests wait for each. */
export const ForWhom = state('default', 'Aina Maria Simakuutio', { play: pressEach(TAG, CONSENTS, WHOSE) });
export const ForAChild = state('default', ['2 odottaa', '2 väntar', '2 waiting'], {
  play: pressEach(TAG, CONSENTS, WHOSE, CHILD),
});
/** The profile stays one's own. */
export const ForAChildWithOwnProfile = state(
  'default',
  ['Tämä on omasi', 'Det här gäller dig själv', 'This is your own'],
  {
    play: pressEach(TAG, PROFILE, WHOSE, CHILD),
  },
);
/** Nothing has been asked of them, and they act for nobody else. */
export const NothingAsked = state('empty', ['Ei lupapyyntöjä', 'Inga begäranden', 'No requests'], {
  play: press(TAG, CONSENTS),
});
export const LongText = state('long-text', 'Konstantia-Theodolinda', { play: pressEach(TAG, CONSENTS, WHOSE) });
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…'], { play: press(TAG, CONSENTS) });
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer'], {
  play: press(TAG, CONSENTS),
});
export const Offline = state('offline', NO_CONNECTION, { play: press(TAG, CONSENTS) });
export const SignedOut = state('signed-out', [
  'Kirjaudu sisään nähdäksesi tietosi',
  'Logga in för att se dina uppgifter',
  'Sign in to see your information',
]);
/** Signed in by an e-mail address: what they have told themselves is shown, and each part has one way to the rest. */
export const IdentifiedWeakly = state(
  'weak',
  [
    'Näet viralliset tietosi, kun tunnistaudut',
    'Du ser dina officiella uppgifter när du identifierar dig',
    'You see your official information when you identify yourself',
  ],
  { play: press(TAG, PROFILE) },
);
export const IdentifiedWeaklyForServices = state(
  'weak',
  ['Näet käyttämäsi palvelut', 'Du ser de tjänster', 'You see the services that you use'],
  { play: press(TAG, SERVICES) },
);
export const IdentifiedWeaklyForConsents = state(
  'weak',
  ['Näet lupapyyntösi, kun tunnistaudut', 'Du ser dina begäranden när du', 'You see your requests when you identify'],
  { play: press(TAG, CONSENTS) },
);
export const Narrow = state('default', ['3 odottaa', '3 väntar', '3 waiting'], { narrow: true });
export const NarrowForWhom = state('default', 'Aina Maria Simakuutio', {
  play: pressEach(TAG, CONSENTS, WHOSE),
  narrow: true,
});
export const NarrowLongText = state('long-text', 'Konstantia-Theodolinda', {
  play: pressEach(TAG, CONSENTS, WHOSE),
  narrow: true,
});
export const HeadingLevelFour = state('default', ['Oma sivu', 'Min sida', 'My page'], {
  args: { 'heading-level': 4 },
});
export const Unconfigured = state('default', NOT_SET_UP, { render: () => html`<lupa-my-page></lupa-my-page>` });
