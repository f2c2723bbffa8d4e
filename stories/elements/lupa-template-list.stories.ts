import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-list.ts';
import { NO_CONNECTION, NOT_SET_UP, press, pressEach, state } from '../state.ts';

const TAG = 'lupa-template-list';

/** The templates of an organisation, for its staff: whom each is for, in which languages, how its requests stand. */
export default {
  title: 'Elements/lupa-template-list',
  component: TAG,
  args: { 'requests-path': '#requests-{id}', 'editor-path': '#{id}', 'heading-level': 2 },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-template-list
      requests-path=${args['requests-path']}
      editor-path=${args['editor-path']}
      heading-level=${args['heading-level']}
    ></lupa-template-list>
  </lupa-provider>`,
} satisfies Meta;

const MENU = `#lupa-menu-${GROUP_TEMPLATE_ID}`;
const COPY = '.lupa-menu-items button:first-of-type';
const ARCHIVE = '.lupa-menu-items button:last-of-type';
const DO_IT = 'dialog .lupa-buttons button';

/** Presses, and stays on the page: elsewhere it goes to the editor of what was made. */
function stayAndPress(...buttons: string[]): ReturnType<typeof press> {
  return async (context) => {
    const stay = (event: Event) => event.preventDefault();
    context.canvasElement.querySelector(TAG)?.addEventListener('lupa-template-created', stay, { once: true });
    await pressEach(TAG, ...buttons)(context);
  };
}

const ADMIRALS: [string, string, string] = [
  'Amiraalit-ryhmän kuvauslupa',
  'Fotograferingstillstånd för gruppen Amiralerna',
  'Photo permission of the Admirals group',
];

export const Default = state('director', ADMIRALS);
export const OneOrganisation = state('educator', [
  'Organisaatio: Helsinki',
  'Organisation: Helsingfors',
  'Organisation: Helsinki',
]);
export const NoTemplates = state('no-templates', [
  'Ei vielä lupapohjia',
  'Inga samtyckesmallar ännu',
  'No templates yet',
]);
/** Without an address of the editor the templates are looked at, and nothing is done to them. */
export const WithoutTheEditor = state('director', ADMIRALS, {
  render: () => html`<lupa-provider api-url="/api">
    <lupa-template-list requests-path="#requests-{id}"></lupa-template-list>
  </lupa-provider>`,
});
export const Menu = state('director', ['Kopioi uudeksi', 'Kopiera som ny', 'Copy as a new one'], {
  play: press(TAG, MENU),
});
export const New = state('director', ['Nimetön lupapohja', 'Mall utan namn', 'Without a name'], {
  play: stayAndPress('#lupa-create'),
});
export const Copied = state('director', ['Luonnos (2)', 'Utkast (2)', 'Draft (2)'], {
  play: stayAndPress(MENU, COPY),
});
export const NotMade = state(
  'template-not-made',
  ['Lupapohjaa ei luotu', 'Ingen mall skapades', 'No template was made'],
  { play: press(TAG, '#lupa-create') },
);
export const NotKnownWhetherMade = state(
  'template-perhaps-made',
  ['emme tiedä, luotiinko', 'vi vet inte om en mall', 'we do not know whether a template'],
  { play: press(TAG, '#lupa-create') },
);
export const Archiving = state(
  'director',
  ['Sillä ei enää kysytä keneltäkään', 'Ingen tillfrågas längre med den', 'Nobody is asked by it any more'],
  { play: pressEach(TAG, MENU, ARCHIVE) },
);
export const AnswersAreWaitedFor = state(
  'director',
  ['Ei arkistoitu: vastauksia odotetaan', 'Inte arkiverad: svar väntas', 'Not archived: answers are waited for'],
  { play: pressEach(TAG, MENU, ARCHIVE, DO_IT) },
);
export const Answered = state('many-answers', [
  'Puolet vastasi 2 päivässä',
  'Hälften svarade inom 2 dagar',
  'Half answered within 2 days',
]);
export const NotStaff = state('default', [
  'Nämä sivut ovat henkilöstölle',
  'De här sidorna är för personalen',
  'These pages are for the staff',
]);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const Narrow = state('director', ADMIRALS, { narrow: true });
export const Unconfigured = state('director', NOT_SET_UP, {
  render: () => html`<lupa-template-list></lupa-template-list>`,
});
