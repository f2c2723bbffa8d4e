/** The download of all that is held about a person: whole, theirs alone, and as they may see it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { InferOutput } from 'valibot';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { readExtraFields } from '../../demo-server/service/profile/extra-fields.ts';
import type { ServiceOptions } from '../../demo-server/service/service.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { beginUse, reportUse } from '../../demo-server/service/used-services/report-use.ts';
import { profileExportSchema } from '../../scripts/profile-export-schema/schema.ts';
import { lupaProfile } from '../../src/api/adapters/lupa/profile.ts';
import { createHttpClient } from '../../src/api/http-client.ts';
import type { Profile } from '../../src/contract/profile.ts';
import type { ProfileExport } from '../../src/contract/profile-export.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import type { UsedServiceList } from '../../src/contract/used-services.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { CHAIN } from './audit.ts';
import { actorOf } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { both, registeredIn } from './registered.ts';
import { NOW, startService } from './test-service.ts';

const published = JSON.parse(
  readFileSync(new URL('../../docs/profile-export.schema.json', import.meta.url), 'utf8'),
) as object;
const fits = new Ajv2020({ strict: false, allErrors: true }).compile(published);

const label = { fi: 'Pronominit', sv: 'Pronomen', en: 'Pronouns' };
const extraFields = readExtraFields([{ id: 'pronouns', kind: 'text', label, seenBy: [] }]);
/** What a service has told. */
const REPORT = {
  dealings: [
    { at: '2026-11-01T10:00:00.000Z', text: both('Lähetit hakemuksen') },
    { at: '2026-11-02T10:00:00.000Z', text: both('Saimme <hakemuksen>') },
  ],
  matters: [
    {
      ...{ id: 'm1', title: both('Talvisäilytys'), link: {} },
      steps: [{ name: both('Tarjous'), state: 'current' as const, day: '2026-11-20' }],
      next: { from: 'you' as const, text: both('Hyväksy tarjous'), lastDay: '2026-12-04' },
    },
  ],
};
const OFFICIAL: Profile['official'] = {
  state: 'shown',
  data: {
    ...{ givenNames: 'Aino', callName: '', familyName: 'Aho', municipality: 'Espoo', hasIdentityCode: true, asOf: NOW },
    ...{ permanentAddress: { street: 'Kotikatu 7', postalCode: '02100', city: 'ESPOO' } },
    ...{ temporaryAddress: null, foreignAddress: null },
  },
};

async function start(store: Store = new MemoryStore(CHAIN), options: Partial<ServiceOptions> = {}) {
  const running = await startService(undefined, store, undefined, {
    ...{ extraFields, official: async () => OFFICIAL },
    ...options,
  });
  const { guardian, otherGuardian } = running.municipality;
  const [citizen, other] = [actorOf(guardian), actorOf(otherGuardian)];
  const download = (who: Actor, query = '') => running.ask(who, { path: `/api/profile/export${query}` });
  const data = async (who: Actor) => {
    const answer = await download(who);
    assert.equal(answer.status, 200);
    return answer.json as ProfileExport;
  };
  const change = async (who: Actor, message: object) => {
    const { headers } = await running.ask(who, { path: '/api/profile' });
    const sent = { 'Content-Type': 'application/json', 'If-Match': headers.get('ETag')! };
    const question = { method: 'PATCH', path: '/api/profile', body: JSON.stringify(message), headers: sent };
    assert.equal((await running.ask(who, question)).status, 200);
  };
  const remove = (who: Actor) =>
    running.ask(who, {
      ...{ method: 'DELETE', path: '/api/profile', body: '{}', headers: { 'Content-Type': 'application/json' } },
    });
  return { ...running, citizen, other, download, data, change, remove };
}

test('the published schema is that of the contract', () => {
  assert.deepEqual(published, JSON.parse(JSON.stringify(profileExportSchema())));
});

