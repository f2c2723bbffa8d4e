/** Importing a group from a file: what is told before, what is done, and what stops it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { PersonRecord, Store } from '../../demo-server/service/store.ts';
import { checkCharacterOf } from '../../src/model/identity-code.ts';
import type { GroupImport, GroupPage } from '../../src/contract/group.ts';
import { SENT, type Municipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import type { Answer } from './test-service.ts';

const CODE = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/iu;
const GROUP = 'aurinkokukka';

function codeOf(number: number, year = 2018): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const digits = `${two((number % 28) + 1)}${two((number % 12) + 1)}${two(year % 100)}${900 + (number % 100)}`;
  return `${digits.slice(0, 6)}${year < 2000 ? '-' : 'A'}${digits.slice(6)}${checkCharacterOf(digits)}`;
}

const HEADERS = [
  'Lapsen henkilötunnus;Lapsen etunimet;Lapsen sukunimi',
  ...[1, 2].map((number) =>
    ['henkilötunnus', 'etunimet', 'sukunimi', 'sähköposti', 'kieli', 'huoltajuus', 'turvakielto']
      .map((field) => `Huoltaja ${number} ${field}`)
      .join(';'),
  ),
].join(';');

const AINO = `${codeOf(1)};Aino;Ahonen`;
const EERO = `${codeOf(2)};Eero;Öhman`;
const KAARINA = `${codeOf(3, 1985)};Kaarina;Ahonen;kaarina@posti.example;fi;yhteishuolto;ei`;
const AKE = `${codeOf(4, 1986)};Åke;Ahonen;;sv;;`;
const fileOf = (...rows: string[]) => [HEADERS, ...rows].join('\n');

interface Groups extends Staffed {
  preview(file: BodyInit, actor?: Actor): Promise<GroupImport>;
  send(file: BodyInit, fingerprint: string | null, actor?: Actor): Promise<Answer>;
  /** Preview and import, and takes nothing but a 200. */
  imported(file: BodyInit): Promise<GroupImport>;
  page(query?: string, actor?: Actor): Promise<GroupPage>;
}

async function startGroups(
  change?: (municipality: Municipality) => Municipality,
  events = SENT,
  store: Store = new MemoryStore(),
): Promise<Groups> {
  const staffed = await startStaffed(change, events, store);
  const { editor, municipality } = staffed;
  const organisationId = municipality.organisation.id;
  await store.transaction((tx) => tx.groups.addGroup({ id: GROUP, organisationId, name: { fi: 'Aurinkokukka' } }));

  const post = async (path: string, body: BodyInit, headers: Record<string, string>, actor: Actor) => {
    const question = { method: 'POST', path: `/api/groups/${GROUP}/${path}`, body };
    const answer = await staffed.ask(actor, { ...question, headers: { 'Content-Type': 'text/csv', ...headers } });
    assert.doesNotMatch(answer.text, CODE);
    assert.ok(!answer.text.includes('hash of'));
    return answer;
  };
  const send: Groups['send'] = (file, fingerprint, actor = editor) =>
    post('import', file, fingerprint === null ? {} : { 'If-Match': `"${fingerprint}"` }, actor);
  const preview: Groups['preview'] = async (file, actor = editor) => {
    const answer = await post('import/preview', file, {}, actor);
    assert.equal(answer.status, 200);
    return answer.json as GroupImport;
  };
  return {
    ...staffed,
    preview,
    send,
    async imported(file) {
      const before = await preview(file);
      const answer = await send(file, before.fingerprint);
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(answer.json, before, 'what is done is what was shown');
      return before;
    },
    async page(query = '', actor = editor) {
      const answer = await staffed.ask(actor, { path: `/api/groups/${GROUP}${query}` });
      assert.equal(answer.status, 200, answer.text);
      return answer.json as GroupPage;
    },
  };
}

/** What there is of a group, without ids. */
function told({ items }: GroupPage) {
  return items.map(({ name, guardians }) => ({
    name,
    guardians: guardians.map((each) => [each.name, each.custody, each.protected, each.hasEmail]),
  }));
}

const STORES: Record<string, () => Promise<Store>> = {
  memory: async () => new MemoryStore(),
  PGlite: () => openPGliteInMemory(),
};

