import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { REQUEST_IDS, SCENARIO_REQUEST_ID } from '../../demo-server/msw.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, state, TRY_AGAIN } from '../state.ts';

/** One request: what is asked, by whom and why; the answer; what has happened. */
export default {
  title: 'Elements/lupa-consent-detail',
  component: 'lupa-consent-detail',
  args: { 'request-id': SCENARIO_REQUEST_ID, 'list-path': '#', 'detail-path': '#{id}', 'heading-level': 2 },
  render: ({ 'request-id': id, 'list-path': list, 'detail-path': detail, 'heading-level': level }) =>
    html`<lupa-provider api-url="/api">
      <lupa-consent-detail
        request-id=${id}
        list-path=${list}
        detail-path=${detail}
        heading-level=${level}
      ></lupa-consent-detail>
    </lupa-provider>`,
} satisfies Meta;

const accepting = { play: press('lupa-consent-detail', '[data-decision=accept]') };
const refusing = { play: press('lupa-consent-detail', '[data-decision=refuse]') };

export const Waiting = state('waiting', ['Odottaa vastaustasi', 'Väntar på ditt svar', 'Awaiting your answer']);
export const InForce = state('in-force', ['Hyväksyit pyynnön', 'Du godkände begäran', 'You accepted the request']);
export const Refused = state('refused', ['Hylkäsit pyynnön', 'Du avböjde begäran', 'You declined the request']);
export const Withdrawn = state('withdrawn', ['Peruit suostumuksen', 'Du återkallade samtycket', 'You withdrew']);
export const AwaitingOthers = state('awaiting-others', [
  'Odottaa muita',
  'Väntar på fler svar',
  'Awaiting other answers',
]);
export const AnswersDiffer = state('conflict', ['Vastaukset eroavat', 'Svaren skiljer sig', 'The answers differ']);
export const AnsweringEnded = state('answering-ended', ['Vastausaika', 'Svarstiden', 'Answering ended']);
export const Closed = state('closed', [
  'suljettiin 20.11.2026.',
  'stängdes 20.11.2026.',
  'was closed on 20 November 2026.',
]);
export const Expired = state('expired', ['päättyi 21.11.2026.', 'gick ut 21.11.2026.', 'ended on 21 November 2026.']);
export const Suspended = state('suspended', [
  'Pyyntö on keskeytetty',
  'Begäran är pausad',
  'The request has been paused',
]);
export const UnknownStatus = state('unknown-status', ['Tuntematon tila', 'Okänd status', 'Unknown status']);

export const SafetyBan = state('safety-ban', [
  'vain, jos kukaan ei vastaa ei.',
  'bara om ingen svarar nej.',
  'only if nobody answers no.',
]);
export const Unreachable = state('unreachable', ['Ei tavoitettavissa', 'Inte anträffbar', 'Cannot be reached']);
export const SubjectSaidNo = state('subject-said-no', [
  'jota pyyntö koskee, on vastannut ei.',
  'gäller har svarat nej.',
  'has answered no.',
]);
export const CameOfAge = state('came-of-age', ['Pyyntöön vastaa nyt', 'Nu svarar den', 'answers it now']);
export const FormerGuardian = state('former-guardian', [
  'Huoltajien vastaukset eivät ole enää voimassa.',
  'Vårdnadshavarnas svar är inte längre i kraft.',
  'The answers of the guardians are no longer in force.',
]);
export const EndsSoon = state('ends-soon', ['päättyy pian.', 'upphör snart.', 'ends soon.']);
export const OnPaper = state('paper', ['(paperilla)', '(på papper)', '(on paper)']);

