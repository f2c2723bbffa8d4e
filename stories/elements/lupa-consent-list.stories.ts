import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, state, TRY_AGAIN } from '../state.ts';

/** The citizen's own and their dependants' requests: the ones that wait come first. */
export default {
  title: 'Elements/lupa-consent-list',
  component: 'lupa-consent-list',
  args: { 'detail-path': '#{id}', 'heading-level': 2 },
  render: ({ 'detail-path': path, 'heading-level': level }) => html`<lupa-provider api-url="/api">
    <lupa-consent-list detail-path=${path} heading-level=${level}></lupa-consent-list>
  </lupa-provider>`,
} satisfies Meta;

export const Default = state('default', ['Odottaa vastaustasi', 'Väntar på ditt svar', 'Awaiting your answer']);
export const Filtered = state('default', ['pyynnön 9.1.2023.', 'begäran 9.1.2023.', 'request on 9 January 2023.'], {
  play: press('lupa-consent-list', '.lupa-filter:nth-of-type(3) input'),
});
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Empty = state('empty', ['Ei lupapyyntöjä', 'Inga begäranden', 'No requests']);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const Offline = state('offline', NO_CONNECTION);
export const HtmlInsteadOfJson = state('html', TRY_AGAIN);
export const PartlyUnreadable = state('unreadable', [
  'Näin monta pyyntöä ei voitu näyttää: 1',
  'Så här många begäranden kunde inte visas: 1',
  'Some requests could not be shown: 1',
]);
export const UnknownStatus = state('unknown-status', ['Tuntematon tila', 'Okänd status', 'Unknown status']);
export const SignedOut = state('signed-out', ['Kirjaudu sisään, niin', 'Logga in för att se', 'Sign in to see']);
export const LongText = state('long-text', [
  'Varhaiskasvatuspalvelukokonaisuudenkehittämiskeskusyhtymä',
  'Småbarnspedagogikservicehelhetsutvecklingscentralsamkommun',
  'The Joint Municipal Authority',
]);
export const Narrow = state('default', ['Päämies', 'Huvudman', 'Person you act for'], { narrow: true });
export const NarrowLongText = state('long-text', 'Konstantia-Theodolinda', { narrow: true });
export const HeadingLevelFour = state('default', ['Luvat ja', 'Tillstånd och', 'Permissions and consents'], {
  args: { 'heading-level': 4 },
});
export const Unconfigured = state('default', NOT_SET_UP, {
  render: () => html`<lupa-consent-list></lupa-consent-list>`,
});