for (const [name, open] of Object.entries(STORES)) {
  test(`a group comes from a file, and another file changes it: ${name}`, async () => {
    const store = await open();
    const { preview, imported, page, logged } = await startGroups(undefined, SENT, store);
    const first = fileOf(`${AINO};${KAARINA};${AKE}`, `${EERO};${AKE.replace('sv;;', 'sv;yksinhuolto;kyllä')}`);
    const shown = await preview(first);
    assert.deepEqual(
      shown.joined.map((each) => each.name),
      ['Aino Ahonen', 'Eero Öhman'],
    );
    assert.equal((await page()).members, 0, 'a preview changes nothing');
    await imported(first);
    assert.deepEqual(told(await page()), [
      {
        name: 'Aino Ahonen',
        guardians: [
          ['Kaarina Ahonen', 'joint', false, true],
          ['Åke Ahonen', 'joint', false, false],
        ],
      },
      { name: 'Eero Öhman', guardians: [['Åke Ahonen', 'sole', true, false]] },
    ]);

    const again = await preview(first);
    assert.deepEqual([again.joined, again.left, again.changed, again.unchanged], [[], [], [], 2]);

    const third = `${codeOf(5)};Väinö;Åberg`;
    const change = await imported(
      fileOf(
        `${codeOf(1)};Aino Helena;Ahonen;${KAARINA.replace('yhteishuolto', 'yksinhuolto').replace('kaarina@', 'k@')}`,
        `${third};${AKE.replace('Åke;Ahonen', 'Åke;Åberg')}`,
      ),
    );
    const [{ changes: changesOfAino = [] } = {}] = change.changed;
    assert.deepEqual(changesOfAino, [
      { kind: 'name', person: 'Aino Ahonen', from: 'Aino Ahonen', to: 'Aino Helena Ahonen' },
      { kind: 'custody', person: 'Kaarina Ahonen', from: 'joint', to: 'sole' },
      { kind: 'contact', person: 'Kaarina Ahonen' },
      { kind: 'guardian-removed', person: 'Åke Ahonen', from: 'joint' },
    ]);
    assert.deepEqual(
      change.left.map((each) => each.name),
      ['Eero Öhman'],
    );
    assert.deepEqual(told(await page()), [
      { name: 'Aino Helena Ahonen', guardians: [['Kaarina Ahonen', 'sole', false, true]] },
      { name: 'Väinö Åberg', guardians: [['Åke Åberg', 'joint', false, false]] },
    ]);
    assert.deepEqual(logged, []);
    await store.close();
  });
}

describe('headers and words', () => {
  const FILES: Record<string, string> = {
    Swedish: [
      'Personbeteckning,Förnamn,Efternamn,Vårdnadshavare 1 personbeteckning,Vårdnadshavare 1 förnamn,Vårdnadshavare 1 efternamn,Vårdnadshavare 1 e-post,Vårdnadshavare 1 vårdnad,Vårdnadshavare 1 spärrmarkering',
      `${codeOf(1)},Aino,Ahonen,${codeOf(3, 1985)},Kaarina,Ahonen,k@posti.example,ensam vårdnad,ja`,
    ].join('\r\n'),
    English: [
      'CHILD’S IDENTITY_CODE\tGiven names\tFamily  name\tGuardian 3 identity code\tGuardian 3 given names\tGuardian 3 family name\tGuardian 3 e-mail\tGuardian 3 custody\tGuardian 3 safety ban',
      `${codeOf(1)}\tAino\tAhonen\t${codeOf(3, 1985)}\tKaarina\tAhonen\tk@posti.example\tSole\tYes`,
    ].join('\n'),
    Finnish: [
      'hetu;etunimet;sukunimi;huoltaja1 hetu;huoltaja1 etunimet;huoltaja1 sukunimi;huoltaja1 sähköposti;huoltaja1 huoltajuus;huoltaja1 turvakielto',
      `${codeOf(1).toLowerCase()};Aino;Ahonen;${codeOf(3, 1985)};Kaarina;Ahonen;k@posti.example;Yksinhuolto;X`,
    ].join('\n'),
  };
  for (const [language, file] of Object.entries(FILES)) {
    test(`are read in ${language}`, async () => {
      const { imported, page } = await startGroups();
      const { faults, warnings } = await imported(file);
      assert.deepEqual([faults, warnings], [[], []]);
      assert.deepEqual(told(await page()), [
        { name: 'Aino Ahonen', guardians: [['Kaarina Ahonen', 'sole', true, true]] },
      ]);
    });
  }
});

