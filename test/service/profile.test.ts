/** The profile over the API: what a citizen sees and changes of their own, and what nobody else learns of it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Actor, Strength } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { mailToSend } from '../../demo-server/service/mail/deliver.ts';
import type { MailRecord } from '../../demo-server/service/mail/mail-register.ts';
import type { ServiceOptions } from '../../demo-server/service/service.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { ANSWERED_FOR } from '../../src/contract/headers.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { lupaProfile } from '../../src/api/adapters/lupa/profile.ts';
import { ApiError } from '../../src/api/api-error.ts';
import { createHttpClient } from '../../src/api/http-client.ts';
import type { ProfileApi } from '../../src/api/ports.ts';
import { StaleProfile } from '../../src/api/stale-profile.ts';
import { CHAIN } from './audit.ts';
import { actorOf } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { NOW, startService, type Answer, type TestService } from './test-service.ts';

const ADDRESS = { street: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' };

interface Running extends TestService {
  /** Identified by their code, as everybody is who signs in strongly. */
  citizen: Actor;
  other: Actor;
  /** Of whom no identity code is known. */
  unidentified: Actor;
  read(who: Actor): Promise<{ profile: Profile; etag: string }>;
  change(who: Actor, change: unknown, etag?: string | null): Promise<Answer>;
  api(who: Actor): ProfileApi;
}

async function start(store: Store = new MemoryStore(CHAIN), service: Partial<ServiceOptions> = {}): Promise<Running> {
  const running = await startService(undefined, store, undefined, service);
  const { organisation, guardian, otherGuardian } = running.municipality;
  const unidentified = { organisationId: organisation.id, personId: randomUUID(), name: 'Outi' };
  await store.transaction((tx) =>
    tx.addPerson({
      ...{ id: unidentified.personId, organisationId: organisation.id, identityHash: null },
      ...{ givenNames: 'Outi', familyName: 'Ö', birthDate: null },
    }),
  );
  async function read(who: Actor) {
    const { status, json, headers } = await running.ask(who, { path: '/api/profile' });
    assert.equal(status, 200);
    return { profile: json as Profile, etag: headers.get('ETag')! };
  }
  async function change(who: Actor, message: unknown, etag?: string | null) {
    const seen = etag === undefined ? (await read(who)).etag : etag;
    return running.ask(who, {
      ...{ method: 'PATCH', path: '/api/profile', body: JSON.stringify(message) },
      headers: { 'Content-Type': 'application/json', ...(seen !== null && { 'If-Match': seen }) },
    });
  }
  function api(who: Actor): ProfileApi {
    const http = createHttpClient({
      apiUrl: 'http://lupa.test/api',
      async fetch(input, init) {
        const { status, headers, text } = await running.ask(who, {
          ...{ method: init!.method!, path: new URL(input as string).pathname },
          headers: Object.fromEntries(new Headers(init!.headers)),
          ...(init!.body != null && { body: init!.body }),
        });
        return new Response(text, { status, headers });
      },
    });
    return lupaProfile(http);
  }
  return {
    ...running,
    ...{ citizen: actorOf(guardian), other: actorOf(otherGuardian), unidentified, read, change, api },
  };
}

function refusedAs({ status, json }: Answer, expected: number, code: string): Problem {
  assert.deepEqual([status, (json as Problem).code], [expected, code]);
  return json as Problem;
}

