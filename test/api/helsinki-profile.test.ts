import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import * as documents from '../../src/api/adapters/helsinki-profile/documents.ts';
import { createGraphqlClient } from '../../src/api/adapters/helsinki-profile/graphql-client.ts';
import { helsinkiProfile } from '../../src/api/adapters/helsinki-profile/profile.ts';
import { helsinkiUsedServices } from '../../src/api/adapters/helsinki-profile/used-services.ts';
import { ApiError } from '../../src/api/api-error.ts';
import { StaleProfile } from '../../src/api/stale-profile.ts';
import type { Profile } from '../../src/contract/profile.ts';
import type { ProfileChange } from '../../src/contract/profile-change.ts';
import { held, mock, schema, situation, skip, type Situation } from './helsinki-profile-mock.ts';

const URL = 'https://api.hel.example/profiili/graphql/';

/** The two ports in a situation, with what was sent and what the web developer was told. */
function at(changes: Partial<Situation> = {}, getToken = async () => 'token') {
  const here = situation(changes);
  const { fetch, sent } = mock(here);
  const complaints: string[] = [];
  const ask = createGraphqlClient({ url: URL, getToken, language: () => 'sv', fetch });
  const complain = (message: string) => void complaints.push(message);
  return {
    here,
    sent,
    complaints,
    profile: helsinkiProfile(ask, complain),
    services: helsinkiUsedServices(ask, complain),
  };
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => assert.fail('nothing was refused'),
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
}

const told = ({ kind, code }: ApiError) => [kind, code];

/** As a card would do it: what is seen is changed. */
async function change(profile: ReturnType<typeof at>['profile'], wanted: ProfileChange) {
  const seen = await profile.profile();
  return profile.change(wanted, seen!.etag);
}

describe('the documents', { skip }, () => {
  for (const [name, document] of Object.entries(documents))
    test(`${name} is one that the schema allows`, () => {
      assert.deepEqual(validate(schema!, parse(document)), []);
    });

  test('only the one for it asks for the identity code', () => {
    const asking = Object.entries(documents).filter(([, document]) =>
      /nationalIdentificationNumber|ssn|sensitive/u.test(document),
    );
    assert.deepEqual(
      asking.map(([name]) => name),
      ['IDENTITY_CODE'],
    );
  });
});

describe('what is sent', { skip }, () => {
  test('the token, the language and JSON; no cookie, no header that CORS there does not let through', async () => {
    const { profile, sent } = at();
    await profile.profile();
    const [{ url, init, headers }] = sent as [(typeof sent)[number]];
    assert.equal(url, URL);
    assert.deepEqual([init.method, init.credentials, init.redirect], ['POST', 'omit', 'error']);
    assert.deepEqual(Object.fromEntries(headers), {
      'accept-language': 'sv',
      authorization: 'Bearer token',
      'content-type': 'application/json',
    });
  });

  test('a token is asked for each time, and nothing is sent without one', async () => {
    let token = 'token';
    const { profile, sent } = at({}, async () => token);
    await profile.profile();
    token = '';
    assert.deepEqual(told(await failure(profile.profile())), ['signed-out', '']);
    assert.equal(sent.length, 1);
  });

  test('what keeps the page from giving a token is no answer of the API', async () => {
    const { profile, sent } = at({}, () => Promise.reject(new Error('no session')));
    await assert.rejects(profile.profile());
    assert.equal(sent.length, 0);
  });
});

const OFFICIAL = {
  givenNames: 'Nordea Maria',
  callName: 'Nordea',
  familyName: 'Demo',
  municipality: 'Helsinki',
  permanentAddress: { street: 'Mannerheimintie 1 A 2', postalCode: '00100', city: 'Helsinki' },
  temporaryAddress: { street: 'Rantatie 3', postalCode: '06100', city: 'Porvoo' },
  foreignAddress: null,
  hasIdentityCode: true,
  asOf: null,
};

const PROFILE: Profile = {
  id: 'profile-1',
  signIn: 'strong',
  official: { state: 'shown', data: OFFICIAL },
  names: null,
  email: { address: 'nordea@kunta.example', verified: true, pending: null },
  phone: '040 123 4567',
  address: { street: 'Mannerheimintie 1', postalCode: '00100', city: 'Helsinki', country: 'FI' },
  language: 'fi',
  extras: [],
  firstVisit: false,
};

const NAMES = { given: 'Nordea', family: 'Demo' };

