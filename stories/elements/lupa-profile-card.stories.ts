import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ApiError } from '../../src/api/api-error.ts';
import type { ProfileApi } from '../../src/api/ports.ts';
import type { Profile } from '../../src/contract/profile.ts';
import '../../src/define/lupa-profile-card.ts';
import '../../src/define/lupa-provider.ts';
import { refusal, SAMPLE_EXTRAS, sampleProfile, sampleProfileApi } from '../profile-sample.ts';
import { NO_CONNECTION, NOT_SET_UP, press, shown, state } from '../state.ts';

const TAG = 'lupa-profile-card';

/** What is known of a citizen: official data, which is read; their own, which they change field by field. */
export default {
  title: 'Elements/lupa-profile-card',
  component: TAG,
  args: { 'heading-level': 2 },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-profile-card heading-level=${args['heading-level']}></lupa-profile-card>
  </lupa-provider>`,
} satisfies Meta;

const EDIT = '#lupa-edit-phone';
const SAVED: [string, string, string] = ['Tallennettu', 'Sparat', 'Saved'];

/** Types in the inputs of a field that are open, and saves. */
const save =
  (id: string, typed: Record<string, string>): NonNullable<StoryObj['play']> =>
  async (context) => {
    await press(TAG, `#lupa-edit-${id}`)(context);
    for (const [name, text] of Object.entries(typed)) {
      const input = await shown<HTMLInputElement>(context, TAG, `[name="${name}"]`);
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await press(TAG, `.lupa-form button:not([type])`)(context);
  };

/** With an API in the page. */
function given(changes: Partial<Profile>, own: Partial<ProfileApi> = {}): Pick<StoryObj, 'render'> {
  const api = sampleProfileApi(sampleProfile(changes), own);
  return {
    render: (args) => html`<lupa-profile-card
      heading-level=${args['heading-level']}
      .api=${api}
    ></lupa-profile-card>`,
  };
}

export const Default = state('profile', ['Viralliset tiedot', 'Officiella uppgifter', 'Official information']);
export const IdentityCodeShown = state('profile', '010180-999J', { play: press(TAG, '#lupa-look') });
export const Editing = state('profile', ['Esimerkiksi 040', 'Till exempel 040', 'For example 040'], {
  play: press(TAG, EDIT),
});
export const EditingAddress = state('profile', ['Postitoimipaikka', 'Postort', 'Town or city'], {
  play: press(TAG, '#lupa-edit-address'),
});
export const Saving = state('profile-saving', ['Tallennetaan…', 'Sparar…', 'Saving…'], {
  play: save('phone', { phone: '0501234567' }),
});
export const Saved = state('profile', SAVED, { play: save('phone', { phone: '0501234567' }) });
export const WithFaults = state('profile', ['Täytä tämä kohta', 'Fyll i det här', 'Fill this in'], {
  play: save('address', { 'address.street': '', 'address.postalCode': '1' }),
});
export const NotSaved = state(
  'profile-not-saved',
  ['Muutosta ei tallennettu', 'Ändringen sparades inte', 'Your change was not saved'],
  { play: save('phone', { phone: '0501234567' }) },
);
export const NotKnownWhetherSaved = state(
  'profile-perhaps-saved',
  ['emme tiedä, tallentuiko', 'vi vet inte om din ändring', 'we do not know whether your change'],
  { play: save('phone', { phone: '0501234567' }) },
);
/** The answer was lost; what holds was looked up. */
export const SavedThoughNoAnswerCame = state('profile-answer-lost', SAVED, {
  play: save('phone', { phone: '0501234567' }),
});
export const ChangedElsewhere = state(
  'profile-overtaken',
  ['muutettu muualla', 'ändrats någon annanstans', 'changed elsewhere'],
  { play: save('phone', { phone: '0501234567' }) },
);
export const Removing = state('profile', ['Poistetaanko tämä', 'Ska det här tas bort', 'Remove this'], {
  play: press(TAG, '#lupa-remove-phone'),
});
export const EmailInUse = state(
  'profile',
  ['Osoite kuuluu toiseen', 'Adressen hör till en annan', 'belongs to another profile'],
  {
    ...given({}, { change: async () => Promise.reject(refusal('email-in-use')) }),
    play: save('email', { email: 'toinen@kunta.example' }),
  },
);
export const EmailNotConfirmed = state(
  'profile',
  ['Odottaa vahvistusta', 'Väntar på bekräftelse', 'Waits to be confirmed'],
  given({ email: { address: 'aino@kunta.example', verified: false, pending: null } }),
);
export const NewEmailNotConfirmed = state(
  'profile',
  ['Siihen asti käytetään vanhaa', 'Tills dess används den gamla', 'Until then the old one is used'],
  given({ email: { address: 'aino@kunta.example', verified: true, pending: 'uusi@kunta.example' } }),
);
export const FirstVisit = state(
  'profile',
  ['Mihin voimme kirjoittaa', 'Vart kan vi skriva', 'Where may we write'],
  given({ firstVisit: true, email: null, phone: null, address: null, language: null }),
);
export const WithExtras = state('profile', ['Tiedon näkevät', 'De som ser uppgiften', 'Seen by'], {
  ...given({ extras: SAMPLE_EXTRAS }),
  play: press(TAG, '[id="lupa-edit-extras.interests"]'),
});
export const WithOwnNames = state(
  'profile',
  ['Sinusta ei ole täällä', 'Det finns inga officiella', 'No official information'],
  given({ official: { state: 'none' }, names: { given: 'Aino', family: 'Esimerkki' } }),
);
export const IdentifiedWeakly = state('weak', [
  'kun tunnistaudut',
  'när du identifierar dig',
  'when you identify yourself',
]);
export const OfficialUnavailable = state(
  'profile',
  ['ei saatu nyt haettua', 'kunde inte hämtas nu', 'could not be fetched now'],
  given({ official: { state: 'unavailable' } }),
);
/** What a back end does elsewhere is a link, and what it does not do is not there. */
export const DoneElsewhere = state(
  'profile',
  'profiili.hel.fi',
  given(
    {},
    {
      can: {
        change: { phone: 'here', email: { elsewhere: 'https://profiili.hel.fi/' } },
        remove: { phone: 'here' },
        download: { elsewhere: 'https://profiili.hel.fi/' },
        deletion: { elsewhere: 'https://profiili.hel.fi/' },
      },
    },
  ),
);
export const Deleting = state('profile', ['todisteet niistä säilyvät', 'bevisen på dem', 'their proof stay'], {
  play: press(TAG, '#lupa-delete'),
});
export const NotKnownWhetherDeleted = state(
  'profile',
  ['poistettiinko profiilisi', 'om din profil raderades', 'whether your profile was deleted'],
  {
    render: () => {
      let isGone = false;
      const api = sampleProfileApi(sampleProfile(), {
        deletion: async () => {
          isGone = true;
          throw new ApiError('network');
        },
      });
      const { profile } = api;
      api.profile = async () => (isGone ? Promise.reject(new ApiError('signed-out')) : profile());
      return html`<lupa-profile-card .api=${api}></lupa-profile-card>`;
    },
    play: async (context) => {
      await press(TAG, '#lupa-delete')(context);
      await press(TAG, 'dialog .lupa-danger')(context);
    },
  },
);
export const NoProfile = state(
  'profile',
  ['Sinulla ei ole profiilia', 'Du har ingen profil', 'You have no profile'],
  given({}, { profile: async () => null }),
);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const Narrow = state('profile', ['Omat tiedot', 'Mina uppgifter', 'My information'], {
  narrow: true,
});
export const Unconfigured = state('profile', NOT_SET_UP, {
  render: () => html`<lupa-profile-card></lupa-profile-card>`,
});