for (const [name, open] of [
  ['memory', async () => new MemoryStore(CHAIN)],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  describe(`a profile in ${name}`, () => {
    let store: Store;
    let running: Running;
    before(async () => {
      store = await open();
      running = await start(store);
    });
    after(() => store.close());

    test('is empty at the first visit, and does not change by being looked at', async () => {
      const { profile, etag } = await running.read(running.citizen);
      assert.deepEqual(profile, {
        ...{ id: running.citizen.personId, signIn: 'strong', official: { state: 'none' }, names: null, email: null },
        ...{ phone: null, address: null, language: null, extras: [], firstVisit: true },
      });
      running.clock.now = '2026-11-20T11:00:00.000Z';
      assert.equal((await running.read(running.citizen)).etag, etag);
    });

    test('is changed field by field; what was answered is what is read; null removes', async () => {
      const { citizen, other } = running;
      const steps: [change: object, after: Partial<Profile>][] = [
        [{ phone: '+358401234567' }, { phone: '+358401234567' }],
        [{ address: ADDRESS }, { phone: '+358401234567', address: ADDRESS }],
        [
          { language: 'sv', firstVisit: false },
          { phone: '+358401234567', language: 'sv', firstVisit: false },
        ],
        [{ phone: null }, { phone: null, address: ADDRESS, language: 'sv' }],
        [
          { address: null, language: null },
          { phone: null, address: null, language: null },
        ],
      ];
      for (const [change, expected] of steps) {
        const answer = await running.change(citizen, change);
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.json, { ...(answer.json as Profile), ...expected });
        const { profile, etag } = await running.read(citizen);
        assert.deepEqual(profile, answer.json);
        assert.equal(etag, answer.headers.get('ETag'));
      }
      assert.equal((await running.read(other)).profile.firstVisit, true, 'the other has their own');
    });

    test('the same again changes nothing, its mark neither', async () => {
      await running.change(running.other, { address: ADDRESS });
      const { etag } = await running.read(running.other);
      const again = await running.change(running.other, { address: ADDRESS });
      assert.deepEqual([again.status, again.headers.get('ETag')], [200, etag]);
    });

    test('names are a person’s own where no official ones hold, and nowhere else', async () => {
      const names = { given: 'Outi', family: 'Ö' };
      const own = await running.change(running.unidentified, { names });
      assert.deepEqual([own.status, (own.json as Profile).names], [200, names]);
      const before = await running.read(running.citizen);
      const { errors } = refusedAs(
        await running.change(running.citizen, { names, phone: '+12345' }),
        ...([409, 'not-possible'] as const),
      );
      assert.deepEqual(
        errors?.map(({ field }) => field),
        ['names'],
      );
      assert.deepEqual(await running.read(running.citizen), before, 'all or nothing');
    });

    test('of two who saw the same, one changes it; the other is told how it stands', async () => {
      const { etag } = await running.read(running.citizen);
      const answers = await Promise.all(
        ['+11111', '+22222'].map((phone) => running.change(running.citizen, { phone }, etag)),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
      const lost = answers.find(({ status }) => status === 412)!;
      const { profile, etag: now } = await running.read(running.citizen);
      assert.deepEqual(refusedAs(lost, 412, 'precondition-failed').current, profile);
      assert.equal(lost.headers.get('ETag'), now);
    });
  });

describe('a profile', () => {
  test('is for who has signed in, who says what they saw, and who sends what can be read', async () => {
    const running = await start();
    const { citizen } = running;
    refusedAs(await running.ask(null, { path: '/api/profile' }), 401, 'sign-in-required');
    refusedAs(await running.ask({ ...citizen, personId: 'nobody' }, { path: '/api/profile' }), 404, 'not-found');
    refusedAs(await running.change(citizen, { phone: '+12345' }, null), 428, 'precondition-required');
    refusedAs(await running.change(citizen, { phone: '+12345' }, '"x"'), 412, 'precondition-failed');
    const { errors } = refusedAs(
      await running.change(citizen, { phone: '12345', address: { ...ADDRESS, postalCode: '1' } }),
      ...([400, 'invalid-message'] as const),
    );
    assert.deepEqual(errors?.map(({ field }) => field).sort(), ['address.postalCode', 'phone']);
    const plain = { method: 'PATCH', path: '/api/profile', body: '{}', headers: { 'Content-Type': 'text/plain' } };
    refusedAs(await running.ask(citizen, plain), 415, 'unsupported-media-type');
    assert.equal((await running.read(citizen)).profile.phone, null);
  });

  test('each change is an act of its own that names the fields and no value', async () => {
    const running = await start();
    const { organisationId, personId } = running.citizen;
    await running.change(running.citizen, { phone: '+358409876543', language: 'sv' });
    await running.change(running.citizen, { phone: '+358409876543' });
    await running.change(running.citizen, { phone: 'no number' });
    const acts = await running.store.transaction((tx) => tx.acts.acts(organisationId, { limit: 10 }));
    assert.deepEqual(acts, [{ type: 'profile-changed', fields: ['phone', 'language'], personId, at: NOW, seq: 1 }]);
  });

  test('no value comes to a log or to another person, whatever it is', async () => {
    const running = await start();
    const value = fc.stringMatching(/^[a-zåäö]{12}$/u);
    await fc.assert(
      fc.asyncProperty(value, fc.boolean(), async (secret, valid) => {
        const address = { ...ADDRESS, street: secret, postalCode: valid ? '00100' : secret };
        const { status } = await running.change(running.citizen, { address });
        assert.equal(status, valid ? 200 : 400);
        const others = await running.ask(running.other, { path: '/api/profile' });
        assert.ok(!JSON.stringify([running.logged, others.text, [...others.headers]]).includes(secret));
      }),
      { numRuns: 30 },
    );
  });

  test('a refused value is not repeated to the sender', async () => {
    const running = await start();
    assert.ok(!(await running.change(running.citizen, { phone: 'salainen' })).text.includes('salainen'));
  });

  test('mails are in the language that the person has chosen, and in that of the list where they have not', async () => {
    const running = await start();
    const { organisationId, personId } = running.citizen;
    const contact = { organisationId, personId, email: 'k@posti.example', language: 'fi', source: 'register' } as const;
    const mail: MailRecord = {
      id: 'm',
      organisationId,
      kind: 'request',
      requestId: running.municipality.request.id,
      personId,
      key: 'k',
      createdAt: NOW,
      notBefore: NOW,
      attempts: 1,
      state: 'waiting',
      error: null,
      sentAt: null,
    };
    await running.store.transaction((tx) => tx.mail.setContact(contact));
    for (const [language, written] of [
      ['sv', 'sv'],
      [null, 'fi'],
    ]) {
      await running.change(running.citizen, { language });
      const about = await mailToSend(running.store, mail, NOW);
      assert.ok(typeof about === 'object');
      assert.deepEqual(about.contact, { ...contact, language: written });
    }
  });
});

describe('to one who is identified weakly', () => {
  const OFFICIAL: Profile['official'] = {
    state: 'shown',
    data: {
      ...{ givenNames: 'Virallinen', callName: '', familyName: 'Nimi', municipality: 'Espoo', hasIdentityCode: true },
      ...{ permanentAddress: null, temporaryAddress: null, foreignAddress: null, asOf: NOW },
    },
  };

  test('what authorities hold is not told, whatever the session holds; the rest is as ever', async () => {
    const running = await start(undefined, { official: async () => OFFICIAL });
    await running.change(running.citizen, { phone: '+12345' });
    const strong = await running.read(running.citizen);
    assert.deepEqual([strong.profile.signIn, strong.profile.official], ['strong', OFFICIAL]);
    const weak = await running.read({ ...running.citizen, strength: 'weak' });
    assert.deepEqual(weak.profile, { ...strong.profile, signIn: 'weak', official: { state: 'needs-strong' } });
  });

  for (const [field, value, who] of [
    ['phone', '+12345', 'citizen'],
    ['address', ADDRESS, 'citizen'],
    ['language', 'sv', 'citizen'],
    ['firstVisit', false, 'citizen'],
    ['email', 'a@posti.example', 'citizen'],
    ['email', null, 'citizen'],
    ['names', { given: 'Outi', family: 'Ö' }, 'unidentified'],
  ] as const) {
    const may = field !== 'email' && field !== 'names';
    test(`${field} ${may ? 'can' : 'cannot'} be changed to ${JSON.stringify(value)}`, async () => {
      const running = await start();
      const weak: Actor = { ...running[who], strength: 'weak' };
      const before = await running.read(weak);
      // With something else in the same message, of which nothing is kept either.
      const answer = await running.change(weak, { phone: '+12345', [field]: value });
      if (may) {
        assert.deepEqual((await running.read(running[who])).profile[field], value);
        return;
      }
      const { errors } = refusedAs(answer, 403, 'needs-strong');
      assert.deepEqual(
        errors?.map((each) => each.field),
        [field],
      );
      assert.deepEqual(await running.read(weak), before);
    });
  }

  test('the port says so by its code, as to one who has to sign in', async () => {
    const running = await start();
    const api = running.api({ ...running.citizen, strength: 'weak' });
    for (const refused of [api.identityCode!(running.citizen.personId), api.deletion!(running.citizen.personId)]) {
      const error = await refused.catch((cause: unknown) => cause);
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.kind, error.code], ['signed-out', 'needs-strong']);
    }
  });

  test('the session tells it, and what a browser has kept for them is not theirs', async () => {
    const running = await start();
    const tell = (strength?: Strength) => running.ask({ ...running.citizen, strength }, { path: '/api/session' });
    const [strong, weak, unsaid] = [await tell('strong'), await tell('weak'), await tell()];
    assert.deepEqual(
      [strong, weak, unsaid].map(({ json }) => (json as { strength: string }).strength),
      ['strong', 'weak', 'strong'],
    );
    const word = ({ headers }: Answer) => headers.get(ANSWERED_FOR);
    assert.equal(word(strong), word(unsaid));
    assert.notEqual(word(strong), word(weak));
  });
});

