/**
 * Helsinki-profiili in memory, made from its own schema: the situations of a profile, and what `updateMyProfile` does
 * with it, as `profiles/schema.py` of City-of-Helsinki/open-city-profile has it. The schema is not part of this project:
 * it is read from where it lies.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';

const SDL =
  process.env['HELSINKI_PROFILE_SDL'] ??
  join(import.meta.dirname, '../../../shared/fixtures/helsinki-profile/schema.graphql');

/** Undefined where the schema is not there: what needs it is skipped. */
export const schema: GraphQLSchema | undefined = existsSync(SDL) ? buildSchema(readFileSync(SDL, 'utf8')) : undefined;

/** For the option of a test. */
export const skip = schema === undefined && 'schema not present: name it in HELSINKI_PROFILE_SDL';

interface Contact {
  id: string;
  primary: boolean;
}
export interface Email extends Contact {
  email: string;
  emailType: string;
  verified: boolean;
}
export interface Phone extends Contact {
  phone: string;
  phoneType: string;
}
export interface Address extends Contact {
  address: string;
  postalCode: string;
  city: string;
  countryCode: string;
  addressType: string;
}

/** What is held of one person. */
export interface Held {
  id?: string;
  firstName: string;
  lastName: string;
  nickname: string;
  language: string | null;
  emails: Email[];
  phones: Phone[];
  addresses: Address[];
  methods: string[];
  verified: object | null;
  services: object[];
}

export function held(): Held {
  return {
    firstName: 'Nordea',
    lastName: 'Demo',
    nickname: '',
    language: 'FINNISH',
    emails: [{ id: 'email-1', primary: true, email: 'nordea@kunta.example', emailType: 'PERSONAL', verified: true }],
    phones: [{ id: 'phone-1', primary: true, phone: '040 123 4567', phoneType: 'MOBILE' }],
    addresses: [
      {
        id: 'address-1',
        primary: true,
        address: 'Mannerheimintie 1',
        postalCode: '00100',
        city: 'Helsinki',
        countryCode: 'fi',
        addressType: 'HOME',
      },
    ],
    methods: ['PASSWORD', 'SUOMI_FI'],
    verified: {
      firstName: 'Nordea Maria',
      givenName: 'Nordea',
      lastName: 'Demo',
      nationalIdentificationNumber: '210281-9988',
      municipalityOfResidence: 'Helsinki',
      municipalityOfResidenceNumber: '091',
      permanentAddress: { streetAddress: 'Mannerheimintie 1 A 2', postalCode: '00100', postOffice: 'Helsinki' },
      temporaryAddress: { streetAddress: 'Rantatie 3', postalCode: '06100', postOffice: 'Porvoo' },
      permanentForeignAddress: null,
    },
    services: [
      {
        id: 'connection-2',
        createdAt: '2025-03-01T12:30:00+02:00',
        enabled: true,
        service: {
          name: 'youth-membership',
          title: { FI: 'Nuorisokortti', SV: 'Ungdomskortet' },
          description: { FI: 'Jäsenkortti nuorisotaloihin' },
          privacyPolicyUrl: { FI: 'https://www.hel.fi/tietosuoja', SV: 'javascript://alert(1)' },
          fields: [
            { fieldName: 'phone', order: 5, label: { FI: 'Puhelinnumero', SV: 'Telefonnummer', EN: 'Phone number' } },
            { fieldName: 'name', order: 1, label: { FI: 'Nimi' } },
          ],
        },
      },
      {
        id: 'connection-1',
        createdAt: '2024-01-01T00:00:00+00:00',
        enabled: true,
        service: { name: 'berth', title: {}, description: {}, privacyPolicyUrl: {}, fields: [] },
      },
    ],
  };
}

/** Who asks, from where, and what is not as it should be. */
export interface Situation {
  person: Held | null;
  /** The level of the sign-in; with none or `low` it is a weak one. */
  loa?: string;
  /** Tokens that are not expired or forged. */
  tokens: string[];
  /** Whether the client of the token is registered as a service. */
  isService: boolean;
  isConnected: boolean;
  /** What a service may be told where the restriction is on. */
  allowedDataFields?: string[];
  /** Addresses that are those of others, in Keycloak. */
  taken: string[];
  /** Resolvers that break, by the path of their field. */
  broken: string[];
  /** Called before a mutation: what others do meanwhile. */
  meanwhile?: (person: Held) => void;
  /** Answers in the place of GraphQL. */
  instead?: (body: { query: string; variables: Record<string, unknown> }) => Response | undefined | Promise<never>;
}