describe('what is shown', { skip }, () => {
  const CASES: [name: string, changes: Partial<Situation>, expected: Partial<Profile> | null][] = [
    ['a strong sign-in', {}, {}],
    ['level high', { loa: 'high' }, {}],
    ...(['low', undefined] as const).map((loa): (typeof CASES)[number] => [
      `a weak sign-in (loa ${loa ?? 'absent'}) of who can be identified strongly`,
      { loa },
      { signIn: 'weak', official: { state: 'needs-strong' } },
    ]),
    [
      'a weak sign-in of who has a password alone: the names are their own',
      { loa: 'low', person: { ...held(), methods: ['PASSWORD'], verified: null } },
      { signIn: 'weak', official: { state: 'needs-strong' }, names: NAMES },
    ],
    [
      'a weak sign-in while the ways to sign in cannot be told: official names may hold',
      { loa: 'low', broken: ['myProfile.availableLoginMethods'] },
      { signIn: 'weak', official: { state: 'needs-strong' } },
    ],
    ['no verified data', { person: { ...held(), verified: null } }, { official: { state: 'none' }, names: NAMES }],
    [
      'verified data that cannot be had now',
      { broken: ['myProfile.verifiedPersonalInformation'] },
      { official: { state: 'unavailable' } },
    ],
    [
      'an official address that cannot be had now: half of what is official is not shown as the whole',
      { broken: ['verified.permanentAddress'] },
      { official: { state: 'unavailable' } },
    ],
    ['no profile', { person: null }, null],
    [
      'nothing told yet',
      { person: { ...held(), emails: [], phones: [], addresses: [], language: null } },
      { email: null, phone: null, address: null, language: null },
    ],
    [
      'an address abroad whose country has another code',
      {
        person: {
          ...held(),
          verified: {
            ...held().verified,
            permanentForeignAddress: {
              streetAddress: 'Storgatan 1',
              additionalAddress: 'Stockholm',
              countryCode: 'SWE',
            },
          },
        },
      },
      {
        official: {
          state: 'shown',
          data: { ...OFFICIAL, foreignAddress: { street: 'Storgatan 1', additional: 'Stockholm SWE', country: '' } },
        },
      },
    ],
    [
      'numbers of which none is the primary one: the first',
      { person: { ...held(), phones: [{ id: 'p', primary: false, phone: '+358401', phoneType: 'HOME' }] } },
      { phone: '+358401' },
    ],
    ['a service that may be told everything', { allowedDataFields: ['name', 'email', 'phone', 'address'] }, {}],
    ['a service that may not be told the phone', { allowedDataFields: ['name', 'email', 'address'] }, { phone: null }],
    [
      'a service that may not be told the names, which cannot be null',
      { allowedDataFields: ['email', 'phone', 'address'] },
      { official: { state: 'shown', data: { ...OFFICIAL, givenNames: '', callName: '', familyName: '' } } },
    ],
    [
      'a service that may be told nothing',
      { allowedDataFields: [], person: { ...held(), verified: null } },
      { official: { state: 'none' }, email: null, phone: null, address: null },
    ],
  ];
  for (const [name, changes, expected] of CASES)
    test(name, async () => {
      const { profile, complaints } = at(changes);
      const answer = await profile.profile();
      assert.deepEqual(answer && answer.data, expected && { ...PROFILE, ...expected });
      assert.deepEqual(complaints, []);
    });

  test('what a service may not be told is asked for no more, and cannot be changed unseen', async () => {
    const { profile, sent, here } = at({ allowedDataFields: ['name', 'email'] });
    const { etag } = (await profile.profile())!;
    const first = sent.length;
    await profile.profile();
    assert.equal(sent.length, first + 1);
    assert.deepEqual(Object.keys(profile.can.change).sort(), ['email', 'language', 'names']);
    assert.deepEqual(profile.can.remove, {});
    assert.deepEqual(told(await failure(profile.change({ phone: '+358401234567' }, etag))), [
      'refused',
      'not-possible',
    ]);
    assert.equal(here.person?.phones.length, 1);
  });

  test('the identity code is in no profile', async () => {
    const { profile } = at();
    assert.doesNotMatch(JSON.stringify(await profile.profile()), /210281-9988/u);
  });
});

const UNREGISTERED = /SERVICE_NOT_IDENTIFIED_ERROR.*azp/u;
const UNCONNECTED = /PERMISSION_DENIED_ERROR.*connection.*audience/u;