describe('one who is meant and is not signed in any more', () => {
  for (const [what, method, path] of [
    ['the deletion', 'DELETE', '/api/profile'],
    ['the identity code', 'POST', '/api/profile/identity-code'],
    ['the mail once more', 'POST', '/api/profile/email-confirmation'],
  ] as const)
    test(`${what} is not for who has signed in meanwhile`, async () => {
      const { citizen, other, ask, change, read } = await start(undefined, { identityCode: async () => '010180-999J' });
      await change(other, { phone: '+358501234567', email: 'o@kunta.example' });
      const send = (id: string) => {
        const headers = { 'Content-Type': 'application/json' };
        return ask(other, { method, path, headers, body: JSON.stringify({ id }) });
      };
      const refused = await send(citizen.personId);
      assert.deepEqual([refused.status, (refused.json as Problem).code], [412, 'precondition-failed']);
      assert.equal((await read(other)).profile.phone, '+358501234567');
      assert.notEqual((await send(other.personId)).status, 412);
    });
});

describe('a deleted profile', () => {
  test('is as it was before the first visit; the consents stay, and so does the other’s profile', async () => {
    const running = await start();
    const { citizen, other } = running;
    const empty = await running.read(citizen);
    await running.decide(citizen, { decision: 'accept' });
    const { detail } = await running.detail(citizen);
    for (const who of [citizen, other]) await running.change(who, { phone: '+12345', address: ADDRESS });
    const untouched = await running.read(other);

    assert.equal(await running.api(citizen).deletion!(citizen.personId), '/');
    assert.deepEqual(await running.read(citizen), empty);
    assert.deepEqual(await running.read(other), untouched);
    assert.deepEqual((await running.detail(citizen)).detail, detail);
    assert.equal(await running.api(citizen).deletion!(citizen.personId), '/', 'twice is once');
    const acts = await running.store.transaction((tx) => tx.acts.acts(citizen.organisationId, { limit: 10 }));
    assert.deepEqual(
      acts.filter(({ personId }) => personId === citizen.personId).map(({ type }) => type),
      ['profile-deleted', 'profile-changed'],
    );
  });

  test('is deleted by nobody but its owner', async () => {
    const running = await start();
    await running.change(running.citizen, { phone: '+12345' });
    const before = await running.read(running.citizen);
    const headers = { 'Content-Type': 'application/json' };
    const question = { method: 'DELETE', path: '/api/profile', body: '{}', headers };
    refusedAs(await running.ask(null, question), 401, 'sign-in-required');
    refusedAs(await running.ask(running.citizen, { ...question, headers: {} }), 415, 'unsupported-media-type');
    assert.equal((await running.ask(running.other, question)).status, 200);
    assert.deepEqual(await running.read(running.citizen), before);
  });
});