describe('what a file does not say stays as it is', () => {
  const before = fileOf(`${AINO};${KAARINA.replace(';ei', ';kyllä').replace('yhteishuolto', 'yksinhuolto')}`);
  const SILENT: Record<string, string> = {
    'empty cells': fileOf(`${AINO};${codeOf(3, 1985)};Kaarina;Ahonen;;;;`),
    'no columns but the names': `hetu;etunimet;sukunimi;huoltaja 1 hetu;huoltaja 1 etunimet;huoltaja 1 sukunimi\n${AINO};${codeOf(3, 1985)};Kaarina;Ahonen`,
    'no columns of guardians': `hetu;etunimet;sukunimi\n${AINO}`,
  };
  for (const [name, file] of Object.entries(SILENT)) {
    test(name, async () => {
      const { imported, page } = await startGroups();
      await imported(before);
      const { unchanged, warnings } = await imported(file);
      assert.deepEqual([unchanged, warnings], [1, []]);
      // Above all a safety ban, which only a word lifts.
      assert.deepEqual(told(await page())[0]?.guardians, [['Kaarina Ahonen', 'sole', true, true]]);
    });
  }
});

describe('faults', () => {
  const adult = KAARINA;
  const FAULTS: Record<string, { file: string; faults?: unknown[]; warnings?: unknown[] }> = {
    'no file': { file: '', faults: [['file-empty', 1, 0, '']] },
    'a quote without an end': { file: `${HEADERS}\n"${AINO}`, faults: [['file-quotes', 2, 0, '']] },
    'no headers: what is in the first row is not repeated': {
      file: `${AINO}\n${EERO}`,
      faults: [
        ['column-missing', 1, 0, 'child.given-names'],
        ['column-missing', 1, 0, 'child.family-name'],
      ],
      warnings: [
        ['column-unknown', 1, 1, ''],
        ['column-unknown', 1, 2, ''],
        ['column-unknown', 1, 3, ''],
      ],
    },
    'a column twice': {
      file: `hetu;etunimet;sukunimi;lapsen hetu\n${AINO};x`,
      faults: [['column-twice', 1, 4, '']],
    },
    'a wrong check character': {
      file: fileOf(AINO.replace(codeOf(1), `${codeOf(1).slice(0, 10)}?`)),
      faults: [['identity-code-shape', 2, 1, 'child.code']],
    },
    'everything at once': {
      file: fileOf(
        `${codeOf(1).slice(0, 10)}${codeOf(1).endsWith('A') ? 'B' : 'A'};;Ahonen;${KAARINA}`,
        `310218A9520;${codeOf(9)};Ahonen;;Åke;;åke;suomea;puolet;ehkä`,
      ),
      faults: [
        ['identity-code-check', 2, 1, 'child.code'],
        ['name-missing', 2, 2, 'child.given-names'],
        ['identity-code-date', 3, 1, 'child.code'],
        ['name-unusable', 3, 2, 'child.given-names'],
        ['name-missing', 3, 6, 'guardian-1.family-name'],
        ['email-unusable', 3, 7, 'guardian-1.email'],
        ['language-unknown', 3, 8, 'guardian-1.language'],
        ['custody-unknown', 3, 9, 'guardian-1.custody'],
        ['safety-ban-unknown', 3, 10, 'guardian-1.safety-ban'],
      ],
      warnings: [['identity-code-missing', 3, 4, 'guardian-1.code']],
    },
    'the same child twice': {
      file: fileOf(`${AINO};${adult}`, `${EERO};${adult}`, `${AINO};${adult}`),
      faults: [['child-twice', 4, 1, 'child.code', 2]],
    },
    'one code for two people of a row': {
      file: fileOf(`${AINO};${adult};${adult}`),
      faults: [['code-twice', 2, 11, 'guardian-2.code']],
    },
    'one guardian with two names': {
      file: fileOf(`${AINO};${adult}`, `${EERO};${adult.replace('Kaarina;', 'Kaisa;')}`),
      faults: [['differs-from-row', 3, 5, 'guardian-1.given-names', 2]],
    },
    'a child without a guardian is told of, and imported; an adult is not even told of': {
      file: fileOf(AINO, `${codeOf(7, 1999)};Anna;Aho`),
      warnings: [['guardian-missing', 2, 0, '']],
    },
    'two children of one name without a code: nobody could tell them apart': {
      file: fileOf(`;Aino;Ahonen;${adult}`, `;AINO;ahonen;${adult}`),
      faults: [['child-twice', 3, 2, 'child.given-names', 2]],
      warnings: [
        ['identity-code-missing', 2, 1, 'child.code'],
        ['identity-code-missing', 3, 1, 'child.code'],
      ],
    },
    'two guardians of a child, of one name and without a code': {
      file: fileOf(`${AINO};;Kaarina;Ahonen;;;;;;Kaarina;Ahonen;;;;`),
      faults: [['guardian-twice', 2, 12, 'guardian-2.given-names']],
    },
    'a list without codes is told of once': {
      file: 'etunimet;sukunimi;huoltaja 1 etunimet;huoltaja 1 sukunimi\nAino;Ahonen;Kaarina;Ahonen\nEero;Öhman;Kaarina;Ahonen',
      warnings: [
        ['identity-code-missing', 1, 0, 'child.code'],
        ['identity-code-missing', 1, 0, 'guardian-1.code'],
      ],
    },
    'blank rows are no rows, and rows are counted as a spreadsheet does': {
      file: fileOf('', ';;;', `${AINO};${adult}`, 'x;Eero;Öhman;;;'),
      faults: [['identity-code-shape', 5, 1, 'child.code']],
      warnings: [],
    },
  };
  for (const [name, { file, faults = [], warnings }] of Object.entries(FAULTS)) {
    test(name, async () => {
      const { preview, send, page } = await startGroups();
      const told = await preview(file);
      const places = (found: GroupImport['faults'] | GroupImport['warnings']) =>
        found.map(({ code, row, column, field, otherRow }) => [
          code,
          row,
          column,
          field,
          ...(otherRow ? [otherRow] : []),
        ]);
      assert.deepEqual(places(told.faults), faults);
      if (warnings !== undefined) assert.deepEqual(places(told.warnings), warnings);
      assert.equal(told.fingerprint === null, faults.length > 0);
      if (faults.length === 0) return;
      const answer = await send(file, 'any');
      assert.equal(answer.status, 409);
      assert.deepEqual((answer.json as { current: GroupImport }).current, told);
      assert.equal((await page()).members, 0, 'nothing of a file with a fault is imported');
    });
  }

  test('a file of another type, and one that is too large', async () => {
    const { ask, editor } = await startGroups();
    const post = (type: string, body: string) =>
      ask(editor, {
        method: 'POST',
        path: `/api/groups/${GROUP}/import/preview`,
        headers: { 'Content-Type': type },
        body,
      });
    assert.equal((await post('application/json', '{}')).status, 415);
    assert.equal((await post('text/csv; charset=utf-8', fileOf(AINO))).status, 200);
    assert.equal((await post('text/csv', 'x'.repeat(5 * 1024 * 1024 + 1))).status, 413);
  });
});