describe('what cannot be had', { skip }, () => {
  const answering = (response: () => Response | Promise<never>) => ({ instead: response });
  const CASES: [name: string, changes: Partial<Situation>, expected: string[], complaint?: RegExp][] = [
    [
      'a service without a connection to the profile',
      { isConnected: false },
      ['refused', 'not-connected'],
      UNCONNECTED,
    ],
    ['a client that is no service', { isService: false }, ['refused', 'misconfigured'], UNREGISTERED],
    ['a token that is expired or forged', { tokens: [] }, ['signed-out', '']],
    ['a page of HTML', answering(() => new Response('<!doctype html>')), ['unreadable', '']],
    ['nothing at all', answering(() => new Response('')), ['unreadable', '']],
    ['JSON that is not of GraphQL', answering(() => Response.json([])), ['unreadable', '']],
    ['neither data nor errors', answering(() => Response.json({ data: null })), ['unreadable', '']],
    [
      'a profile of another form',
      answering(() => Response.json({ data: { myProfile: { id: 1 } } })),
      ['unreadable', ''],
    ],
    [
      'a document that is not understood',
      answering(() => Response.json({ errors: [{}] }, { status: 400 })),
      ['refused', ''],
    ],
    ['a gateway that asks for a sign-in', answering(() => new Response('', { status: 401 })), ['signed-out', '']],
    ['a failing server', answering(() => new Response('<h1>', { status: 503 })), ['server', '']],
    ['no network', answering(() => Promise.reject(new TypeError('Failed to fetch'))), ['network', '']],
    ['a field of the person that breaks', { broken: ['myProfile.primaryPhone'] }, ['server', '']],
    ['an identity service that is needed too', { broken: ['myProfile.id'] }, ['server', '']],
  ];
  for (const [name, changes, expected, complaint] of CASES)
    test(name, async () => {
      const { profile, services, complaints } = at(changes);
      assert.deepEqual(told(await failure(profile.profile())), expected);
      if (!('broken' in changes) && !name.includes('another form'))
        assert.deepEqual(told(await failure(services.list())), expected);
      if (complaint === undefined) assert.deepEqual(complaints, []);
      else for (const each of complaints) assert.match(each, complaint);
    });

  test('the error that counts need not be the first', async () => {
    const { profile } = at({
      instead: () =>
        Response.json({
          data: { myProfile: null },
          errors: [
            { path: ['myProfile', 'verifiedPersonalInformation'], extensions: { code: 'PERMISSION_DENIED_ERROR' } },
            { path: ['myProfile', 'id'], extensions: { code: 'TOKEN_EXPIRED_ERROR' } },
          ],
        }),
    });
    assert.deepEqual(told(await failure(profile.profile())), ['signed-out', '']);
  });
});