describe('the port at Lupa’s own service', () => {
  test('reads and changes; a change that was made elsewhere comes with how it stands', async () => {
    const running = await start();
    const api = running.api(running.citizen);
    const seen = (await api.profile())!;
    const changed = await api.change({ phone: '+12345' }, seen.etag);
    assert.deepEqual(changed, await api.profile());
    const stale = await api.change({ phone: '+54321' }, seen.etag).catch((error: unknown) => error);
    assert.ok(stale instanceof StaleProfile);
    assert.deepEqual(stale.now, changed);
  });

  test('what it says that can be changed can be, and the rest cannot', async () => {
    const running = await start();
    const api = running.api(running.unidentified);
    const values = {
      ...{ names: { given: 'A', family: 'B' }, email: 'a@posti.example', phone: '+12345' },
      ...{ address: ADDRESS, language: 'en' },
    } as const;
    for (const field of Object.keys(values) as (keyof typeof values)[]) {
      const { etag } = (await api.profile())!;
      const outcome = await api.change({ [field]: values[field] }, etag).then(
        () => 'here',
        (error: unknown) => (error instanceof ApiError ? error.code : 'no API error'),
      );
      assert.equal(outcome, api.can.change[field] ?? 'not-possible', field);
    }
  });

  test('the identity code is told by the session alone: where it holds none there is none', async () => {
    const running = await start();
    const refused = await running.api(running.citizen).identityCode!(running.citizen.personId).catch(
      (error: unknown) => error,
    );
    assert.ok(refused instanceof ApiError);
    assert.equal(refused.kind, 'not-found');
  });

  test('names the field that is wrong', async () => {
    const running = await start();
    const api = running.api(running.citizen);
    const { etag } = (await api.profile())!;
    const refused = await api
      .change({ address: { ...ADDRESS, country: 'Suomi' } }, etag)
      .catch((each: unknown) => each);
    assert.ok(refused instanceof ApiError);
    assert.deepEqual([refused.kind, refused.errors[0]?.field], ['refused', 'address.country']);
  });
});