describe('people without an identity code', () => {
  const aino = ';Aino;Ahonen';
  const kaarina = ';Kaarina;Ahonen;kaarina@posti.example;sv;yhteishuolto;';
  const warned = ({ warnings }: GroupImport) =>
    warnings.filter(({ code }) => !code.endsWith('-missing')).map(({ code, row, field }) => [code, row, field]);
  const guardiansOf = async ({ page }: Groups) =>
    (await page()).items.map(({ id, guardians }) => [id, ...guardians.map((each) => each.id)].join(' ')).sort();

  for (const [name, open] of Object.entries(STORES)) {
    test(`are imported and shown, and are the same people the next time: ${name}`, async () => {
      const store = await open();
      const groups = await startGroups(undefined, SENT, store);
      const { imported, page } = groups;
      await imported(fileOf(`${aino};${kaarina}`, `${EERO};${kaarina}`));
      const [first, second] = (await page()).items;
      assert.deepEqual([first?.name, first?.identified, second?.identified], ['Aino Ahonen', false, true]);
      assert.deepEqual(
        first?.guardians.map((each) => [each.name, each.identified, each.hasEmail, each.contactFrom]),
        [['Kaarina Ahonen', false, true, 'register']],
      );
      const before = await guardiansOf(groups);
      const again = await imported(fileOf(`${EERO};${kaarina}`, `;AINO;ahonen;${kaarina}`));
      assert.deepEqual([again.joined, again.left, again.unchanged], [[], [], 1]);
      assert.deepEqual(again.changed[0]?.changes, [
        { kind: 'name', person: 'Aino Ahonen', from: 'Aino Ahonen', to: 'AINO ahonen' },
      ]);
      assert.deepEqual(await guardiansOf(groups), before, 'the same people');
      await store.close();
    });
  }

  /** What the second file says after the first, and what becomes of it. */
  const SECOND_FILES: Record<
    string,
    { first: string[]; second: string[]; kinds: string[]; joined?: number; left?: number; warnings?: unknown[] }
  > = {
    'a child who has a code now': { first: [aino], second: [AINO], kinds: ['identity'] },
    'a guardian who has a code now': {
      first: [`${aino};${kaarina}`],
      second: [`${aino};${codeOf(3, 1985)}${kaarina}`],
      kinds: ['identity'],
    },
    'both, and of the guardian more': {
      first: [`${aino};${kaarina}`],
      second: [`${AINO};${codeOf(3, 1985)};KAARINA;Ahonen;k@posti.example;sv;yksinhuolto;`],
      kinds: ['identity', 'custody', 'identity', 'name', 'contact'],
    },
    'a code that is another one’s already': {
      first: [`${aino};${kaarina}`, `${EERO};${KAARINA}`],
      second: [`${aino};${KAARINA}`, `${EERO};${KAARINA}`],
      kinds: ['guardian-added', 'guardian-removed'],
      warnings: [['same-name', 2, 'guardian-1.given-names']],
    },
    'one without a code beside one who has one now': {
      first: [aino],
      second: [aino, AINO],
      kinds: [],
      joined: 1,
    },
    'two of one name who have a code now': {
      first: [aino],
      second: [AINO, `${codeOf(9)};Aino;Ahonen`],
      kinds: [],
      joined: 2,
      left: 1,
      warnings: [
        ['same-name', 2, 'child.given-names'],
        ['same-name', 3, 'child.given-names'],
      ],
    },
    'two guardians of one name, of two children, who are one by the code': {
      first: [`${aino};${kaarina}`, `${EERO};${kaarina}`],
      second: [`${aino};${codeOf(3, 1985)}${kaarina}`, `${EERO};${codeOf(3, 1985)}${kaarina}`],
      kinds: ['guardian-added', 'guardian-removed', 'guardian-added', 'guardian-removed'],
      warnings: [
        ['same-name', 2, 'guardian-1.given-names'],
        ['same-name', 3, 'guardian-1.given-names'],
      ],
    },
    'a child whose code is not in the file any more is taken for another one': {
      first: [AINO],
      second: [aino],
      kinds: [],
      joined: 1,
      left: 1,
      warnings: [['same-name', 2, 'child.given-names']],
    },
    'a guardian whose code is not in the file any more is the child’s guardian still': {
      first: [`${AINO};${KAARINA}`],
      second: [`${AINO};;Kaarina;Ahonen;;;;`],
      kinds: [],
    },
  };
  for (const [name, { first, second, kinds, joined = 0, left = 0, warnings = [] }] of Object.entries(SECOND_FILES)) {
    test(name, async () => {
      const groups = await startGroups();
      await groups.imported(fileOf(...first));
      const before = await guardiansOf(groups);
      const change = await groups.imported(fileOf(...second));
      assert.deepEqual(
        change.changed.flatMap(({ changes }) => changes.map(({ kind }) => kind)),
        kinds,
      );
      assert.deepEqual([change.joined.length, change.left.length], [joined, left]);
      assert.deepEqual(warned(change), warnings);
      if (kinds[0] === 'identity') assert.deepEqual(await guardiansOf(groups), before, 'the same people');
      const again = await groups.imported(fileOf(...second));
      assert.deepEqual([again.joined, again.left, again.changed], [[], [], []]);
    });
  }

  test('who has a code now can be judged by their age: the open requests about them are looked at again', async () => {
    const groups = await startGroups((municipality) => ({
      ...municipality,
      child: { ...municipality.child, identityHash: null as unknown as string },
    }));
    const { store, municipality, imported } = groups;
    const { organisation, child } = municipality;
    await store.transaction((tx) => tx.groups.join(organisation.id, GROUP, [child.id], '2026-08-01T00:00:00.000Z'));
    const file = (code: string) => `hetu;etunimet;sukunimi\n${code};${child.givenNames};${child.familyName}`;
    assert.equal((await imported(file(''))).requests, 0);
    assert.equal((await imported(file(codeOf(1)))).requests, 1);
    assert.equal((await store.transaction((tx) => tx.person(organisation.id, child.id)))?.birthDate, '2018-02-02');
    assert.equal((await imported(file(codeOf(1)))).requests, 0);
  });
});