export const Purposes = state('purposes', ['Tallenna valintani', 'Spara mina val', 'Save my choices']);
export const ChoiceMissing = state(
  'purposes',
  ['Tee ensin valintasi', 'Gör först ditt val', 'Make your choice first'],
  {
    play: press('lupa-consent-detail', 'form button'),
  },
);
export const AllAccepted = state('purposes', ['Peru kaikki', 'Återkalla alla', 'Withdraw all'], accepting);
export const SomePurposes = state('some-purposes', ['Osa hyväksytty', 'En del godkänt', 'Partly accepted']);
export const NeedsRenewal = state('needs-renewal', [
  'Aiempi vastauksesi: Hyväksytty',
  'Ditt tidigare svar: Godkänt',
  'Your earlier answer: Accepted',
]);
export const WhatHasChanged = state('needs-renewal', [' ja ääni', ' och barnets röst', ' and voice'], {
  play: press('lupa-consent-detail', 'summary'),
});
export const Replaced = state(
  'default',
  ['Siirry uuteen pyyntöön', 'Gå till den nya begäran', 'Go to the new request'],
  { args: { 'request-id': REQUEST_IDS.publicationLastYear } },
);
export const Explicit = state('explicit', ['Annan nimenomaisen', 'Jag ger mitt uttryckliga', 'I give my explicit']);
export const ExplicitMissing = state(
  'explicit',
  ['Tee ensin valintasi', 'Gör först ditt val', 'Make your choice first'],
  accepting,
);
export const InAdvanceOffered = state('in-advance-offered', [
  'Vastaa ennakolta',
  'Svara på förhand',
  'Answer in advance',
]);
export const AnsweredInAdvance = state('answered-in-advance', [
  'Tällaisiin pyyntöihin vastataan puolestasi',
  'Sådana begäranden besvaras för dig',
  'Requests of this kind are answered for you',
]);

export const CheckedByOtherSystems = state('checked', [
  'Kuvapankki tarkisti, onko suostumus voimassa (3 kertaa)',
  'Kuvapankki kontrollerade om samtycket är i kraft (3 gånger)',
  'Kuvapankki checked whether consent is in force (3 times)',
]);

export const Saving = state('saving', ['Tallennetaan…', 'Sparar…', 'Saving…'], accepting);
export const Accepted = state('waiting', ['Vastauksesi tallennettiin', 'Ditt svar sparades', 'was saved'], accepting);
export const RefusedNow = state('waiting', ['ei kuvata.', 'fotograferas inte.', 'is not photographed.'], refusing);
export const NotSaved = state('not-saved', ['ei tallennettu.', 'sparades inte.', 'was not saved.'], accepting);
export const OutcomeUnknown = state(
  'outcome-unknown',
  ['Tarkistamme', 'Vi kontrollerar', 'Checking whether'],
  accepting,
);
export const Overtaken = state('overtaken', ['pyyntö on muuttunut', 'begäran har ändrats', 'has changed'], accepting);

export const OnBehalfOfAnAdult = state('default', ['Päämies', 'Huvudman', 'Person you act for'], {
  args: { 'request-id': REQUEST_IDS.meals },
});
export const InEnglishOnly = state(
  'default',
  ['vain tällä kielellä', 'bara på detta språk', 'Study - The importance'],
  {
    args: { 'request-id': REQUEST_IDS.studyEnglish },
  },
);
export const NotFound = state('default', ['Pyyntöä ei löytynyt', 'Begäran hittades inte', 'The request was not found']);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const Offline = state('offline', NO_CONNECTION);
export const HtmlInsteadOfJson = state('html', TRY_AGAIN);
export const SignedOut = state('signed-out', ['Kirjaudu sisään, niin', 'Logga in för att se', 'Sign in to see']);
export const LongText = state('long-text', ['Henkilötietolainsäädäntö', 'Personuppgiftsskydd', 'Pneumonoultramicro']);
export const Narrow = state('in-force', ['Peru suostumus', 'Återkalla samtycket', 'Withdraw'], { narrow: true });
export const NarrowPurposes = state('purposes', ['Hylkää kaikki', 'Avböj alla', 'Decline all'], { narrow: true });
export const NarrowLongText = state('long-text', ['Hylkää', 'Avböj', 'Decline'], { narrow: true });
export const Unconfigured = state('default', NOT_SET_UP, {
  render: () => html`<lupa-consent-detail></lupa-consent-detail>`,
});