describe('a change', { skip }, () => {
  const ADDRESS = { street: 'Testigatan 1', postalCode: '111 22', city: 'Stockholm', country: 'SE' };
  const CASES: [name: string, ProfileChange, shown: Partial<Profile>, changes?: Partial<Situation>][] = [
    ['of the phone', { phone: '+358501234567' }, { phone: '+358501234567' }],
    ['of the address', { address: ADDRESS }, { address: ADDRESS }],
    ['of the language', { language: 'sv' }, { language: 'sv' }],
    [
      'of the e-mail address, which is to be confirmed again',
      { email: 'uusi@kunta.example' },
      { email: { address: 'uusi@kunta.example', verified: false, pending: null } },
    ],
    ['of several at once', { phone: null, language: 'en' }, { phone: null, language: 'en' }],
    ['that removes the address', { address: null }, { address: null }],
    [
      'of the names of who has no official ones',
      { names: { given: 'A', family: 'B' } },
      { names: { given: 'A', family: 'B' }, official: { state: 'none' } },
      { person: { ...held(), verified: null } },
    ],
    [
      'that tells what was not told',
      { phone: '+358401234567', email: 'a@kunta.example', address: ADDRESS },
      {
        phone: '+358401234567',
        email: { address: 'a@kunta.example', verified: false, pending: null },
        address: ADDRESS,
      },
      { person: { ...held(), emails: [], phones: [], addresses: [] } },
    ],
    ['that removes what is not there', { phone: null }, { phone: null }, { person: { ...held(), phones: [] } }],
    ['of nothing that is kept there', { firstVisit: false }, {}],
    [
      'in a weak sign-in',
      { phone: '+358501234567' },
      { phone: '+358501234567', signIn: 'weak', official: { state: 'needs-strong' } },
      { loa: 'low' },
    ],
    [
      'of the e-mail address by who has a password alone',
      { email: 'uusi@kunta.example' },
      {
        email: { address: 'uusi@kunta.example', verified: false, pending: null },
        signIn: 'weak',
        official: { state: 'needs-strong' },
        names: NAMES,
      },
      { loa: 'low', person: { ...held(), methods: ['PASSWORD'] } },
    ],
  ];
  for (const [name, wanted, shown, changes] of CASES)
    test(name, async () => {
      const { profile } = at(changes);
      const answer = await change(profile, wanted);
      assert.deepEqual(answer.data, { ...PROFILE, ...shown });
      assert.deepEqual(await profile.profile(), answer);
    });

  test('writes over the entry that is there, and leaves what it is for', async () => {
    const { profile, here } = at();
    await change(profile, { phone: '+358501234567' });
    assert.deepEqual(here.person?.phones, [
      { id: 'phone-1', primary: true, phone: '+358501234567', phoneType: 'MOBILE' },
    ]);
  });

  test('that removes leaves none behind that would not be seen', async () => {
    const phones = ['1', '2', '3'].map((id) => ({ id, primary: id === '2', phone: `+35840${id}`, phoneType: 'HOME' }));
    const { profile, here } = at({ person: { ...held(), phones } });
    assert.equal((await change(profile, { phone: null })).data.phone, null);
    assert.deepEqual(here.person?.phones, []);
  });

  test('any after any other: what was asked for last is what holds', async () => {
    const line = fc.string({ minLength: 1, maxLength: 30 });
    const one: fc.Arbitrary<ProfileChange> = fc.oneof(
      fc.record({ phone: fc.option(line) }),
      fc.record({
        address: fc.option(
          fc.record(
            { street: line, postalCode: line, city: line, country: fc.constantFrom('FI', 'SE') },
            { noNullPrototype: true },
          ),
        ),
      }),
      fc.record({ language: fc.constantFrom('fi' as const, 'sv' as const, 'en' as const) }),
      fc.record({ email: fc.emailAddress() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (all) => {
        const { profile } = at();
        for (const each of all) await change(profile, each);
        const { data } = (await profile.profile())!;
        const { phone, address, language, email } = Object.assign(
          { ...PROFILE, email: PROFILE.email!.address },
          ...all,
        ) as Record<string, unknown>;
        assert.deepEqual({ ...data, email: data.email?.address }, { ...PROFILE, phone, address, language, email });
      }),
      { numRuns: 30 },
    );
  });
});

describe('a change that is not made', { skip }, () => {
  const long = 'x'.repeat(200);
  const field = (...names: string[]) => names.map((name) => ({ field: name, message: '' }));
  const CASES: [name: string, ProfileChange, code: string, changes?: Partial<Situation>, errors?: object[]][] = [
    [
      'to the address of somebody else',
      { email: 'muun@kunta.example' },
      'email-in-use',
      { taken: ['muun@kunta.example'] },
    ],
    ['that would leave no e-mail address', { email: null }, 'last-email'],
    ['to what is no e-mail address', { email: 'uusi' }, 'invalid-message', {}, field('email')],
    [
      'to a postal code that is too long',
      { address: { ...PROFILE.address!, postalCode: long } },
      'invalid-message',
      {},
      field('address.postalCode'),
    ],
    ['to no number', { phone: '' }, 'invalid-message', {}, field('phone')],
    ['of names where official ones hold', { names: NAMES }, 'not-possible'],
    ['of names where official ones may hold', { names: NAMES }, 'not-possible', { loa: 'low' }],
    ['to no names', { names: null }, 'not-possible', { person: { ...held(), verified: null } }],
    ['to no language', { language: null }, 'not-possible'],
    [
      'of the e-mail address, which signs in, by a weak sign-in where there is a strong one',
      { email: 'uusi@kunta.example' },
      'needs-strong',
      { loa: 'low' },
    ],
  ];
  for (const [name, wanted, code, changes, errors = []] of CASES)
    test(name, async () => {
      const { profile, here } = at(changes);
      const before = structuredClone(here.person);
      const error = await failure(change(profile, wanted));
      assert.deepEqual([...told(error), error.errors], ['refused', code, errors]);
      assert.deepEqual(here.person, before);
    });

  const CODES: [code: string, ProfileChange, expected: string[]][] = [
    ['PROFILE_MUST_HAVE_PRIMARY_EMAIL', { email: 'a@b.example' }, ['refused', 'last-email']],
    ['INSUFFICIENT_LOA_ERROR', { phone: null }, ['refused', 'needs-strong']],
    ['DATA_CONFLICT_ERROR', { phone: null }, ['refused', 'not-possible']],
    ['PERMISSION_DENIED_ERROR', { phone: null }, ['refused', 'not-connected']],
    ['SERVICE_NOT_IDENTIFIED_ERROR', { phone: null }, ['refused', 'misconfigured']],
    ['JWT_AUTHENTICATION_ERROR', { phone: null }, ['signed-out', '']],
    ['TOKEN_EXPIRED_ERROR', { phone: null }, ['signed-out', '']],
    ['GENERAL_ERROR', { phone: null }, ['server', '']],
    ['', { phone: null }, ['server', '']],
  ];
  for (const [code, wanted, expected] of CODES)
    test(`answered with ${code || 'an error without a code'}`, async () => {
      const { profile } = at({
        instead: ({ query }) =>
          query.startsWith('mutation')
            ? Response.json({
                data: { updateMyProfile: null },
                errors: [{ path: ['updateMyProfile'], extensions: { code } }],
              })
            : undefined,
      });
      assert.deepEqual(told(await failure(change(profile, wanted))), expected);
    });

  test('a validation that does not tell where tells all fields that were sent', async () => {
    const { profile } = at({
      instead: ({ query }) =>
        query.startsWith('mutation')
          ? Response.json({
              data: { updateMyProfile: null },
              errors: [
                {
                  path: ['updateMyProfile'],
                  extensions: { code: 'VALIDATION_ERROR', validationErrors: [{ code: 'invalid' }] },
                },
              ],
            })
          : undefined,
    });
    assert.deepEqual(
      (await failure(change(profile, { phone: '1', language: 'sv' }))).errors,
      field('phone', 'language'),
    );
  });
});

describe('with others at the same profile', { skip }, () => {
  test('what was changed elsewhere since it was seen is not written over', async () => {
    const { profile, here } = at();
    const { etag } = (await profile.profile())!;
    here.person!.phones[0]!.phone = '+358999';
    const error = await failure(profile.change({ phone: '+358501234567' }, etag));
    assert.ok(error instanceof StaleProfile);
    assert.equal(error.now.data.phone, '+358999');
    assert.equal(here.person!.phones[0]!.phone, '+358999');
    await profile.change({ phone: '+358501234567' }, error.now.etag);
    assert.equal(here.person!.phones[0]!.phone, '+358501234567');
  });

  test('another person has signed in meanwhile: nothing is written to theirs, and their code is not told', async () => {
    const { profile, here, sent } = at({ person: { ...held(), phones: [] } });
    const { etag } = (await profile.profile())!;
    here.person!.id = 'another';
    const error = await failure(profile.change({ phone: '+358501234567' }, etag));
    assert.ok(error instanceof StaleProfile);
    assert.equal(error.now.data.id, 'another');
    assert.deepEqual(here.person!.phones, []);
    assert.equal(sent.filter(({ query }) => query.startsWith('mutation')).length, 0);
    assert.equal((await failure(profile.identityCode!(PROFILE.id))).kind, 'stale');
  });

  test('another person has signed in while it was sent: theirs is not what came of it', async () => {
    const { profile } = at({ meanwhile: (person) => (person.id = 'another') });
    assert.equal((await failure(change(profile, { phone: '+358501234567' }))).leavesOutcomeOpen, true);
  });

  test('another field that was changed meanwhile is in nobody’s way', async () => {
    const { profile, here } = at();
    const { etag } = (await profile.profile())!;
    here.person!.language = 'SWEDISH';
    assert.deepEqual((await profile.change({ phone: null }, etag)).data, { ...PROFILE, phone: null, language: 'sv' });
  });

  test('what was removed in the last moment is told as changed elsewhere', async () => {
    const { profile } = at({ meanwhile: (person) => (person.phones = []) });
    const error = await failure(change(profile, { phone: '+358501234567' }));
    assert.ok(error instanceof StaleProfile);
    assert.equal(error.now.data.phone, null);
  });

  test('a profile that is gone', async () => {
    const { profile, here } = at();
    const { etag } = (await profile.profile())!;
    here.person = null;
    assert.equal((await failure(profile.change({ phone: null }, etag))).kind, 'not-found');
  });
});

describe('a change of which it is not known whether it was made', { skip }, () => {
  const CASES: [name: string, Situation['instead'], isMade: boolean][] = [
    ['no answer came', () => Promise.reject(new TypeError('Failed to fetch')), false],
    ['a gateway answered', () => new Response('', { status: 504 }), false],
    ['it was made, and what holds cannot be read', undefined, true],
  ];
  for (const [name, answer, isMade] of CASES)
    test(name, async () => {
      const { profile, here, sent } = at();
      const { etag } = (await profile.profile())!;
      here.instead = (body) => {
        const isAfter = sent.some(({ query }) => query.startsWith('mutation')) && !body.query.startsWith('mutation');
        // Even a sign-in that has ended meanwhile does not say that nothing was done.
        if (isMade) return isAfter ? new Response('', { status: 401 }) : undefined;
        return body.query.startsWith('mutation') ? answer?.(body) : undefined;
      };
      const error = await failure(profile.change({ phone: null }, etag));
      assert.equal(error.leavesOutcomeOpen, true);
      delete here.instead;
      assert.equal((await profile.profile())!.data.phone, isMade ? null : PROFILE.phone);
    });
});

describe('the identity code', { skip }, () => {
  const CASES: [name: string, changes: Partial<Situation>, expected: string | string[]][] = [
    ['of who is identified strongly', {}, '210281-9988'],
    ['in a weak sign-in', { loa: 'low' }, ['refused', 'needs-strong']],
    ['of whom nothing official is held', { person: { ...held(), verified: null } }, ['not-found', '']],
    [
      'of whom none is held',
      { person: { ...held(), verified: { ...held().verified, nationalIdentificationNumber: '' } } },
      ['not-found', ''],
    ],
    ['of nobody', { person: null }, ['not-found', '']],
    ['for a service that may not be told', { allowedDataFields: ['name'] }, ['not-found', '']],
    ['with a token that is expired', { tokens: [] }, ['signed-out', '']],
    ['while it cannot be had', { broken: ['myProfile.verifiedPersonalInformation'] }, ['server', '']],
  ];
  for (const [name, changes, expected] of CASES)
    test(name, async () => {
      const { profile } = at(changes);
      if (typeof expected === 'string') assert.equal(await profile.identityCode!(PROFILE.id), expected);
      else assert.deepEqual(told(await failure(profile.identityCode!(PROFILE.id))), expected);
    });

  test('is not offered again where the service may not be told', async () => {
    const { profile } = at({ allowedDataFields: ['name', 'address'] });
    await failure(profile.identityCode!(PROFILE.id));
    const { official } = (await profile.profile())!.data;
    assert.equal(official.state === 'shown' && official.data.hasIdentityCode, false);
  });
});

describe('what is done elsewhere', { skip }, () => {
  test('downloading, deleting and disconnecting, at Helsinki-profiili itself', async () => {
    const { profile, services } = at();
    const { change: changed, remove, ...others } = profile.can;
    assert.deepEqual(others, {
      identityCode: 'here',
      download: { elsewhere: 'https://profiili.hel.fi/' },
      deletion: { elsewhere: 'https://profiili.hel.fi/' },
    });
    assert.deepEqual(Object.keys(changed), ['names', 'email', 'phone', 'address', 'language']);
    assert.deepEqual(Object.keys(remove), ['phone', 'address']);
    const [service] = await services.list();
    assert.deepEqual(services.can(service!), {
      disconnect: { elsewhere: 'https://profiili.hel.fi/connected-services' },
    });
    assert.equal(services.disconnect, undefined);
  });
});

describe('the used services', { skip }, () => {
  test('by name, in each language that is told, with the data in the order of the profile', async () => {
    const all = await at().services.list();
    assert.deepEqual(
      all.map(({ name }) => name),
      [{ fi: 'berth' }, { fi: 'Nuorisokortti', sv: 'Ungdomskortet' }],
    );
    const { data, ...service } = all[1]!;
    assert.deepEqual(
      data.map(({ id, label, shared, needed }) => [id, label, shared, needed]),
      [
        ['name', { fi: 'Nimi' }, true, false],
        ['phone', { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' }, true, false],
      ],
    );
    assert.equal(service.since, '2025-03-01T10:30:00.000Z');
    assert.deepEqual(service.description, { fi: 'Jäsenkortti nuorisotaloihin' });
  });

  test('an address that is none of the web is no link', async () => {
    const all = await at().services.list();
    assert.deepEqual(all[1]!.privacyNotice, { fi: 'https://www.hel.fi/tietosuoja' });
  });

  test('none without a profile; those that are switched off are not there', async () => {
    assert.deepEqual(await at({ person: null }).services.list(), []);
    const person = held();
    person.services = person.services.map((service) => ({ ...service, enabled: false }));
    assert.deepEqual(await at({ person }).services.list(), []);
  });
});