describe('what somebody has said in their own profile', () => {
  const SAID: Record<string, { cells: string; warnings: unknown[] }> = {
    'another address in the file': {
      cells: 'old@posti.example;sv',
      warnings: [['contact-from-profile', 2, 7]],
    },
    'another language in the file': { cells: 'own@posti.example;fi', warnings: [['contact-from-profile', 2, 8]] },
    'the same in the file': { cells: 'own@posti.example;sv', warnings: [] },
    'nothing in the file': { cells: ';', warnings: [] },
  };
  for (const [name, { cells, warnings }] of Object.entries(SAID)) {
    test(`stays: ${name}`, async () => {
      const { imported, page, store, municipality } = await startGroups();
      const file = fileOf(`${AINO};${codeOf(3, 1985)};Kaarina;Ahonen;${cells};;`);
      await imported(fileOf(`${AINO};${KAARINA}`));
      const guardian = (await page()).items[0]!.guardians[0]!;
      assert.equal(guardian.contactFrom, 'register');
      const own = {
        organisationId: municipality.organisation.id,
        personId: guardian.id,
        email: 'own@posti.example',
        language: 'sv' as const,
        source: 'profile' as const,
      };
      await store.transaction((tx) => tx.mail.setContact(own));
      const told = await imported(file);
      assert.deepEqual(
        told.warnings.map(({ code, row, column }) => [code, row, column]),
        warnings,
      );
      assert.equal(told.unchanged, 1);
      const kept = await store.transaction((tx) => tx.mail.contact(own.organisationId, guardian.id));
      assert.deepEqual(kept, own);
      assert.equal((await page()).items[0]!.guardians[0]!.contactFrom, 'profile');
    });
  }

  test('what a list leaves out is not taken from there', async () => {
    const { imported, page, store, municipality } = await startGroups();
    const { id: organisationId } = municipality.organisation;
    const cells = (email: string, language: string) =>
      fileOf(`${AINO};${codeOf(3, 1985)};Kaarina;Ahonen;${email};${language};;`);
    await imported(cells('old@posti.example', 'fi'));
    const { id: personId } = (await page()).items[0]!.guardians[0]!;
    const own = { organisationId, personId, email: 'own@posti.example', language: 'sv', source: 'profile' } as const;
    await store.transaction((tx) => tx.mail.setContact(own));
    await imported(cells('', 'en'));
    const [listed] = await store.transaction((tx) => tx.mail.listedContacts(organisationId, [personId]));
    assert.deepEqual([listed!.email, listed!.language], ['old@posti.example', 'en']);
  });

  test('what the newest list says waits behind it, and holds when it is removed', async () => {
    const { imported, page, store, municipality } = await startGroups();
    const { id: organisationId } = municipality.organisation;
    const listed = (email: string) => fileOf(`${AINO};${codeOf(3, 1985)};Kaarina;Ahonen;${email};fi;;`);
    await imported(listed('old@posti.example'));
    const { id: personId } = (await page()).items[0]!.guardians[0]!;
    const own = { organisationId, personId, email: 'own@posti.example', language: 'sv', source: 'profile' } as const;
    await store.transaction((tx) => tx.mail.setContact(own));
    const told = await imported(listed('new@posti.example'));
    assert.deepEqual([told.unchanged, told.changed], [1, []], 'nothing that is in use changes');
    await store.transaction((tx) => tx.mail.removeOwnContact(organisationId, personId));
    const { email, language } = (await store.transaction((tx) => tx.mail.contact(organisationId, personId)))!;
    assert.deepEqual([email, language], ['new@posti.example', 'fi']);
  });
});

