import { msg } from '@lit/localize';
import { html } from 'lit';
import type { OwnField, Possible, ProfileCapabilities } from '../../api/ports.ts';
import type { Profile } from '../../contract/profile.ts';
import type { ProfileChange } from '../../contract/profile-change.ts';
import type { Language } from '../../model/language.ts';
import { PROFILE_LIMITS, toPhoneNumber } from '../../model/profile-field.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { countries, countryName } from './countries.ts';

/** What stands in the inputs of a field, by their names. Of a box: `on`, or nothing. */
export type Values = Record<string, string>;

export interface Input {
  /** As the server names the field in `errors`: `address.postalCode`. */
  name: string;
  label: unknown;
  /** Of an `<input>`; other kinds are what they are called. */
  type?: 'tel' | 'email' | 'checkbox';
  autocomplete?: string;
  maxlength?: number;
  hint?: string;
  /** Of a select: values with their labels. */
  options?: () => readonly (readonly [value: string, label: unknown, lang?: string])[];
  /** What stands in it where nothing is held. */
  preset?: string;
}

/** One field of the profile as it is shown and changed. */
export interface Field {
  /** `phone`, `extras.pronouns`. */
  id: string;
  label: unknown;
  inputs: Input[];
  /** What is held; null: nothing. */
  values: Values | null;
  /** What is held, as it is read. */
  shown: unknown;
  change: Possible | undefined;
  remove: Possible | undefined;
  /** What is sent: null removes. */
  changeTo: (values: Values | null) => ProfileChange;
  seenBy?: Profile['extras'][number]['seenBy'];
}

/** Each in its own language. */
const LANGUAGE_NAMES = [
  ['fi', 'Suomi', 'fi'],
  ['sv', 'Svenska', 'sv'],
  ['en', 'English', 'en'],
] as const;

/** As they are sent: without space around, a telephone number in E.164. */
export function clean(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, name === 'phone' ? toPhoneNumber(text) : text.trim()]),
  );
}

/** The fields that the person has or may have, in the order in which they are shown. */
export function fieldsOf(profile: Profile, can: ProfileCapabilities, language: Language): Field[] {
  const { names, email, phone, address, extras } = profile;
  const all = [
    ...(names === null ? [] : [nameField(names)]),
    single(
      'email',
      msg('E-mail address', { id: 'profile-card.email' }),
      email && (email.pending ?? email.address),
      { type: 'email', autocomplete: 'email', maxlength: PROFILE_LIMITS.email },
      // Whoever removes it removes both.
      email && [email.address, email.pending && html`<br />${email.pending}`],
    ),
    single('phone', msg('Phone number', { id: 'profile-card.phone' }), phone, {
      type: 'tel',
      autocomplete: 'tel',
      maxlength: 32,
      hint: msg('For example 040 123 4567, or from abroad +46 70 123 45 67', { id: 'profile-card.phone-hint' }),
    }),
    addressField(address, language),
    single(
      'language',
      msg('Language in which you are written to', { id: 'profile-card.language' }),
      profile.language,
      { options: () => LANGUAGE_NAMES, preset: language },
      LANGUAGE_NAMES.find(([code]) => code === profile.language)?.[1],
    ),
    ...extras.map((extra) => extraField(extra, language)),
  ];
  return (
    all
      .map((field) => {
        const possible = field.id.split('.')[0] as OwnField;
        return { ...field, change: can.change[possible], remove: can.remove[possible] };
      })
      // What is not held and cannot be told here is nothing to show.
      .filter(({ values, change }) => values !== null || change !== undefined)
  );
}

type Told = Omit<Field, 'change' | 'remove'>;

function single(id: string, label: unknown, held: string | null, input: Partial<Input>, shown: unknown = held): Told {
  return {
    id,
    label,
    inputs: [{ name: id, label, ...input }],
    values: held === null ? null : { [id]: held },
    shown,
    changeTo: (values) => at(id, values && (values[id] || null)),
  };
}