export function situation(changes: Partial<Situation> = {}): Situation {
  return {
    person: held(),
    loa: 'substantial',
    tokens: ['token'],
    isService: true,
    isConnected: true,
    taken: [],
    broken: [],
    ...changes,
  };
}

function fail(code: string, extensions: object = {}): never {
  throw new GraphQLError(code, { extensions: { code, ...extensions } });
}

const snake = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

const ALWAYS = [
  '__typename',
  'id',
  'serviceConnections',
  'verifiedPersonalInformation',
  'language',
  'contactMethod',
  'loginMethods',
  'availableLoginMethods',
];
const ALLOWS: Record<string, string[]> = {
  name: ['firstName', 'lastName', 'nickname', 'givenName'],
  email: ['emails', 'primaryEmail'],
  phone: ['phones', 'primaryPhone'],
  address: [
    'addresses',
    'primaryAddress',
    'municipalityOfResidence',
    'municipalityOfResidenceNumber',
    'permanentAddress',
    'temporaryAddress',
    'permanentForeignAddress',
  ],
  personalidentitycode: ['sensitivedata', 'nationalIdentificationNumber'],
};

/** What `resolve` answers, as the middleware `AllowedDataFieldsMiddleware` and a broken resolver let it through. */
function guarded(here: Situation, path: string, resolvers: Record<string, (args: never) => unknown>): object {
  return Object.fromEntries(
    Object.entries(resolvers).map(([name, resolve]) => [
      name,
      (args: never) => {
        const { allowedDataFields, broken } = here;
        const isAllowed =
          allowedDataFields === undefined ||
          ALWAYS.includes(name) ||
          allowedDataFields.some((field) => ALLOWS[field]?.includes(name));
        if (!isAllowed) fail('FIELD_NOT_ALLOWED_ERROR', { field_name: snake(name) });
        if (broken.includes(`${path}.${name}`)) fail('GENERAL_ERROR');
        return resolve(args);
      },
    ]),
  );
}