describe('between preview and import', () => {
  const file = fileOf(`${AINO};${KAARINA}`, EERO);

  test('a preview must have been seen', async () => {
    const { send } = await startGroups();
    assert.equal((await send(file, null)).status, 428);
  });

  test('a group that has changed is shown anew, and nothing is done', async () => {
    const { preview, send, imported, page } = await startGroups();
    const seen = await preview(file);
    await imported(fileOf(`${EERO};${KAARINA}`));
    const answer = await send(file, seen.fingerprint);
    assert.equal(answer.status, 412);
    const { current } = answer.json as { current: GroupImport };
    assert.deepEqual([current.joined.length, current.changed.length], [1, 1]);
    assert.equal(answer.headers.get('ETag'), `"${current.fingerprint}"`);
    assert.equal((await page()).members, 1);
    assert.equal((await send(file, current.fingerprint)).status, 200);
  });

  test('another file is not what was seen; and of two who import at once, one does', async () => {
    const { preview, send, page } = await startGroups();
    const { fingerprint } = await preview(file);
    assert.equal((await send(fileOf(AINO), fingerprint)).status, 412);
    const statuses = await Promise.all([send(file, fingerprint), send(file, fingerprint)]);
    assert.deepEqual(statuses.map(({ status }) => status).sort(), [200, 412]);
    assert.equal((await page()).members, 2);
  });
});

