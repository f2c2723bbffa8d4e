/** A profile in the page's own memory, for stories and tests of what the back end of the demo does not do. */
import { ApiError } from '../src/api/api-error.ts';
import type { OwnField, Possible, ProfileApi, Versioned } from '../src/api/ports.ts';
import { StaleProfile } from '../src/api/stale-profile.ts';
import type { Profile } from '../src/contract/profile.ts';
import type { ProfileChange } from '../src/contract/profile-change.ts';

const OWN: OwnField[] = ['names', 'email', 'phone', 'address', 'language'];

/** With what a municipality may ask for besides, too. */
const EVERY = Object.fromEntries([...OWN, 'extras'].map((field) => [field, 'here'])) as Record<OwnField, Possible>;

export function sampleProfile(changes: Partial<Profile> = {}): Profile {
  return {
    id: 'aino',
    signIn: 'strong',
    official: {
      state: 'shown',
      data: {
        givenNames: 'Aino Maria',
        callName: 'Aino',
        familyName: 'Esimerkki',
        municipality: 'Helsinki',
        permanentAddress: { street: 'Hämeentie 11 A 4', postalCode: '00530', city: 'Helsinki' },
        temporaryAddress: null,
        foreignAddress: null,
        hasIdentityCode: true,
        asOf: '2026-11-02T12:05:00.000Z',
      },
    },
    names: null,
    email: { address: 'aino@kunta.example', verified: true, pending: null },
    phone: '+358401234567',
    address: { street: 'Kalevankatu 5', postalCode: '00100', city: 'Helsinki', country: 'FI' },
    language: 'fi',
    extras: [],
    firstVisit: false,
    ...changes,
  };
}

/** What a municipality lets a citizen tell besides. */
export const SAMPLE_EXTRAS: Profile['extras'] = [
  {
    id: 'pronouns',
    kind: 'text',
    label: { fi: 'Pronominit', sv: 'Pronomen', en: 'Pronouns' },
    seenBy: [{ fi: 'koulu', sv: 'skolan', en: 'the school' }],
    value: null,
  },
  {
    id: 'interests',
    kind: 'choices',
    label: { fi: 'Kiinnostuksen kohteet', sv: 'Intressen', en: 'Interests' },
    seenBy: [
      { fi: 'kirjasto', sv: 'biblioteket', en: 'the library' },
      { fi: 'liikuntapalvelut', sv: 'idrottstjänsterna', en: 'sports services' },
    ],
    options: [
      { id: 'music', label: { fi: 'Musiikki', sv: 'Musik', en: 'Music' } },
      { id: 'sport', label: { fi: 'Liikunta', sv: 'Motion', en: 'Sports' } },
      { id: 'reading', label: { fi: 'Lukeminen', sv: 'Läsning', en: 'Reading' } },
    ],
    value: ['music'],
  },
  {
    id: 'access',
    kind: 'choice',
    label: { fi: 'Esteettömyys', sv: 'Tillgänglighet', en: 'Accessibility' },
    seenBy: [],
    options: [
      { id: 'step-free', label: { fi: 'Kuljen pyörätuolilla', sv: 'Jag använder rullstol', en: 'I use a wheelchair' } },
      { id: 'loop', label: { fi: 'Tarvitsen induktiosilmukan', sv: 'Jag behöver hörslinga', en: 'I need a loop' } },
    ],
    value: 'loop',
  },
];

/** Everything can be done, here. Methods that are given stand in the place of its own. */
export function sampleProfileApi(profile: Profile = sampleProfile(), own: Partial<ProfileApi> = {}): ProfileApi {
  let data = profile;
  let version = 1;
  const now = (): Versioned<Profile> => ({ data, etag: `"${version}"` });
  return {
    can: {
      ...{ change: EVERY, remove: EVERY, identityCode: 'here', resendConfirmation: 'here' },
      ...{ download: 'here', deletion: 'here' },
    },
    profile: async () => now(),
    async change(change, etag) {
      if (etag !== now().etag) throw new StaleProfile(now());
      data = changed(data, change);
      version += 1;
      return now();
    },
    identityCode: async () => '010180-999J',
    resendConfirmation: async () => {},
    downloadAddress: (format, language) => `#${format}-${language}`,
    deletion: async () => '#deleted',
    ...own,
  };
}

function changed(
  profile: Profile,
  { email, ...change }: ProfileChange & { extras?: Record<string, unknown> },
): Profile {
  const { extras, ...rest } = change;
  const next = { ...profile, ...rest } as Profile;
  if (email === null) next.email = null;
  else if (email !== undefined) {
    next.email = profile.email?.verified
      ? { ...profile.email, pending: email }
      : { address: email, verified: false, pending: null };
  }
  if (extras !== undefined) {
    next.extras = profile.extras.map((extra) =>
      extra.id in extras ? ({ ...extra, value: extras[extra.id] } as Profile['extras'][number]) : extra,
    );
  }
  return next;
}

/** What the server says of a message that it does not take. */
export function refusal(code: string, ...fields: string[]): ApiError {
  return new ApiError('refused', { code, errors: fields.map((field) => ({ field, message: '' })) });
}