/** `extras.pronouns` is a part of its own of what else a municipality asks for. */
function at(id: string, value: unknown): ProfileChange {
  const [name = '', part] = id.split('.');
  return { [name]: part === undefined ? value : { [part]: value } };
}

/** Several lines that are one field: the names of the inputs begin with it. */
function several(id: string, label: string, held: Values | null, inputs: Input[], shown: unknown): Told {
  const named = (values: Values | null, from: RegExp, to: string) =>
    values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace(from, to), value]));
  return {
    id,
    label,
    inputs: inputs.map((input) => ({ ...input, name: `${id}.${input.name}` })),
    values: named(held, /^/u, `${id}.`),
    shown,
    changeTo: (values) => at(id, named(values, /^.*\./u, '')),
  };
}

export function givenNamesLabel(): string {
  return msg('First names', { id: 'profile-card.given-names' });
}

export function familyNameLabel(): string {
  return msg('Last name', { id: 'profile-card.family-name' });
}

function nameField(names: NonNullable<Profile['names']>): Told {
  const maxlength = PROFILE_LIMITS.name;
  const inputs: Input[] = [
    { name: 'given', label: givenNamesLabel(), autocomplete: 'given-name', maxlength },
    { name: 'family', label: familyNameLabel(), autocomplete: 'family-name', maxlength },
  ];
  const held = names.given === '' && names.family === '' ? null : names;
  return several('names', msg('Name', { id: 'profile-card.name' }), held, inputs, `${names.given} ${names.family}`);
}

function addressField(address: Profile['address'], language: Language): Told {
  const { street, city, postalCode } = PROFILE_LIMITS;
  const inputs: Input[] = [
    {
      name: 'street',
      label: msg('Street address', { id: 'profile-card.street' }),
      autocomplete: 'street-address',
      maxlength: street,
    },
    {
      name: 'postalCode',
      label: msg('Postal code', { id: 'profile-card.postal-code' }),
      autocomplete: 'postal-code',
      maxlength: postalCode,
      hint: msg('In Finland five digits', { id: 'profile-card.postal-code-hint' }),
    },
    {
      name: 'city',
      label: msg('Town or city', { id: 'profile-card.city' }),
      autocomplete: 'address-level2',
      maxlength: city,
    },
    {
      name: 'country',
      label: msg('Country', { id: 'profile-card.country' }),
      autocomplete: 'country',
      options: () => countries(language),
      preset: 'FI',
    },
  ];
  return several(
    'address',
    msg('Postal address', { id: 'profile-card.address' }),
    address,
    inputs,
    address && addressLines(address, language),
  );
}

/** Of the person's own, or of the population register; the country where it is another. */
export function addressLines(
  { street, postalCode = '', city, country = 'FI' }: Partial<NonNullable<Profile['address']>>,
  language: Language,
): unknown {
  return html`${street}<br />${postalCode} ${city}${
    country === 'FI' || country === '' ? '' : html`<br />${countryName(country, language)}`
  }`;
}

function extraField(extra: Profile['extras'][number], language: Language): Told {
  const id = `extras.${extra.id}`;
  const label = localizedText(extra.label, language);
  const { seenBy } = extra;
  if (extra.kind === 'text') return { ...single(id, label, extra.value, {}), seenBy };
  const labels = new Map(extra.options.map((option) => [option.id, localizedText(option.label, language)]));
  if (extra.kind === 'choice') {
    const options = () => [['', '–'] as const, ...labels];
    return { ...single(id, label, extra.value, { options }, labels.get(extra.value ?? '')), seenBy };
  }
  const { value } = extra;
  // Of two questions the options may be called the same.
  const input = (option: string) => `${id}:${option}`;
  return {
    id,
    label,
    inputs: [...labels].map(([option, each]) => ({ name: input(option), label: each, type: 'checkbox' })),
    values: value.length === 0 ? null : Object.fromEntries(value.map((option) => [input(option), 'on'])),
    shown: value.map((option, index) => html`${index ? ', ' : ''}${labels.get(option)}`),
    changeTo: (values) =>
      at(
        id,
        [...labels.keys()].filter((option) => values?.[input(option)]),
      ),
    seenBy,
  };
}