describe('requests about a child whose guardians change', () => {
  /** The people of the municipality with codes, so that a file can name them. */
  const coded = (municipality: Municipality): Municipality => {
    const coding = (person: PersonRecord, code: string) => ({ ...person, identityHash: `hash of ${code}` });
    return {
      ...municipality,
      child: coding(municipality.child, codeOf(1)),
      guardian: coding(municipality.guardian, codeOf(3, 1985)),
      otherGuardian: coding(municipality.otherGuardian, codeOf(4, 1986)),
    };
  };
  const both = `${AINO};${KAARINA};${AKE}`;
  const accepted = ({ guardian, version }: Municipality) => ({
    type: 'accepted' as const,
    at: '2026-11-03T08:00:00.000Z',
    personId: guardian.id,
    shown: { versionId: version.id, language: 'fi' },
  });

  test('are judged anew: sole custody decides alone, and one who is no guardian sees only their own answer', async () => {
    const groups = await startGroups(coded);
    const { imported, append, detail, ask, municipality } = groups;
    const { guardian, otherGuardian, request } = municipality;
    await append(request.id, accepted(municipality));
    assert.equal((await imported(fileOf(both))).requests, 0, 'joint custody of the same two is nothing new');
    const as = ({ organisationId, id, givenNames }: PersonRecord) => ({
      organisationId,
      personId: id,
      name: givenNames,
    });
    assert.equal((await detail(as(guardian))).detail.status, 'partly-given');

    const sole = await imported(fileOf(`${AINO};${KAARINA.replace('yhteishuolto', 'yksinhuolto')}`));
    assert.equal(sole.requests, 1);
    assert.equal((await detail(as(guardian))).detail.status, 'given');
    const gone = await ask(as(otherGuardian), { path: `/api/consents/${request.id}` });
    assert.equal(gone.status, 404);

    const other = await imported(fileOf(`${AINO};${AKE}`));
    assert.equal(other.requests, 1);
    assert.deepEqual((await detail(as(otherGuardian))).detail.status, 'requested');
    const own = await detail(as(guardian));
    assert.deepEqual(
      own.detail.purposes.map(({ decisions }) => decisions),
      [[]],
    );
    assert.ok(!own.text.includes('Åke'));
  });

  for (const type of ['closed', 'superseded'] as const) {
    test(`stay as they are once ${type}`, async () => {
      const { imported, append, municipality } = await startGroups(coded);
      const at = '2026-11-04T08:00:00.000Z';
      await append(
        municipality.request.id,
        type === 'closed' ? { type, at } : { type, at, successorId: municipality.request.id },
      );
      assert.equal((await imported(fileOf(`${AINO};${KAARINA}`))).requests, 0);
    });
  }

  test('stay as they are where only the subject answers', async () => {
    const self = (municipality: Municipality) => {
      const one = coded(municipality);
      return { ...one, template: { ...one.template, approvalMode: 'self' as const } };
    };
    const { imported } = await startGroups(self);
    assert.equal((await imported(fileOf(`${AINO};${KAARINA}`))).requests, 0);
  });
});

