import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-used-services.ts';
import { NO_CONNECTION, NOT_SET_UP, press, pressEach, shown, state } from '../state.ts';

const TAG = 'lupa-used-services';

/** The services that a citizen uses: what they know, what is under way, what was done, and the way out. */
export default {
  title: 'Elements/lupa-used-services',
  component: TAG,
  args: { 'heading-level': 2, 'detail-path': '/consents/{id}' },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-used-services
      heading-level=${args['heading-level']}
      detail-path=${args['detail-path']}
    ></lupa-used-services>
  </lupa-provider>`,
} satisfies Meta;

const open = (id: string) => `#lupa-service-${id}`;
const submitDialog: ReturnType<typeof press> = async (context) => {
  await pressEach(TAG, open('palaute'), '#lupa-leave-palaute', 'dialog .lupa-danger')(context);
};

export const Default = state('services', ['Hae nimellä', 'Sök på namn', 'Search by name']);
export const Opened = state('services', ['välttämätön', 'behövs', 'needed'], {
  play: press(TAG, open('kirjasto')),
});
/** Something is expected from the citizen, and a long history is folded away. */
export const UnderWay = state('services', ['Seuraavaksi sinulta', 'Nästa steg för dig', 'Next, from you'], {
  play: press(TAG, open('venepaikat')),
});
export const WithConsents = state('default', ['Voimassa', 'I kraft', 'In force'], {
  play: press(TAG, open('varhaiskasvatus')),
});
export const Choosing = state(
  'services',
  ['Palvelulle ei tästä lähtien kerrota', 'Det du lämnar bort', 'What you leave out'],
  { play: pressEach(TAG, open('kirjasto'), '#lupa-choose-kirjasto') },
);
export const Leaving = state(
  'services',
  ['eikä se voi ottaa yhteyttä uudelleen', 'kan inte anslutas igen', 'it cannot connect again'],
  { play: pressEach(TAG, open('palaute'), '#lupa-leave-palaute') },
);
export const Left = state(
  'service-left',
  ['Salli käyttö uudelleen', 'Tillåt användning igen', 'Let it be used again'],
  {
    play: press(TAG, open('palaute')),
  },
);
/** The law keeps it. */
export const NeverLeft = state(
  'default',
  ['Yhteyttä tähän palveluun ei voi katkaista', 'kan inte kopplas från', 'cannot be disconnected'],
  { play: press(TAG, open('kotihoito')) },
);
export const NotDone = state('service-not-changed', ['Tätä ei tehty', 'Det här gjordes inte', 'This was not done'], {
  play: submitDialog,
});
export const NotKnownWhetherDone = state(
  'service-perhaps-changed',
  ['emme tiedä, tehtiinkö tämä', 'vi vet inte om det här gjordes', 'we do not know whether this was done'],
  { play: submitDialog },
);
export const Searched = state('services', ['Palveluja: 2', 'Tjänster: 1', 'Services: 2'], {
  async play(context) {
    const field = await shown<HTMLInputElement>(context, TAG, '#lupa-search');
    field.value = 'pa';
    field.dispatchEvent(new Event('input'));
  },
});
export const NoServices = state('no-services', [
  'Et vielä käytä täällä mitään palvelua',
  'Du använder inga tjänster här ännu',
  'You do not use any services here yet',
]);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const IdentifiedWeakly = state('weak', [
  'Näet käyttämäsi palvelut',
  'Du ser de tjänster',
  'You see the services that you use',
]);
export const Narrow = state('services', ['Seuraavaksi sinulta', 'Nästa steg för dig', 'Next, from you'], {
  narrow: true,
  play: press(TAG, open('venepaikat')),
});
export const Unconfigured = state('services', NOT_SET_UP, {
  render: () => html`<lupa-used-services></lupa-used-services>`,
});
