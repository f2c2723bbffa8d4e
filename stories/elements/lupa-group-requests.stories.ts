import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ANSWERED_TEMPLATE_ID } from '../../demo-server/scenario-answers.ts';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import '../../src/define/lupa-group-requests.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, pressEach, shown, state, TRY_AGAIN } from '../state.ts';

const TAG = 'lupa-group-requests';

/** The people to whom a template is directed: how each stands, and what the staff do about it. */
export default {
  title: 'Elements/lupa-group-requests',
  component: TAG,
  args: {
    'template-id': GROUP_TEMPLATE_ID,
    'templates-path': '#templates',
    'template-path': '#{id}',
    'consent-path': '#{id}',
    'heading-level': 2,
  },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-group-requests
      template-id=${args['template-id']}
      templates-path=${args['templates-path']}
      template-path=${args['template-path']}
      consent-path=${args['consent-path']}
      heading-level=${args['heading-level']}
    ></lupa-group-requests>
  </lupa-provider>`,
} satisfies Meta;

/** Writes into the search, as a person does. */
function search(words: string): ReturnType<typeof press> {
  return async (context) => {
    const field = await shown<HTMLInputElement>(context, TAG, '#lupa-search');
    field.value = words;
    field.form?.requestSubmit();
  };
}

const SHOWING: [string, string, string] = [
  '27 tulosta, näytetään 1–20',
  '27 resultat, visar 1–20',
  '27 results, showing 1–20',
];

export const Default = state('director', SHOWING);
export const OnlyLookedAt = state('educator', SHOWING);
export const Choosing = state('director', ['1 valittu', '1 valda', '1 selected'], {
  play: pressEach(TAG, '#lupa-choose', 'tbody input'),
});
export const Menu = state('director', ['Kopioi linkki', 'Kopiera länken', 'Copy the link'], {
  play: pressEach(TAG, '.lupa-menu-button'),
});
export const NoResults = state('director', ['Haku ei löydä ketään', 'Ingen motsvarar', 'Nobody matches'], {
  play: search('xyz'),
});
export const Sending = state('director', ['Pyyntö lähetetään', 'En begäran skickas', 'A request will be sent'], {
  play: pressEach(TAG, '#lupa-act-send'),
});
export const Sent = state('director', ['Pyyntöjä lähetetty', 'Begäranden skickade', 'Requests sent'], {
  play: pressEach(TAG, '#lupa-act-send', '[data-what=start]'),
});
export const Reminding = state(
  'director',
  ['Muistutus lähetetään', 'En påminnelse skickas', 'A reminder will be sent'],
  {
    play: pressEach(TAG, '#lupa-act-remind'),
  },
);
export const Closing = state(
  'director',
  ['Sulkeminen on lopullista', 'Stängningen är slutgiltig', 'Closing is final'],
  {
    play: pressEach(TAG, '#lupa-act-close'),
  },
);
export const RecordingAnAnswer = state('director', ['Missä todiste on', 'Var beviset finns', 'Where the evidence is'], {
  play: pressEach(TAG, '.lupa-menu-button', '.lupa-menu-items button:last-child'),
});
export const RecordingNothing = state('director', ['Valitse, mitä', 'Välj vad som', 'Choose what was'], {
  play: pressEach(TAG, '.lupa-menu-button', '.lupa-menu-items button:last-child', '#lupa-record'),
});
export const Narrow = state('director', ['Siirry toimintoihin', 'Gå till åtgärderna', 'To the actions'], {
  narrow: true,
});
export const NarrowChoosing = state('director', ['1 valittu', '1 valda', '1 selected'], {
  narrow: true,
  play: pressEach(TAG, '#lupa-choose', 'tbody input'),
});
const ANSWERED = { 'template-id': ANSWERED_TEMPLATE_ID };
const IN_STEPS: [string, string, string] = [
  'Luvut muuttuvat viiden vastauksen välein',
  'Siffrorna ändras i steg om fem svar',
  'Figures change in steps of five answers',
];
export const Statistics = state('many-answers', IN_STEPS, { args: ANSWERED, play: press(TAG, '#lupa-statistics') });
export const StatisticsAsATable = state(
  'many-answers',
  ['Vastannut vähintään', 'Hade svarat, minst', 'Had answered, at least'],
  { args: ANSWERED, play: pressEach(TAG, '#lupa-statistics', '.lupa-figures summary') },
);
export const StatisticsNarrow = state('many-answers', IN_STEPS, {
  args: ANSWERED,
  narrow: true,
  play: press(TAG, '#lupa-statistics'),
});
export const StatisticsOfFew = state(
  'few-answers',
  ['Ryhmä on liian pieni', 'Gruppen är för liten', 'The group is too small'],
  { args: ANSWERED, play: press(TAG, '#lupa-statistics') },
);
export const StatisticsFailed = state(
  'statistics-failed',
  ['ei saatu haettua', 'kunde inte hämtas', 'could not be fetched'],
  { args: ANSWERED, play: press(TAG, '#lupa-statistics') },
);
export const Empty = state('group-empty', [
  'Ryhmässä ei ole vielä ketään',
  'Det finns ännu ingen i gruppen',
  'There is nobody in the group yet',
]);
export const NamedPeople = state('group-named-people', ['Lisää henkilöitä', 'Lägg till personer', 'Add people']);
export const AddingPeople = state('group-named-people', ['Hae', 'Sök', 'Search'], {
  play: pressEach(TAG, '#lupa-add-people'),
});
export const SomebodySends = state('group-running', ['Käsitelty: 2/7', 'Behandlade: 2/7', 'Handled: 2 of 7']);
export const NotKnownWhetherItBegan = state(
  'group-start-lost',
  ['Emme tiedä, alkoiko', 'Vi vet inte om', 'It is not known whether'],
  { play: pressEach(TAG, '#lupa-act-send', '[data-what=start]') },
);
export const NotFound = state('default', [
  'Lupapohjaa ei löytynyt',
  'Samtyckesmallen hittades',
  'The template was not',
]);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', TRY_AGAIN);
export const SignedOut = state('signed-out', ['Kirjaudu sisään, niin', 'Logga in för att se', 'Sign in to see']);
export const HeadingLevelFour = state('director', ['Ryhmän jäsenet', 'Gruppens medlemmar', 'Members of the group'], {
  args: { 'heading-level': 4 },
});
export const Unconfigured = state('director', NOT_SET_UP, {
  render: () => html`<lupa-group-requests></lupa-group-requests>`,
});
export const FromAFile = state(
  'director',
  [
    'CSV-tiedosto, jossa ovat kaikki ryhmän jäsenet',
    'En CSV-fil med alla i gruppen',
    'A CSV file of everybody in the group',
  ],
  { play: press(TAG, '#lupa-bring-in') },
);
