/** Used services over the API: what the citizen sees and decides, and what a service may tell and learn. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { FaultyServices, readServices } from '../../demo-server/service/used-services/registered-services.ts';
import { beginUse, newServiceToken } from '../../demo-server/service/used-services/report-use.ts';
import type { ConsentList } from '../../src/contract/consent-summary.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { ProfileExport } from '../../src/contract/profile-export.ts';
import type { UsedService, UsedServiceList } from '../../src/contract/used-services.ts';
import type { InferOutput } from 'valibot';
import { CHAIN } from './audit.ts';
import { actorOf, newMunicipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { both, registeredIn, SERVICE_TOKEN } from './registered.ts';
import { NOW, startService, type Answer, type TestService } from './test-service.ts';

const AFTER = '2026-11-20T11:00:00.000Z';
/** Of nobody at first. */
const IDENTITY_CODE = '010280-952L';

interface Running extends TestService {
  citizen: Actor;
  other: Actor;
  list(who: Actor): Promise<UsedService[]>;
  one(who: Actor, id: string): Promise<UsedService>;
  send(who: Actor | null, method: string, path: string, body?: object, headers?: object): Promise<Answer>;
  byToken(method: string, path: string, body?: object, token?: string): Promise<Answer>;
}

async function start(store: Store = new MemoryStore(CHAIN)): Promise<Running> {
  const running = await startService(undefined, store);
  const { guardian, otherGuardian } = running.municipality;
  const send: Running['send'] = (who, method, path, body, headers = {}) =>
    running.ask(who, {
      ...{ method, path: `/api/services${path}` },
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  async function list(who: Actor) {
    return ((await send(who, 'GET', '')).json as InferOutput<typeof UsedServiceList>).items;
  }
  return {
    ...running,
    ...{ citizen: actorOf(guardian), other: actorOf(otherGuardian), list, send },
    one: async (who, id) => (await list(who)).find((each) => each.id === id)!,
    byToken: (method, path, body, token = SERVICE_TOKEN.token) =>
      send(null, method, path, body, { Authorization: `Bearer ${token}` }),
  };
}

function refusedAs({ status, json }: Answer, expected: number, code: string): Problem {
  assert.deepEqual([status, (json as Problem).code], [expected, code]);
  return json as Problem;
}

const CURRENT = { name: both('Tarjous'), state: 'current' };
const REPORT = {
  dealings: [
    { at: '2026-11-01T10:00:00.000Z', text: both('Ensin') },
    { at: '2026-11-19T12:00:00+02:00', text: both('Viimeksi') },
  ],
  matters: [{ id: 'm1', title: both('Hakemus'), steps: [CURRENT, { name: both('Sopimus'), state: 'ahead' }] }],
};

for (const [name, open] of [
  ['memory', async () => new MemoryStore(CHAIN)],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  describe(`used services in ${name}`, () => {
    let store: Store;
    let running: Running;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    async function connected(...serviceIds: string[]): Promise<Running> {
      running = await start(store);
      const services = registeredIn(running.municipality);
      await store.transaction(async (tx) => {
        for (const id of serviceIds) {
          const service = services.find((each) => each.id === id)!;
          await beginUse(tx, service, { personId: running.citizen.personId, since: NOW });
        }
      });
      return running;
    }

    test('are those of the person, with all that the file says of them and what the service has told', async () => {
      const { citizen, other, list, byToken } = await connected('gym', 'care', 'boats');
      assert.equal((await byToken('PUT', `/boats/users/${citizen.personId}`, REPORT)).status, 200);
      const items = await list(citizen);
      assert.deepEqual(
        items.map(({ id }) => id),
        ['care', 'gym', 'boats'],
        'by name',
      );
      const boats = items[2]!;
      assert.deepEqual(
        { ...boats, consents: [], mark: '' },
        {
          ...{
            id: 'boats',
            of: citizen.personId,
            name: both('Venepaikat'),
            description: both('Palvelu'),
            controller: null,
            privacyNotice: {},
          },
          ...{ link: { fi: 'https://kunta.example/v' }, since: NOW, disconnectedAt: null, mark: '', consents: [] },
          ...{ disconnection: { state: 'matter-open' }, keeps: both('Laskut kaksi vuotta') },
          data: [
            { id: 'name', label: both('Nimi'), source: null, why: null, needed: true, shared: true },
            {
              ...{ id: 'phone', label: both('Puhelin'), source: both('Sinulta'), why: both('Myrsky') },
              ...{ needed: false, shared: true },
            },
            { id: 'email', label: both('Sähköposti'), source: null, why: null, needed: false, shared: true },
            { id: 'size', label: both('Veneen koko'), source: null, why: null, needed: false, shared: true },
          ],
          dealings: [
            { at: '2026-11-19T10:00:00.000Z', text: both('Viimeksi') },
            { at: '2026-11-01T10:00:00.000Z', text: both('Ensin') },
          ],
          matters: [
            {
              ...{ id: 'm1', title: both('Hakemus'), next: null, link: {} },
              steps: [
                { ...CURRENT, day: null },
                { name: both('Sopimus'), state: 'ahead', day: null },
              ],
            },
          ],
        },
      );
      assert.deepEqual(items[0]!.disconnection, { state: 'never', why: both('Laki') });
      assert.deepEqual(await list(other), []);
    });

    test('the consents beside are those of the own list, and nobody else’s', async () => {
      const { citizen, ask, one, municipality } = await connected('boats', 'gym');
      const own = ((await ask(citizen, { path: '/api/consents' })).json as InferOutput<typeof ConsentList>).items;
      assert.deepEqual(
        own.map(({ id }) => id),
        [municipality.request.id],
      );
      assert.deepEqual((await one(citizen, 'boats')).consents, own);
      assert.deepEqual((await one(citizen, 'gym')).consents, []);
      await store.transaction((tx) =>
        beginUse(tx, registeredIn(municipality)[0]!, { personId: municipality.stranger.id, since: NOW }),
      );
      assert.deepEqual((await one(actorOf(municipality.stranger), 'boats')).consents, []);
    });

    test('what is withheld the service is not told, and what is needed it is', async () => {
      const { citizen, other, ask, send, one, byToken } = await connected('boats');
      const profile = await ask(citizen, { path: '/api/profile' });
      await ask(citizen, {
        ...{ method: 'PATCH', path: '/api/profile', body: '{"phone":"+358401234567"}' },
        headers: { 'Content-Type': 'application/json', 'If-Match': profile.headers.get('ETag')! },
      });
      const asked = () => byToken('GET', `/boats/users/${citizen.personId}`);
      const { givenNames, familyName } = running.municipality.guardian;
      assert.deepEqual((await asked()).json, {
        ...{ subject: citizen.personId, shared: ['name', 'phone', 'email', 'size'] },
        values: { name: `${givenNames} ${familyName}`, phone: '+358401234567', email: null },
      });
      const { mark } = await one(citizen, 'boats');
      const chosen = await send(citizen, 'PUT', '/boats/data', { shared: ['size'] }, { 'If-Match': mark });
      assert.equal(chosen.status, 200);
      assert.deepEqual(chosen.json, await one(citizen, 'boats'), 'what was answered is what is read');
      assert.deepEqual((await asked()).json, {
        ...{ subject: citizen.personId, shared: ['name', 'size'] },
        values: { name: `${givenNames} ${familyName}` },
      });
      refusedAs(await byToken('GET', `/boats/users/${other.personId}`), 404, 'not-found');
    });

    test('a choice names what was seen, and each change is an act without values', async () => {
      const { citizen, other, send, one, municipality } = await connected('boats');
      const { mark } = await one(citizen, 'boats');
      const choose = (shared: string[], ifMatch?: string, who = citizen) =>
        send(who, 'PUT', '/boats/data', { shared }, ifMatch === undefined ? {} : { 'If-Match': ifMatch });
      refusedAs(await choose(['size']), 428, 'precondition-required');
      refusedAs(await choose(['size'], mark, other), 404, 'not-found');
      const { errors } = refusedAs(await choose(['shoes'], mark), 400, 'invalid-message');
      assert.deepEqual(
        errors?.map(({ field }) => field),
        ['shared'],
      );
      assert.equal((await choose(['size', 'phone'], mark)).status, 200);
      const { current } = refusedAs(await choose(['phone'], mark), 412, 'precondition-failed');
      assert.deepEqual(current, await one(citizen, 'boats'));
      assert.equal((await choose(['phone', 'size', 'name'], (current as UsedService).mark)).status, 200, 'the same');
      const acts = await store.transaction((tx) => tx.acts.acts(municipality.organisation.id, { limit: 9 }));
      assert.deepEqual(
        acts.map(({ seq: _, ...act }) => act),
        [{ type: 'service-data-changed', serviceId: 'boats', fields: ['email'], personId: citizen.personId, at: NOW }],
      );
    });

    test('a dealing that comes meanwhile does not stand in the way of a choice', async () => {
      const { citizen, send, one, byToken } = await connected('boats');
      const { mark } = await one(citizen, 'boats');
      await byToken('PUT', `/boats/users/${citizen.personId}`, REPORT);
      assert.equal((await send(citizen, 'PUT', '/boats/data', { shared: [] }, { 'If-Match': mark })).status, 200);
    });

    test('is left where nothing stands in the way; it is told nothing more and comes back only when it is let', async () => {
      const { citizen, send, one, byToken, clock, municipality } = await connected('boats');
      const user = `/boats/users/${citizen.personId}`;
      await byToken('PUT', user, REPORT);
      refusedAs(await send(citizen, 'DELETE', '/boats', {}), 409, 'not-possible');
      assert.equal((await byToken('GET', user)).status, 200, 'it is connected still');

      await byToken('PUT', user, { ...REPORT, matters: [] });
      clock.now = AFTER;
      const left = await send(citizen, 'DELETE', '/boats', {});
      assert.equal(left.status, 200);
      clock.now = '2026-11-20T12:00:00.000Z';
      assert.deepEqual((await send(citizen, 'DELETE', '/boats', {})).json, left.json, 'twice is once');
      const gone = await one(citizen, 'boats');
      assert.deepEqual([gone.disconnectedAt, gone.dealings, gone.data.filter(({ shared }) => shared)], [AFTER, [], []]);
      for (const [method, path, body] of [
        ['GET', user],
        ['PUT', user, REPORT],
        ['DELETE', user],
        ['POST', '/boats/users', { identityCode: IDENTITY_CODE }],
      ] as const)
        refusedAs(await byToken(method, path, body), 404, 'not-found');
      refusedAs(await send(citizen, 'PUT', '/boats/data', { shared: [] }, { 'If-Match': gone.mark }), 404, 'not-found');

      const back = await send(citizen, 'PUT', '/boats/connection', {});
      assert.deepEqual([back.status, (back.json as UsedService).since], [200, clock.now]);
      assert.deepEqual((await send(citizen, 'PUT', '/boats/connection', {})).json, back.json);
      assert.equal((await byToken('GET', user)).status, 200);
      const acts = await store.transaction((tx) => tx.acts.acts(municipality.organisation.id, { limit: 9 }));
      assert.deepEqual(
        acts.map(({ type }) => type),
        ['service-reconnected', 'service-disconnected'],
      );
    });

    test('stay when the profile is deleted, and are told no more than they need until somebody chooses again', async () => {
      const { citizen, other, ask, send, one, list, byToken, clock, municipality } = await connected(
        'boats',
        'care',
        'gym',
      );
      await store.transaction((tx) =>
        beginUse(tx, registeredIn(municipality)[0]!, { personId: other.personId, since: NOW }),
      );
      const headers = { 'Content-Type': 'application/json' };
      const told = async (phone: string) => {
        const etag = (await ask(citizen, { path: '/api/profile' })).headers.get('ETag')!;
        const message = { method: 'PATCH', path: '/api/profile', body: JSON.stringify({ phone }) };
        assert.equal((await ask(citizen, { ...message, headers: { ...headers, 'If-Match': etag } })).status, 200);
      };
      await told('+358401234567');
      await byToken('PUT', `/boats/users/${citizen.personId}`, REPORT);
      const before = await one(citizen, 'boats');
      clock.now = AFTER;
      for (const _ of ['once', 'twice is once'])
        assert.equal((await ask(citizen, { method: 'DELETE', path: '/api/profile', body: '{}', headers })).status, 200);

      const boats = await one(citizen, 'boats');
      const data = before.data.map((each) => ({ ...each, shared: each.needed }));
      assert.deepEqual({ ...boats, mark: '' }, { ...before, data, mark: '' });
      assert.equal((await list(citizen)).length, 3);
      await told('+358409999999');
      const { givenNames, familyName } = municipality.guardian;
      assert.deepEqual((await byToken('GET', `/boats/users/${citizen.personId}`)).json, {
        ...{ subject: citizen.personId, shared: ['name'], values: { name: `${givenNames} ${familyName}` } },
      });
      assert.ok(
        (await one(other, 'boats')).data.every(({ shared }) => shared),
        'another person’s choice is theirs',
      );
      const acts = await store.transaction((tx) => tx.acts.acts(municipality.organisation.id, { limit: 9 }));
      assert.deepEqual(
        acts.map(({ type, ...act }) =>
          'serviceId' in act ? [type, act.serviceId, 'fields' in act && act.fields] : type,
        ),
        [
          ...['profile-changed', 'profile-deleted'],
          ['service-data-changed', 'boats', ['phone', 'email', 'size']],
          'profile-changed',
        ],
      );
      const again = await send(citizen, 'PUT', '/boats/data', { shared: ['phone'] }, { 'If-Match': boats.mark });
      assert.equal(again.status, 200);
    });

    test('of one who has no profile are withheld from too, and what was disconnected comes back with what is needed', async () => {
      const { citizen, ask, send, one } = await connected('gym', 'boats');
      assert.equal((await send(citizen, 'DELETE', '/boats', {})).status, 200);
      const headers = { 'Content-Type': 'application/json' };
      assert.equal((await ask(citizen, { method: 'DELETE', path: '/api/profile', body: '{}', headers })).status, 200);
      assert.equal((await send(citizen, 'PUT', '/boats/connection', {})).status, 200);
      const { data } = await one(citizen, 'boats');
      assert.deepEqual(
        data.flatMap(({ id, shared }) => (shared ? id : [])),
        ['name'],
      );
    });

    test('what one has seen is not done to the services of another who has signed in meanwhile', async () => {
      const { citizen, other, one, send, municipality } = await connected('boats');
      await store.transaction((tx) =>
        beginUse(tx, registeredIn(municipality)[0]!, { personId: other.personId, since: NOW }),
      );
      const { of, mark } = await one(citizen, 'boats');
      const before = await one(other, 'boats');
      for (const [method, path, body] of [
        ['DELETE', '/boats', { of }],
        ['PUT', '/boats/connection', { of }],
        ['PUT', '/boats/data', { shared: [] }],
      ] as const)
        refusedAs(await send(other, method, path, body, { 'If-Match': mark }), 412, 'precondition-failed');
      assert.deepEqual(await one(other, 'boats'), before);
      assert.equal((await send(other, 'DELETE', '/boats', { of: before.of })).status, 200);
    });

    test('one that the law keeps is not left, and one that is not used is not there', async () => {
      const { citizen, other, send } = await connected('care');
      refusedAs(await send(citizen, 'DELETE', '/care', {}), 409, 'not-possible');
      for (const who of [citizen, other]) {
        refusedAs(await send(who, 'DELETE', '/gym', {}), 404, 'not-found');
        refusedAs(await send(who, 'DELETE', '/shoes', {}), 404, 'not-found');
        refusedAs(await send(who, 'PUT', '/gym/connection', {}), 404, 'not-found');
      }
    });

    test('a service connects by the identity code, once, and may end it', async () => {
      const { citizen, municipality, list, byToken } = await connected();
      const identityCode = IDENTITY_CODE;
      await store.transaction((tx) =>
        tx.addPerson({
          ...{ id: `other-${citizen.personId}`.slice(0, 40), organisationId: municipality.organisation.id },
          ...{ identityHash: `hash of ${identityCode}`, givenNames: 'Uusi', familyName: 'Ö', birthDate: null },
        }),
      );
      const since = '2026-11-01T10:00:00.000Z';
      const connect = () => byToken('POST', '/boats/users', { identityCode, since });
      const { status, json } = await connect();
      const { subject } = json as { subject: string };
      assert.equal(status, 200);
      assert.deepEqual((await connect()).json, { subject });
      const actor = { organisationId: municipality.organisation.id, personId: subject, name: 'Uusi' };
      const [boats, ...more] = await list(actor);
      assert.deepEqual([boats!.since, more], [since, []]);
      refusedAs(await byToken('POST', '/boats/users', { identityCode: '010280-9520' }), 404, 'not-found');
      assert.equal((await byToken('DELETE', `/boats/users/${subject}`)).status, 200);
      assert.deepEqual(await list(actor), []);
    });

    test('what is withheld stays so where the service ends the use and begins it anew', async () => {
      const { citizen, ask, list, one, send, byToken, municipality, clock } = await connected('boats');
      const user = `/boats/users/${citizen.personId}`;
      const endAndBegin = async () => {
        assert.equal((await byToken('DELETE', user)).status, 200);
        assert.deepEqual(await list(citizen), [], 'not among the services of the person');
        const { services } = (await ask(citizen, { path: '/api/profile/export' })).json as ProfileExport;
        const held = services.map(({ id, endedAt, shared, dealings }) => [id, endedAt, shared, dealings]);
        assert.deepEqual(held, [['boats', NOW, ['size'], []]], 'what is held of it is in the download');
        for (const [method, body] of [['GET'], ['PUT', REPORT], ['DELETE']] as const)
          refusedAs(await byToken(method, user, body), 404, 'not-found');
        for (const [method, path] of [
          ['PUT', '/boats/connection'],
          ['DELETE', '/boats'],
        ] as const)
          refusedAs(await send(citizen, method, path, {}), 404, 'not-found');
        clock.now = AFTER;
        const begun = { personId: citizen.personId, since: AFTER };
        await store.transaction((tx) => beginUse(tx, registeredIn(municipality)[0]!, begun));
      };
      const sharedNow = async () => {
        const told = (await byToken('GET', user)).json as { shared: string[] };
        const seen = (await one(citizen, 'boats')).data.flatMap(({ id, shared }) => (shared ? id : []));
        assert.deepEqual(told.shared, seen);
        return seen;
      };
      await byToken('PUT', user, REPORT);
      const { mark } = await one(citizen, 'boats');
      assert.equal((await send(citizen, 'PUT', '/boats/data', { shared: ['size'] }, { 'If-Match': mark })).status, 200);
      await endAndBegin();
      const { since, dealings, matters } = await one(citizen, 'boats');
      assert.deepEqual([since, dealings, matters, await sharedNow()], [AFTER, [], [], ['name', 'size']]);

      assert.equal((await byToken('DELETE', user)).status, 200);
      const deletion = { method: 'DELETE', path: '/api/profile', body: '{}' };
      await ask(citizen, { ...deletion, headers: { 'Content-Type': 'application/json' } });
      await store.transaction((tx) =>
        beginUse(tx, registeredIn(municipality)[0]!, { personId: citizen.personId, since: AFTER }),
      );
      assert.deepEqual(await sharedNow(), ['name'], 'the profile was deleted while it was ended');
    });

    test('a time that nobody can have begun at is refused, and nobody is connected', async () => {
      const { citizen, list, byToken } = await connected();
      for (const since of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00', '2026-02-31T10:00:00Z']) {
        const answer = await byToken('POST', '/boats/users', { identityCode: IDENTITY_CODE, since });
        const { errors } = refusedAs(answer, 400, 'invalid-message');
        assert.deepEqual(
          errors?.map(({ field }) => field),
          ['since'],
        );
      }
      assert.deepEqual(await list(citizen), []);
    });

    test('a token is good for its own service and nothing else', async () => {
      const { citizen, byToken } = await connected('boats', 'gym');
      const { token: another } = await newServiceToken();
      for (const [path, token] of [
        ['/boats', another],
        ['/boats', 'lupa_check_0123456789012345678901234567890123456789012'],
        ['/boats', ''],
        ['/gym', SERVICE_TOKEN.token],
        ['/shoes', SERVICE_TOKEN.token],
      ] as const)
        for (const [method, body] of [['GET'], ['PUT', REPORT], ['DELETE']] as const)
          refusedAs(await byToken(method, `${path}/users/${citizen.personId}`, body, token), 401, 'token-required');
    });

    const bad: [what: string, report: unknown][] = [
      ['a text without Swedish', { ...REPORT, dealings: [{ at: NOW, text: { fi: 'Vain suomeksi' } }] }],
      ['a day that is none', { ...REPORT, dealings: [{ at: 'eilen', text: both('x') }] }],
      ['the 31st of February', { ...REPORT, dealings: [{ at: '2026-02-31T10:00:00Z', text: both('x') }] }],
      [
        'a last day in a month without it',
        {
          ...REPORT,
          matters: [{ ...REPORT.matters[0], next: { from: 'you', text: both('x'), lastDay: '2026-02-31' } }],
        },
      ],
      [
        'steps of which none is taken',
        { ...REPORT, matters: [{ ...REPORT.matters[0], steps: [{ ...CURRENT, state: 'done' }] }] },
      ],
      [
        'steps out of order',
        { ...REPORT, matters: [{ ...REPORT.matters[0], steps: [{ ...CURRENT, state: 'ahead' }, CURRENT] }] },
      ],
      [
        'a link that is a script',
        { ...REPORT, matters: [{ ...REPORT.matters[0], link: { fi: 'javascript:alert(1)' } }] },
      ],
      ['a matter twice', { ...REPORT, matters: [REPORT.matters[0], REPORT.matters[0]] }],
      ['what turns the text around', { ...REPORT, dealings: [{ at: NOW, text: both('a\u202eb') }] }],
      ['what no database takes', { ...REPORT, dealings: [{ at: NOW, text: both('a\u0000b') }] }],
    ];
    for (const [what, report] of bad)
      test(`a report with ${what} is refused, and nothing of it is kept`, async () => {
        const { citizen, byToken, one } = await connected('boats');
        const answer = await byToken('PUT', `/boats/users/${citizen.personId}`, report as object);
        const { errors } = refusedAs(answer, 400, 'invalid-message');
        assert.match(errors![0]!.field, /^(?:dealings|matters)/u);
        assert.deepEqual((await one(citizen, 'boats')).dealings, []);
      });
  });

describe('the file of the services', () => {
  const municipality = newMunicipality();
  const good = { id: 'a', name: both('A'), description: both('B'), data: [{ id: 'x', label: both('X') }] };

  test('a service that is taken out of it is not shown, and is there again when it is put back', async () => {
    const running = await start();
    const services = registeredIn(running.municipality);
    const gone = { ...services[2]!, id: 'gone' };
    await running.store.transaction((tx) => beginUse(tx, gone, { personId: running.citizen.personId, since: NOW }));
    assert.deepEqual(await running.list(running.citizen), []);
    const kept = await running.store.transaction((tx) =>
      tx.usedServices.ofPerson(running.municipality.organisation.id, running.citizen.personId),
    );
    assert.equal(kept.length, 1);
  });

  for (const [what, services, place] of [
    ['without Swedish', [{ ...good, name: { fi: 'A' } }], /^services\.0\.name\.sv: /u],
    ['with an id of more than letters', [good, { ...good, id: 'a b' }], /^services\.1\.id: /u],
    ['with an id twice', [good, good], /^services: Expected each id once/u],
    ['with data twice', [{ ...good, data: [good.data[0], good.data[0]] }], /^services\.0\.data: Expected each id/u],
    [
      'with a word that is none',
      [{ ...good, data: [{ ...good.data[0], need: true }] }],
      /^services\.0\.data\.0\.need: /u,
    ],
    ['with a link that is not https', [{ ...good, link: { fi: 'http://x.example' } }], /^services\.0\.link\.fi: /u],
    ['never left, and not why', [{ ...good, disconnection: { when: 'never' } }], /^services\.0\.disconnection\.why: /u],
  ] as const)
    test(`names row and field of one ${what}`, () => {
      assert.throws(
        () => readServices({ services }, municipality.organisation.id),
        (error) => error instanceof FaultyServices && place.test(error.faults.join('\n')),
      );
    });
});