for (const [name, open] of [
  ['memory', async () => new MemoryStore(CHAIN)],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  test(`all that is held is in the file, and fits its schema: ${name}`, async () => {
    const store = await open();
    const { citizen, data, change, decide, detail, ask, municipality } = await start(store);
    const { organisationId, personId } = citizen;
    const requestId = municipality.request.id;
    await change(citizen, { phone: '+358401112222', language: 'sv', extras: { pronouns: 'hän' } });
    await decide(citizen, { decision: 'accept' });
    const mail = { organisationId, kind: 'request', requestId, personId, createdAt: NOW, notBefore: NOW } as const;
    await store.transaction(async (tx) => {
      await tx.mail.setContact({
        organisationId,
        personId,
        email: 'l@posti.example',
        language: 'fi',
        source: 'register',
      });
      for (const id of ['sent', 'waiting']) await tx.mail.addMail({ ...mail, id, key: id });
      const taken = await tx.mail.takeMails(organisationId, { now: NOW, until: NOW }, 9);
      for (const { id, attempts } of taken)
        if (id === 'sent') await tx.mail.settleMail(organisationId, id, attempts, { state: 'sent', sentAt: NOW });
    });

    const [boats, care] = registeredIn(municipality);
    await store.transaction(async (tx) => {
      for (const service of [boats!, care!, { ...boats!, id: 'gone' }])
        await beginUse(tx, service, { personId, since: NOW });
      await reportUse(tx, boats!, { personId, ...REPORT });
    });

    const held = await data(citizen);
    assert.ok(fits(held), JSON.stringify(fits.errors));
    const services = (await ask(citizen, { path: '/api/services' })).json as InferOutput<typeof UsedServiceList>;
    const {
      name: called,
      controller,
      since,
      disconnectedAt,
      ...seen
    } = services.items.find(({ id }) => id === 'boats')!;
    const [heldBoats, heldCare, gone] = held.services;
    assert.deepEqual(heldBoats, {
      ...{
        id: 'boats',
        name: called,
        controller,
        since,
        disconnectedAt,
        endedAt: null,
        shared: ['name', 'phone', 'email', 'size'],
      },
      ...{ data: seen.data, dealings: seen.dealings, matters: seen.matters },
    });
    assert.deepEqual([heldBoats.dealings.length, heldBoats.matters.length, heldBoats.data.length], [2, 1, 4]);
    assert.deepEqual([heldCare?.id, gone?.id, gone?.name, gone?.data], ['care', 'gone', null, []]);
    assert.equal(held.services.length, 3);
    assert.deepEqual(held.official, OFFICIAL);
    assert.equal(held.identityCode, 'sealed-in-session');
    assert.deepEqual([held.profile?.phone, held.profile?.language], ['+358401112222', 'sv']);
    assert.deepEqual(
      held.profile?.extras.map(({ id, value }) => [id, value]),
      [['pronouns', 'hän']],
    );
    assert.deepEqual(held.contacts, [{ email: 'l@posti.example', language: 'fi', source: 'register' }]);
    assert.deepEqual(held.requests, [(await detail(citizen)).detail]);
    assert.deepEqual(held.mails, [{ kind: 'request', sentAt: NOW, requestId }]);
    assert.deepEqual(held.acts, [{ type: 'profile-changed', fields: ['phone', 'language', 'extras'], at: NOW }]);
    assert.ok(held.notExported.includes('lists'));
    await store.close();
  });

describe('the download', () => {
  test('is for its owner, identified strongly, in a format and a language that there are', async () => {
    const { download, citizen, other, change, ask, data } = await start();
    await change(citizen, { phone: '+358401112222' });
    assert.equal((await ask(null, { path: '/api/profile/export' })).status, 401);
    assert.equal((await download({ ...citizen, strength: 'weak' })).status, 403);
    for (const query of ['?format=pdf', '?lang=de', '?format='])
      assert.equal((await download(citizen, query)).status, 400);
    assert.ok(!JSON.stringify(await data(other)).includes('+358401112222'));
    const { headers } = await download(citizen);
    assert.equal(headers.get('Content-Disposition'), 'attachment; filename="lupa-2026-11-20.json"');
    assert.equal(headers.get('Cache-Control'), 'no-store');
  });

  test('tells of a guardian under a safety ban no more than the page of the request', async () => {
    const texts = [];
    for (const decides of [false, true]) {
      const running = await start();
      const { organisation, request } = running.municipality;
      await running.store.transaction((tx) =>
        tx.setParticipants(
          organisation.id,
          request.id,
          request.participants.map((each) =>
            each.personId === running.other.personId ? { ...each, protected: true } : each,
          ),
        ),
      );
      if (decides) await running.decide(running.other, { decision: 'accept' });
      const same = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'id');
      texts.push([
        same((await running.download(running.citizen)).text),
        same((await running.download(running.citizen, '?format=page')).text),
      ]);
    }
    assert.deepEqual(texts[0], texts[1]);
  });

  test('of what one of the staff has done names nobody to whom it was done', async () => {
    const { citizen, other, data, store } = await start();
    const { organisationId, personId } = citizen;
    const who = { personId, at: NOW };
    await store.transaction(async ({ acts }) => {
      await acts.append(organisationId, {
        ...who,
        ...{ type: 'people-added', templateId: 't', subjectIds: [other.personId] },
      });
      const mail = { type: 'mail-resent', templateId: 't', requestId: 'r', receiverId: other.personId } as const;
      await acts.append(organisationId, { ...who, ...mail });
    });
    assert.deepEqual((await data(citizen)).acts, [
      { type: 'mail-resent', templateId: 't', requestId: 'r', at: NOW },
      { type: 'people-added', templateId: 't', at: NOW },
    ]);
  });

  test('of what is no longer asked has what was told, apart', async () => {
    const store = new MemoryStore(CHAIN);
    const options = { extraFields };
    const { citizen, change, data } = await start(store, options);
    await change(citizen, { extras: { pronouns: 'hän' } });
    const profile = (await store.transaction((tx) => tx.profiles.profile(citizen.organisationId, citizen.personId)))!;
    await store.transaction((tx) => tx.profiles.keep({ ...profile, extras: { ...profile.extras, hobby: ['a', 'b'] } }));
    assert.deepEqual((await data(citizen)).profile?.formerExtras, { hobby: ['a', 'b'] });
  });

  test('after the profile was deleted says so, and has nothing of it; what else is held is there', async () => {
    const { citizen, change, data, remove, decide, download } = await start();
    await change(citizen, { phone: '+358401112222', extras: { pronouns: 'hän' } });
    await decide(citizen, { decision: 'accept' });
    assert.equal((await remove(citizen)).status, 200);
    const held = await data(citizen);
    assert.equal(held.profile, null);
    assert.deepEqual(
      held.acts.map(({ type }) => type),
      ['profile-deleted', 'profile-changed'],
    );
    assert.equal(held.requests.length, 1);
    for (const query of ['', '?format=page'])
      assert.doesNotMatch((await download(citizen, query)).text, /1112222|hän"/u);
    assert.match(
      (await download(citizen, '?format=page&lang=en')).text,
      /You deleted your profile on 20 November 2026/u,
    );
  });
});

describe('the page', () => {
  for (const lang of LANGUAGES)
    test(`has everything in words, and nothing that a policy would stop: ${lang}`, async () => {
      const { citizen, change, decide, download, store, municipality } = await start();
      await change(citizen, { phone: '+358401112222', extras: { pronouns: '<b>&"' } });
      await decide(citizen, { decision: 'accept' });
      const { personId } = citizen;
      const [boats] = registeredIn(municipality);
      await store.transaction(async (tx) => {
        for (const service of [boats!, { ...boats!, id: 'gone' }])
          await beginUse(tx, service, { personId, since: NOW });
        await reportUse(tx, boats!, { personId, ...REPORT });
      });
      const { text, headers } = await download(citizen, `?format=page&lang=${lang}`);
      assert.match(headers.get('Content-Type') ?? '', /^text\/html/u);
      assert.match(text, new RegExp(`<html lang="${lang}">`, 'u'));
      for (const shown of ['+358401112222', '&lt;b&gt;&amp;&quot;', label[lang], 'Kotikatu 7', '••••••-••••'])
        assert.ok(text.includes(shown), shown);
      const ofServices = ['Venepaikat', 'Talvisäilytys', 'Tarjous', 'Hyväksy tarjous', 'Saimme &lt;hakemuksen&gt;'];
      for (const shown of [...ofServices, 'Veneen koko', 'gone (', formatDate('2026-12-04', lang)])
        assert.ok(text.includes(shown), shown);
      assert.doesNotMatch(text, /<script|<style|style=|onclick|undefined|\[object/u);
    });
});

test('the port leads to it', () => {
  const api = lupaProfile(createHttpClient({ apiUrl: 'https://kunta.example/api' }));
  assert.equal(api.can.download, 'here');
  assert.equal(api.downloadAddress!('page', 'sv'), 'https://kunta.example/api/profile/export?format=page&lang=sv');
});
