import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-list.ts';
import { NO_CONNECTION, NOT_SET_UP, state } from '../state.ts';

/** The templates of an organisation, for its staff: whom each is for, in which languages, how its requests stand. */
export default {
  title: 'Elements/lupa-template-list',
  component: 'lupa-template-list',
  args: { 'requests-path': '#{id}', 'heading-level': 2 },
  render: ({ 'requests-path': path, 'heading-level': level }) => html`<lupa-provider api-url="/api">
    <lupa-template-list requests-path=${path} heading-level=${level}></lupa-template-list>
  </lupa-provider>`,
} satisfies Meta;

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