const edges = (nodes: unknown[]) => ({
  edges: nodes.map((node) => ({ node, cursor: '' })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
});

type Texts = Record<string, string>;

/** In the language that is asked for, null where there is none. */
const translated =
  (texts: Texts) =>
  ({ language }: { language: string }) =>
    texts[language] ?? null;

function profileNode(here: Situation, person: Held): object {
  const primary = <T extends Contact>(all: T[]) => all.find((each) => each.primary) ?? null;
  return guarded(here, 'myProfile', {
    id: () => person.id ?? 'profile-1',
    firstName: () => person.firstName,
    lastName: () => person.lastName,
    nickname: () => person.nickname,
    language: () => person.language,
    primaryEmail: () => primary(person.emails),
    primaryPhone: () => primary(person.phones),
    primaryAddress: () => primary(person.addresses),
    emails: () => edges(person.emails),
    phones: () => edges(person.phones),
    addresses: () => edges(person.addresses),
    availableLoginMethods: () => person.methods.map((method) => ({ method })),
    serviceConnections: () => edges(person.services.map(serviceConnection)),
    verifiedPersonalInformation() {
      if (here.loa !== 'substantial' && here.loa !== 'high') fail('PERMISSION_DENIED_ERROR');
      const fields = Object.entries(person.verified ?? {}).map(([name, value]) => [name, () => value as unknown]);
      return person.verified && guarded(here, 'verified', Object.fromEntries(fields) as Record<string, () => unknown>);
    },
  });
}

function serviceConnection(connection: object): object {
  const { service } = connection as { service: Record<string, object> };
  const fields = service['fields'] as { label: Texts }[];
  return {
    ...connection,
    service: {
      name: service['name'],
      title: translated(service['title'] as Texts),
      description: translated(service['description'] as Texts),
      privacyPolicyUrl: translated(service['privacyPolicyUrl'] as Texts),
      allowedDataFields: edges(fields.map((field) => ({ ...field, label: translated(field.label) }))),
    },
  };
}

type Input = Record<string, unknown>;

let made = 0;

/** Adds, then writes over, then removes, as `update_profile` does; throws as it does. */
function update(person: Held, input: Input, taken: string[]): void {
  for (const name of ['firstName', 'lastName', 'nickname', 'language'] as const)
    if (typeof input[name] === 'string') person[name] = input[name];
  const before = person.emails.find(({ primary }) => primary)?.email;
  const kinds: [string, Contact[]][] = [
    ['Emails', person.emails],
    ['Phones', person.phones],
    ['Addresses', person.addresses],
  ];
  const list = (name: string) => (input[name] ?? []) as Input[];
  const become = (all: Contact[], item: Contact, values: Input) => {
    if (values['primary'] === true) for (const other of all) other.primary = false;
    if ('email' in values && values['email'] !== (item as Email).email) (item as Email).verified = false;
    Object.assign(item, values);
  };
  const find = (all: Contact[], id: unknown) =>
    all.find((each) => each.id === id) ?? fail('OBJECT_DOES_NOT_EXIST_ERROR');
  for (const [kind, all] of kinds)
    for (const values of list(`add${kind}`)) {
      const item = { id: `made-${(made += 1)}`, primary: false, ...(kind === 'Emails' && { verified: false }) };
      become(all, item, values);
      all.push(item);
    }
  for (const [kind, all] of kinds)
    for (const values of list(`update${kind}`)) become(all, find(all, values['id']), values);
  for (const [kind, all] of kinds)
    for (const id of (input[`remove${kind}`] ?? []) as string[]) all.splice(all.indexOf(find(all, id)), 1);
  const after = person.emails.find(({ primary }) => primary)?.email;
  if (before !== undefined && after === undefined) fail('PROFILE_MUST_HAVE_PRIMARY_EMAIL');
  if (after !== undefined && taken.includes(after)) fail('DATA_CONFLICT_ERROR');
}

/** The limits of `profiles/models.py` that a form may meet. */
function validate(input: Input): void {
  const all = (name: string) => [`add${name}`, `update${name}`].flatMap((each) => (input[each] ?? []) as Input[]);
  if (all('Emails').some(({ email }) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(String(email))))
    fail('INVALID_EMAIL_FORMAT');
  const faults = [
    ...all('Phones').flatMap(({ phone }) => (phone === '' ? ['phone'] : [])),
    ...all('Addresses').flatMap(({ postalCode }) => (String(postalCode).length > 32 ? ['postalCode'] : [])),
    ...(String(input['firstName'] ?? '').length > 150 ? ['firstName'] : []),
  ];
  if (faults.length > 0)
    fail('VALIDATION_ERROR', {
      validationErrors: faults.map((name) => ({ code: 'invalid', path: ['profile', name] })),
    });
}

export interface Mock {
  fetch: typeof fetch;
  /** Every request that came. */
  sent: { query: string; variables: Record<string, unknown>; headers: Headers; url: string; init: RequestInit }[];
}

/** The API in a situation, as a `fetch`. */
export function mock(here: Situation): Mock {
  const sent: Mock['sent'] = [];

  function authorised(token: string): Held | null {
    if (!here.tokens.includes(token)) fail('JWT_AUTHENTICATION_ERROR');
    if (!here.isService) fail('SERVICE_NOT_IDENTIFIED_ERROR');
    if (here.person !== null && !here.isConnected) fail('PERMISSION_DENIED_ERROR');
    return here.person;
  }

  async function answer(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const body = JSON.parse(init.body as string) as { query: string; variables: Record<string, unknown> };
    sent.push({ ...body, headers, url: String(url), init });
    const other = await here.instead?.(body);
    if (other) return other;
    const token = headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    const result = await graphql({
      schema: schema!,
      source: body.query,
      variableValues: body.variables,
      rootValue: {
        myProfile() {
          const person = authorised(token);
          return person && profileNode(here, person);
        },
        updateMyProfile({ input }: { input: { profile: Input } }) {
          const person = authorised(token) ?? fail('OBJECT_DOES_NOT_EXIST_ERROR');
          here.meanwhile?.(person);
          validate(input.profile);
          // One transaction: nothing of it is kept where it fails.
          const next = structuredClone(person);
          update(next, input.profile, here.taken);
          Object.assign(person, next);
          return { profile: profileNode(here, person) };
        },
      },
    });
    const isInvalid = result.errors?.some(({ path }) => path === undefined);
    return Response.json(isInvalid ? { errors: result.errors } : result, { status: isInvalid ? 400 : 200 });
  }

  return { fetch: answer, sent };
}
