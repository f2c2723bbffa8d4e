import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { SCENARIO_PUBLICATION_ID } from '../../demo-server/scenarios.ts';
import '../../src/define/lupa-consent-roster.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, shown, state, TRY_AGAIN } from '../state.ts';

const TAG = 'lupa-consent-roster';

/** Who may and who may not: for those at the door, large, live, and on paper. */
export default {
  title: 'Elements/lupa-consent-roster',
  component: TAG,
  args: {
    'template-id': GROUP_TEMPLATE_ID,
    'templates-path': '#templates',
    'requests-path': '#{id}',
    'warn-after': 60,
    'heading-level': 2,
  },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-consent-roster
      template-id=${args['template-id']}
      templates-path=${args['templates-path']}
      requests-path=${args['requests-path']}
      warn-after=${args['warn-after']}
      heading-level=${args['heading-level']}
    ></lupa-consent-roster>
  </lupa-provider>`,
} satisfies Meta;

/** Writes into the search, as a person does. */
function search(words: string): ReturnType<typeof press> {
  return async (context) => {
    const field = await shown<HTMLInputElement>(context, TAG, '#lupa-search');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
}

const COUNTS: [string, string, string] = ['9 saa, 18 ei saa', '9 får, 18 får inte', '9 may, 18 may not'];
const THREE = { 'template-id': SCENARIO_PUBLICATION_ID };
const THREE_COUNTS: [string, string, string] = ['0 saa, 27 ei saa', '0 får, 27 får inte', '0 may, 27 may not'];

export const Default = state('carer', COUNTS);
export const Narrow = state('carer', COUNTS, { narrow: true });
export const SeveralPurposes = state('carer', THREE_COUNTS, { args: THREE });
export const SeveralPurposesNarrow = state('carer', THREE_COUNTS, { args: THREE, narrow: true });
export const OnlyWhoMay = state('carer', ['näkyvissä: 9 / 27', 'visas: 9 av 27', 'shown: 9 of 27'], {
  play: press(TAG, '.lupa-filter:nth-of-type(2) input'),
});
export const Searched = state('carer', ['näkyvissä: 2 / 27', 'visas: 2 av 27', 'shown: 2 of 27'], {
  play: search('vä'),
});
export const NoResults = state('carer', ['Kukaan ei vastaa hakua', 'Ingen motsvarar', 'Nobody matches'], {
  play: search('xyz'),
});
export const ByFirstName = state('carer', COUNTS, { play: press(TAG, '.lupa-order[aria-pressed=false]') });
/** A withdrawal has just come. */
export const Changed = state('roster-changes', ['Muuttui klo', 'Ändrades kl.', 'Changed at']);
/** The network has gone after the list had come. */
export const NoNetwork = state('roster-offline', ['alle minuutti sitten', 'mindre än en minut', 'less than a minute']);
export const NoNetworkNarrow = state(
  'roster-offline',
  ['alle minuutti sitten', 'mindre än en minut', 'less than a minute'],
  { narrow: true },
);
/** Kept on the way for twelve minutes. */
export const Old = state('roster-old', ['12 minuuttia sitten', 'för 12 minuter sedan', '12 minutes ago']);
const WARNING: [string, string, string] = [
  'Tarkista lupa muualta',
  'Kontrollera tillståndet på',
  'Check the permission',
];
export const TooOld = state('roster-too-old', WARNING);
export const TooOldNarrow = state('roster-too-old', WARNING, { narrow: true });
export const OfUnknownAge = state('roster-ahead', [
  'Tietojen ikää ei tiedetä',
  'Det går inte att veta',
  'Nobody knows',
]);
export const Empty = state('roster-empty', ['ei ole vielä ketään', 'Det finns ännu ingen', 'There is nobody']);
export const NotByConsent = state('roster-no-consent', [
  'Tässä ei pyydetä',
  'Här begärs inget',
  'No permission is asked',
]);
export const NotPublished = state('roster-unpublished', [
  'ei ole vielä pyydetty',
  'Ingen har ännu tillfrågats',
  'Nobody has been asked yet',
]);
export const NotFound = state('default', ['Luetteloa ei löytynyt', 'Listan hittades inte', 'The list was not found']);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', TRY_AGAIN);
export const SignedOut = state('signed-out', ['Kirjaudu sisään, niin', 'Logga in för att se', 'Sign in to see']);
export const HeadingLevelFour = state('carer', COUNTS, { args: { 'heading-level': 4 } });
export const Unconfigured = state('carer', NOT_SET_UP, {
  render: () => html`<lupa-consent-roster></lupa-consent-roster>`,
});