describe('staff', () => {
  test('who only read see the group and import nothing; those of another organisation see nothing', async () => {
    const { viewer, editor, ask, page, send, municipality, imported } = await startGroups();
    await imported(fileOf(AINO));
    assert.equal((await page('', viewer)).members, 1);
    assert.equal((await send(fileOf(EERO), 'any', viewer)).status, 404);
    assert.equal((await send(fileOf(EERO), null, viewer)).status, 404);
    const preview = { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: fileOf(EERO) };
    assert.equal((await ask(viewer, { path: `/api/groups/${GROUP}/import/preview`, ...preview })).status, 404);
    assert.equal((await ask(editor, { path: '/api/groups/none/import/preview', ...preview })).status, 404);
    assert.equal((await ask(editor, { path: '/api/groups/none' })).status, 404);
    const elsewhere = { ...editor, organisationId: randomUUID() };
    assert.equal((await ask(elsewhere, { path: `/api/groups/${GROUP}` })).status, 404);
    assert.equal((await ask(elsewhere, { path: '/api/groups' })).status, 404);
    assert.deepEqual((await ask(viewer, { path: '/api/groups' })).json, {
      items: [{ id: GROUP, name: { fi: 'Aurinkokukka' }, members: 1 }],
    });
    assert.equal(municipality.organisation.id, editor.organisationId);
  });

  test('with groups of their own see and import those, and know of no others', async () => {
    const { store, municipality, editor, ask, imported, preview, send } = await startGroups();
    const organisationId = municipality.organisation.id;
    await imported(fileOf(AINO));
    const own = await store.transaction(async (tx) => {
      await tx.groups.addGroup({ id: 'toinen', organisationId, name: { fi: 'Toinen' } });
      const add = async (groups: string[]) => {
        const id: string = randomUUID();
        await tx.addPerson({ ...municipality.stranger, id, identityHash: id });
        await tx.addStaff(organisationId, id, 'editor', groups);
        return { ...editor, personId: id };
      };
      return { one: await add([GROUP]), other: await add(['toinen']), none: await add([]) };
    });
    const listed = async (actor: Actor) =>
      ((await ask(actor, { path: '/api/groups' })).json as { items: { id: string }[] }).items.map(({ id }) => id);
    assert.deepEqual(
      [await listed(editor), await listed(own.one), await listed(own.other), await listed(own.none)],
      [[GROUP, 'toinen'], [GROUP], ['toinen'], []],
    );
    const { fingerprint } = await preview(fileOf(AINO, EERO), own.one);
    for (const actor of [own.other, own.none]) {
      assert.equal((await ask(actor, { path: `/api/groups/${GROUP}` })).status, 404);
      assert.equal((await send(fileOf(AINO, EERO), fingerprint, actor)).status, 404);
    }
    assert.equal((await send(fileOf(AINO, EERO), fingerprint, own.one)).status, 200);
  });

  test('leave a trace of each import, and of no preview', async () => {
    const { store, municipality, editor, imported, preview, clock } = await startGroups();
    const acts = () => store.transaction((tx) => tx.acts.acts(municipality.organisation.id, { limit: 10 }));
    await preview(fileOf(AINO));
    assert.deepEqual(await acts(), []);
    await imported(fileOf(AINO, EERO));
    const by = { type: 'group-imported', groupId: GROUP, personId: editor.personId, at: clock.now };
    assert.deepEqual(await acts(), [{ seq: 1, ...by, joined: 2, left: 0, changed: 0, requests: 0 }]);
  });

  test('read it a page at a time', async () => {
    const { imported, page, ask, editor } = await startGroups();
    await imported(fileOf(...Array.from({ length: 25 }, (_, n) => `${codeOf(n + 10)};Aino;Ahonen ${n + 10}`)));
    const sizes = await Promise.all(['', '?offset=20', '?offset=30', '?limit=3'].map((query) => page(query)));
    assert.deepEqual(
      sizes.map(({ items }) => items.length),
      [20, 5, 0, 3],
    );
    assert.equal(sizes[1]?.items[0]?.name, 'Aino Ahonen 30');
    for (const query of ['?limit=0', '?limit=101', '?offset=-1', '?offset=x', '?limit=']) {
      assert.equal((await ask(editor, { path: `/api/groups/${GROUP}${query}` })).status, 400, query);
    }
  });
});

describe('whatever is in the files', () => {
  const guardians = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 40, max: 46 }),
      custody: fc.constantFrom('yhteishuolto', 'yksinhuolto', 'ei huoltaja', 'edunvalvoja'),
      ban: fc.constantFrom('kyllä', 'ei'),
      coded: fc.boolean(),
    }),
    { maxLength: 2, selector: ({ number }) => number },
  );
  const files = fc
    .uniqueArray(
      fc.record({
        number: fc.integer({ min: 10, max: 18 }),
        name: fc.constantFrom('Aino', 'Eero', 'Ö'),
        coded: fc.boolean(),
        guardians,
      }),
      // Who has no code is known by the name.
      { maxLength: 8, selector: ({ number, name, coded }) => (coded ? number : name) },
    )
    .map((children) => ({
      rows: children.map(
        ({ number, name, coded, guardians: listed }) =>
          `${coded ? codeOf(number) : ''};${name};Ahonen;${listed
            .map(
              (each) =>
                `${each.coded ? codeOf(each.number, 1985) : ''};H${each.number};Ahonen;h${each.number}@posti.example;fi;${each.custody};${each.ban}`,
            )
            .join(';')}`,
      ),
    }));

  test('a file makes the group what it says, whatever was there; and once more it changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (a, b) => {
        const [onTop, alone] = [await startGroups(), await startGroups()];
        await onTop.imported(fileOf(...a.rows));
        await onTop.imported(fileOf(...b.rows));
        await alone.imported(fileOf(...b.rows));
        const view = async ({ page }: Groups) =>
          told(await page()).sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1));
        assert.equal((await onTop.page()).members, b.rows.length);
        assert.deepEqual(await view(onTop), await view(alone));
        const again = await onTop.imported(fileOf(...b.rows.toReversed()));
        assert.deepEqual(
          [again.joined, again.left, again.changed, again.unchanged, again.requests],
          [[], [], [], b.rows.length, 0],
        );
      }),
      { numRuns: 60 },
    );
  });
});
