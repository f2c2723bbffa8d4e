/** What else a municipality lets a citizen tell: as its file says, and nothing else; what was told is not lost. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readConfiguration } from '../../demo-server/node/configuration.ts';
import { profileFields } from '../../demo-server/node/profile-fields.ts';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import {
  FaultyExtraFields,
  faultsOfExtras,
  readExtraFields,
  shownExtras,
  withExtras,
} from '../../demo-server/service/profile/extra-fields.ts';
import { PROFILE_FIELDS } from '../../demo-server/service/seed/profile-fields.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { CHAIN } from './audit.ts';
import { actorOf, newMunicipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startService } from './test-service.ts';

const words = (text: string) => ({ fi: `${text} fi`, sv: `${text} sv`, en: text });
const option = (id: string) => ({ id, label: words(id) });
const FIELDS = readExtraFields([
  { id: 'pronouns', kind: 'text', label: words('Pronouns'), seenBy: [words('Only you')], maxLength: 10 },
  { id: 'contact', kind: 'choice', label: words('Contact'), seenBy: [], options: ['mail', 'phone'].map(option) },
  {
    id: 'needs',
    kind: 'choices',
    label: words('Needs'),
    seenBy: [],
    options: ['a', 'b'].map(option),
    needsStrong: true,
  },
]);

async function start(store: Store = new MemoryStore(CHAIN)) {
  const municipality = newMunicipality();
  const running = await startService(undefined, store, municipality, { extraFields: FIELDS });
  const citizen = actorOf(municipality.guardian);
  const read = async (who: Actor = citizen) => {
    const { json, headers } = await running.ask(who, { path: '/api/profile' });
    const { extras } = json as Profile;
    return {
      extras,
      values: Object.fromEntries(extras.map(({ id, value }) => [id, value])),
      etag: headers.get('ETag')!,
    };
  };
  const change = async (extras: unknown, who: Actor = citizen) =>
    running.ask(who, {
      ...{ method: 'PATCH', path: '/api/profile', body: JSON.stringify({ extras }) },
      headers: { 'Content-Type': 'application/json', 'If-Match': (await read(who)).etag },
    });

  return { ...running, citizen, read, change };
}

const NOTHING = { pronouns: null, contact: null, needs: [] };

for (const [name, open] of [
  ['memory', async () => new MemoryStore(CHAIN)],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  test(`further information in ${name} is told, changed by its field, and removed`, async () => {
    const store = await open();
    const { read, change } = await start(store);
    assert.deepEqual((await read()).values, NOTHING);
    for (const [extras, after] of [
      [{ pronouns: ' hän ' }, { ...NOTHING, pronouns: 'hän' }],
      [
        { contact: 'phone', needs: ['b', 'a'] },
        { pronouns: 'hän', contact: 'phone', needs: ['b', 'a'] },
      ],
      [
        { pronouns: null, needs: [] },
        { ...NOTHING, contact: 'phone' },
      ],
      [{ contact: null }, NOTHING],
    ] as const) {
      const { status, json } = await change(extras);
      assert.equal(status, 200);
      assert.deepEqual((json as Profile).extras, (await read()).extras);
      assert.deepEqual((await read()).values, after);
    }
    await store.close();
  });

describe('further information', () => {
  test('comes with its words, its options and who sees it', async () => {
    const [pronouns, contact] = (await (await start()).read()).extras;
    assert.deepEqual(pronouns, {
      ...{ id: 'pronouns', kind: 'text', label: words('Pronouns'), seenBy: [words('Only you')], value: null },
    });
    assert.ok(contact?.kind === 'choice');
    assert.deepEqual(contact.options, ['mail', 'phone'].map(option));
  });

  for (const [extras, fields] of [
    [{ unknown: 'x' }, ['extras.unknown']],
    [{ unknown: null }, ['extras.unknown']],
    [{ pronouns: 'longer than ten' }, ['extras.pronouns']],
    [{ pronouns: 'two\nlines' }, ['extras.pronouns']],
    [{ pronouns: ['a'] }, ['extras.pronouns']],
    [{ contact: 'pigeon' }, ['extras.contact']],
    [{ contact: ['mail'] }, ['extras.contact']],
    [{ needs: 'a' }, ['extras.needs']],
    [{ needs: ['a', 'a'] }, ['extras.needs']],
    [{ needs: ['c'], contact: 'x', pronouns: 'ok' }, ['extras.contact', 'extras.needs']],
  ] as const)
    test(`is not taken as ${JSON.stringify(extras)}; nothing of the message is`, async () => {
      const { change, read } = await start();
      const { status, json, text } = await change(extras);
      const { code, errors = [] } = json as Problem;
      assert.deepEqual([status, code, errors.map(({ field }) => field).sort()], [400, 'invalid-message', fields]);
      assert.ok(!text.includes('pigeon'), 'what came is not repeated');
      assert.deepEqual((await read()).values, NOTHING);
    });

  test('that needs a strong identification is neither told to a weak one nor changed by it', async () => {
    const { change, read, citizen } = await start();
    await change({ needs: ['a'], pronouns: 'hän' });
    const weak: Actor = { ...citizen, strength: 'weak' };
    assert.deepEqual((await read(weak)).values, { pronouns: 'hän', contact: null });
    const refused = await change({ pronouns: 'x', needs: ['b'] }, weak);
    const { code, errors } = refused.json as Problem;
    assert.deepEqual([refused.status, code, errors?.[0]?.field], [403, 'needs-strong', 'extras.needs']);
    assert.equal((await change({ pronouns: 'he' }, weak)).status, 200);
    assert.deepEqual((await read()).values, { pronouns: 'he', contact: null, needs: ['a'] });
  });

  test('is one act without what was told; the same again is none', async () => {
    const { change, store, citizen } = await start();
    for (let time = 0; time < 2; time += 1) await change({ pronouns: 'hän', needs: ['a'] });
    const acts = await store.transaction((tx) => tx.acts.acts(citizen.organisationId, { limit: 9 }));
    assert.deepEqual(
      acts.map(({ type, ...says }) => [type, 'fields' in says && says.fields]),
      [['profile-changed', ['extras']]],
    );
    assert.ok(!JSON.stringify(acts).includes('hän'));
  });
});

describe('the file of fields', () => {
  test('of the demo is good', () => {
    const fields = readExtraFields(PROFILE_FIELDS);
    assert.deepEqual(
      fields.map(({ id }) => id),
      ['pronouns', 'accessibility', 'interests'],
    );
  });

  const good = { id: 'a', kind: 'text', label: words('A'), seenBy: [] };
  for (const [what, file, faults] of [
    ['no list', {}, [/^the list: /u]],
    ['an unknown kind', [{ ...good, kind: 'number' }], [/^1\.kind: /u]],
    ['a language too few', [good, { ...good, id: 'b', label: { fi: 'A', en: 'A' } }], [/^2\.label\.sv: /u]],
    ['an id twice', [good, good], [/once/u]],
    ['no options', [{ ...good, kind: 'choice', options: [] }], [/^1\.options: .*one option/u]],
    ['an id that is none', [{ ...good, id: 'Ä' }], [/^1\.id: /u]],
    ['a member that nothing is known of', [{ ...good, color: 'red' }], [/color/u]],
    [
      'two faults',
      [
        { ...good, id: '' },
        { ...good, seenBy: [{}] },
      ],
      [/^1\.id/u, /^2\.seenBy\.1\.fi/u],
    ],
  ] as const)
    test(`with ${what} is not taken, and it is said where`, () => {
      assert.throws(
        () => readExtraFields(file),
        (error: unknown) => {
          assert.ok(error instanceof FaultyExtraFields);
          for (const fault of faults)
            assert.ok(
              error.faults.some((each) => fault.test(each)),
              error.message,
            );
          return true;
        },
      );
    });

  test('is that of the configuration; without one the demo has its own, and another issuer none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lupa-fields-'));
    const file = join(folder, 'fields.json');
    const read = (environment: Record<string, string>) => profileFields(readConfiguration(environment));
    try {
      await writeFile(file, JSON.stringify([good]));
      assert.deepEqual(
        (await read({ PROFILE_FIELDS_FILE: file })).map(({ id }) => id),
        ['a'],
      );
      assert.equal((await read({})).length, 3);
      assert.deepEqual(await read({ OIDC_ISSUER: 'https://issuer.example', OIDC_CLIENT_ID: 'lupa' }), []);
      for (const text of ['[', '[{}]']) {
        await writeFile(file, text);
        await assert.rejects(read({ PROFILE_FIELDS_FILE: file }), /PROFILE_FIELDS_FILE/u);
      }
      await assert.rejects(
        read({ PROFILE_FIELDS_FILE: join(folder, 'none.json') }),
        /PROFILE_FIELDS_FILE cannot be read/u,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a field that is no longer asked', () => {
  test('is not shown and not lost: it is there again when it is asked again, and can be removed', async () => {
    const store = new MemoryStore(CHAIN);
    const first = await start(store);
    await first.change({ pronouns: 'hän', needs: ['a', 'b'] });
    const { organisationId, personId } = first.citizen;
    const held = async () => (await store.transaction((tx) => tx.profiles.profile(organisationId, personId)))!.extras;
    assert.deepEqual(await held(), { pronouns: 'hän', needs: ['a', 'b'] });
    const fewer = readExtraFields([{ ...FIELDS[2], options: [option('b')] }]);
    assert.deepEqual(
      shownExtras(fewer, await held(), false).map(({ id, value }) => [id, value]),
      [['needs', ['b']]],
    );
    assert.deepEqual(withExtras(await held(), { needs: ['b'] }), { pronouns: 'hän', needs: ['b'] });
    assert.deepEqual(faultsOfExtras(fewer, await held(), { pronouns: null }), []);
    assert.equal(faultsOfExtras(fewer, await held(), { pronouns: 'x' }).length, 1);
  });
});
