/** The answers to a template as a file: what is in it, that it is whole, and that no spreadsheet does anything by it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { csvRecord } from '../../demo-server/service/group-requests/export-csv.ts';
import { EXPORT_PAGE, exportFor } from '../../demo-server/service/group-requests/export.ts';
import { EXPORT_WORDS } from '../../demo-server/service/group-requests/export-words.ts';
import type { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import type { Language } from '../../src/model/language.ts';
import { REQUEST_STATUSES } from '../../src/model/request-status.ts';
import { addFamilies, GROUP } from './families.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { startService, type Answer, type TestService } from './test-service.ts';

// Whatever zone the server is in.
process.env['TZ'] = 'America/New_York';
const NOW = '2026-11-22T22:30:00.000Z';
const HILKKA: Actor = { organisationId: ORGANISATION_ID, personId: PEOPLE.hilkka.id, name: 'Hilkka' };
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The cells of a file as a program reads it that knows what it is. */
function cellsOfCsv({ bytes }: Pick<Answer, 'bytes'>): string[][] {
  assert.deepEqual([...bytes.slice(0, 3)], BYTE_ORDER_MARK);
  const options = { bom: true, delimiter: ';', record_delimiter: '\r\n', skip_empty_lines: false };
  return parse(Buffer.from(bytes), options);
}

/** The cells of the only sheet, times as numbers, and whether anything in the file is a formula. */
function cellsOfXlsx({ bytes }: Pick<Answer, 'bytes'>): { cells: (string | number)[][]; formulas: number } {
  const files = unzipSync(bytes);
  const xml = (name: string) => new DOMParser().parseFromString(strFromU8(files[name]!), 'text/xml');
  const all = (of: { getElementsByTagName(name: string): ArrayLike<Element> }, name: string) =>
    Array.from(of.getElementsByTagName(name));
  const texts = all(xml('xl/sharedStrings.xml'), 'si').map((item) => item.textContent ?? '');
  const sheet = xml('xl/worksheets/sheet1.xml');
  const cells = all(sheet, 'row').map((row) => {
    const line: (string | number)[] = [];
    for (const cell of all(row, 'c')) {
      const value = all(cell, 'v')[0]?.textContent ?? '';
      const letters = /^[A-Z]+/u.exec(cell.getAttribute('r') ?? '')![0];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      line[column] = cell.getAttribute('t') === 's' ? texts[Number(value)]! : value === '' ? '' : Number(value);
    }
    return Array.from(line, (cell) => cell ?? '');
  });
  return { cells, formulas: all(sheet, 'f').length };
}

/** Days since the last day of 1899, as a sheet counts them. */
const serialOf = (time: string) =>
  Date.parse(`${time.replace(' ', 'T')}${time.includes(' ') ? ':00Z' : ''}`) / 864e5 + 25569;

function exported(running: TestService, actor: Actor | null, templateId: string, query: string): Promise<Answer> {
  return running.ask(actor, { path: `/api/templates/${templateId}/requests/export?${query}` });
}

describe('the answers of a group as a file', () => {
  let running: TestService;
  before(async () => {
    running = await startService();
    await seed(running.store, async (code) => `hash of ${code}`);
    running.clock.now = NOW;
  });

  async function file(query: string, actor = HILKKA): Promise<Answer> {
    const answer = await exported(running, actor, GROUP_TEMPLATE_ID, query);
    assert.equal(answer.status, 200, answer.text);
    return answer;
  }
  const csv = async (query = '') => cellsOfCsv(await file(`format=csv&${query}`));

  test('has the id by which another system asks about the person, and no identity code', async () => {
    const [headers, ...rows] = await csv();
    const ids = rows.map((row) => row[headers!.indexOf('Henkilön tunniste')]!);
    const known = await running.store.transaction((tx) => tx.peopleById(ORGANISATION_ID, ids));
    const names = new Map(known.map(({ id, familyName, givenNames }) => [id, [familyName, givenNames]]));
    assert.deepEqual(
      ids.map((id) => names.get(id)),
      rows.map(([familyName, givenNames]) => [familyName, givenNames]),
    );
    assert.ok(!/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]|hash of/u.test(JSON.stringify(rows)));
  });

  test('is a CSV that a spreadsheet in Finland opens, one row for each person, by name', async () => {
    const answer = await file('format=csv');
    assert.equal(answer.headers.get('Content-Type'), 'text/csv; charset=utf-8; header=present');
    // The day in Helsinki, where it is past midnight.
    assert.equal(answer.headers.get('Content-Disposition'), 'attachment; filename="vastaukset-2026-11-23.csv"');
    const [headers, ...rows] = cellsOfCsv(answer);
    assert.equal(rows.length, 27);
    assert.deepEqual(headers!.slice(0, 7), [
      'Sukunimi',
      'Etunimet',
      'Kohderyhmässä',
      'Tila',
      'Syy',
      'Tila alkaen',
      'Viimeinen voimassaolopäivä',
    ]);
    assert.equal(new Set(headers).size, headers!.length);
    for (const row of rows) assert.equal(row.length, headers!.length);
    assert.deepEqual(
      rows.slice(-2).map((row) => row.slice(0, 2)),
      [
        ['Äkkijyrkkä', 'Tapio'],
        ['Öljylehti', 'Väinö'],
      ],
    );
  });

  test('tells how each stands, and what each has answered, when and how', async () => {
    const [headers, ...rows] = await csv();
    const row = (name: string) => {
      const cells = rows.find((each) => each.slice(0, 2).join(' ').includes(name))!;
      return Object.fromEntries(headers!.map((header, index) => [header, cells[index]]));
    };
    const fanni = row('Fanni');
    const told = (of: Record<string, string | undefined>, ...what: string[]) => what.map((each) => of[each]);
    assert.deepEqual(told(fanni, 'Tila', 'Syy', 'Kohderyhmässä'), [
      'Voimassa',
      'Kaikki päättäjät ovat hyväksyneet',
      'kyllä',
    ]);
    assert.match(fanni['Tila alkaen']!, /^2026-11-\d\d \d\d:\d\d$/u);
    const respondent = (of: Record<string, string | undefined>, number: number) =>
      told(of, ...['', ': rooli', ': vastaus', ': miten'].map((column) => `Vastaaja ${number}${column}`));
    assert.deepEqual(respondent(fanni, 1), ['Raili Onnenpelto', 'huoltaja', 'Hyväksytty', 'verkossa']);
    assert.deepEqual(respondent(fanni, 2), [
      'Tauno Onnenpelto',
      'huoltaja',
      'Hyväksytty',
      'paperilla (kirjannut: Hilkka Henkilöstö)',
    ]);
    assert.equal(fanni['Vastaaja 2: vastattu'], '2026-11-16', 'the day of the answer, not of the recording');
    assert.deepEqual(respondent(row('Kaino'), 2), ['Urho Sudenmarja', 'huoltaja (turvakielto)', 'Ei vastausta', '']);
    const unsent = row('Valkolehdokki');
    assert.deepEqual(told(unsent, 'Tila', 'Syy', 'Tila alkaen'), ['Ei lähetetty', '', '']);
    // Who has not been asked has not failed to answer.
    assert.deepEqual(respondent(unsent, 1), ['Sylvi Valkolehdokki', 'huoltaja', '', '']);
  });

  test('has no address and nothing of an identity', async () => {
    for (const format of ['csv', 'xlsx']) {
      const { bytes, text } = await file(`format=${format}`);
      const all =
        format === 'csv'
          ? text
          : Object.values(unzipSync(bytes))
              .map((each) => strFromU8(each))
              .join();
      assert.ok(all.includes('Onnenpelto'));
      assert.doesNotMatch(all, /@|hash of|\d{6}[-+A-FU-Y]\d{3}/u);
    }
  });

  test('is the same as a workbook, where times are times', async () => {
    const answer = await file('format=xlsx');
    assert.match(answer.headers.get('Content-Disposition')!, /^attachment; filename="vastaukset-2026-11-23\.xlsx"$/u);
    const { cells, formulas } = cellsOfXlsx(answer);
    const expected = (await csv()).map((row) =>
      row.map((cell) => (/^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/u.test(cell) ? serialOf(cell) : cell)),
    );
    const filled = cells.map((row) => Array.from(expected[0]!, (_, index) => row[index] ?? ''));
    assert.deepEqual(filled, expected);
    assert.equal(formulas, 0);
  });

  test('is narrowed by status and by name', async () => {
    const names = async (query: string) => (await csv(query)).slice(1).map(([name]) => name);
    assert.deepEqual(await names('status=conflict'), ['Lumipilvi']);
    assert.deepEqual(await names('search=auli+lumi'), ['Lumipilvi']);
    assert.deepEqual(await names('search=auli&status=given'), []);
    const each = await Promise.all(REQUEST_STATUSES.map((status) => names(`status=${status}`)));
    assert.equal(each.flat().length, 27);
  });

  for (const [language, title, header, status] of [
    ['sv', 'svar', 'Svarsgivare 1', 'Svaren skiljer sig'],
    ['en', 'answers', 'Respondent 1', 'Answers differ'],
  ] as const) {
    test(`is in the language that was asked for: ${language}`, async () => {
      const answer = await file(`format=csv&status=conflict&lang=${language}`);
      assert.ok(answer.headers.get('Content-Disposition')!.includes(`"${title}-2026`));
      const [headers, row] = cellsOfCsv(answer);
      assert.ok(headers!.includes(header));
      assert.equal(row![3], status);
    });
  }

  for (const query of [
    '',
    'format=pdf',
    'format=csv&lang=de',
    'format=csv&status=all',
    `format=csv&search=${'x'.repeat(101)}`,
  ]) {
    test(`is not made of what no contract says: ${query.slice(0, 30)}`, async () => {
      assert.equal((await exported(running, HILKKA, GROUP_TEMPLATE_ID, query)).status, 400);
    });
  }
});

describe('who exports', () => {
  async function start(): Promise<Staffed & { withGroups: (groups: string[]) => Promise<Actor> }> {
    const staffed = await startStaffed();
    const { store, municipality, editor } = staffed;
    const { organisation, stranger } = municipality;
    await addFamilies(store, municipality, 3);
    return {
      ...staffed,
      withGroups: (groups) =>
        store.transaction(async (tx) => {
          const id = `staff-${groups.length}`;
          await tx.addPerson({ ...stranger, id, identityHash: id });
          await tx.addStaff(organisation.id, id, 'viewer', groups);
          return { ...editor, personId: id };
        }),
    };
  }

  test('is of the staff and of the group, and is written down with how many there were', async () => {
    const running = await start();
    const { store, municipality, editor, viewer, clock } = running;
    const { organisation, template, guardian } = municipality;
    const acts = async () =>
      (await store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 10 }))).map(({ seq: _, ...act }) => act);
    const elsewhere = { ...editor, organisationId: 'elsewhere' };
    const others = [await running.withGroups([]), elsewhere, { ...editor, personId: guardian.id }];
    for (const actor of others) assert.equal((await exported(running, actor, template.id, 'format=csv')).status, 404);
    assert.equal((await exported(running, editor, template.id, 'format=pdf')).status, 400);
    assert.deepEqual(await acts(), []);

    for (const actor of [editor, viewer, await running.withGroups([GROUP])])
      assert.equal((await exported(running, actor, template.id, 'format=csv')).status, 200);
    await exported(running, editor, template.id, 'format=xlsx&search=00001');
    const act = { type: 'answers-exported', templateId: template.id, at: clock.now };
    assert.deepEqual((await acts()).slice(0, 2), [
      { ...act, personId: editor.personId, format: 'xlsx', count: 1 },
      { ...act, personId: 'staff-1', format: 'csv', count: 4 },
    ]);
    assert.equal((await acts()).length, 4);
  });
});

describe('many', () => {
  const MANY = EXPORT_PAGE + 3;

  test('are all there, each once and by name, however many pages it takes', async () => {
    const running = await startStaffed();
    await addFamilies(running.store, running.municipality, MANY);
    for (const format of ['csv', 'xlsx']) {
      const answer = await exported(
        running,
        running.editor,
        running.municipality.template.id,
        `format=${format}&search=lapsi`,
      );
      const [, ...rows] = format === 'csv' ? cellsOfCsv(answer) : cellsOfXlsx(answer).cells;
      const names = rows.map(([, name]) => name);
      assert.equal(names.length, MANY);
      assert.deepEqual(names, names.toSorted());
      assert.equal(new Set(names).size, MANY);
    }
  });

  test('are read as they are taken: one who goes away leaves the rest unread', async () => {
    const { store, municipality, editor, clock } = await startStaffed();
    await addFamilies(store, municipality, MANY);
    let pages = 0;
    const counted = new Proxy(store, {
      get: (of, name) =>
        name === 'transaction'
          ? (work: Parameters<MemoryStore['transaction']>[0]) => {
              pages += 1;
              return store.transaction(work);
            }
          : Reflect.get(of, name),
    });
    const query = { format: 'csv', language: 'fi' } as const;
    const asked = { store: counted, actor: editor, templateId: municipality.template.id, query, now: clock.now };
    const { body } = await exportFor(asked, (error) => assert.fail(String(error)));
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const before = pages;
    assert.equal((await reader.read()).done, false);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(pages, before);
    await reader.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(pages, before);
  });

  test('who fails in the middle is told of, and the file has no end', async () => {
    const { store, municipality, editor, clock } = await startStaffed();
    await addFamilies(store, municipality, MANY);
    const query = { format: 'csv', language: 'fi' } as const;
    const failures: unknown[] = [];
    let broken = false;
    const failing = new Proxy(store, {
      get: (of, name) => {
        if (name === 'transaction' && broken) return () => Promise.reject(new Error('the database is gone'));
        const value = Reflect.get(of, name) as unknown;
        return typeof value === 'function' ? (value.bind(of) as unknown) : value;
      },
    });
    const asked = { store: failing, actor: editor, templateId: municipality.template.id, query, now: clock.now };
    const { body } = await exportFor(asked, (error) => failures.push(error));
    broken = true;
    await assert.rejects(new Response(body).text(), /the database is gone/u);
    assert.equal(failures.length, 1);
  });
});

describe('a cell', () => {
  const FORMULA = /^[=+\-@＝＋－＠]/u;
  const piece = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    '；',
    ';',
    ',',
    '|',
    '"',
    "'",
    ' ',
    '\t',
    '\r',
    '\n',
    '\0',
    'a',
    'HYPERLINK(',
    'å',
  );
  const nasty = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const text = fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

  test('is never a formula, whatever the text and whatever separates the cells for the program that reads it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const record = csvRecord(cells);
        for (const part of record.split(/[;,|\t"\r\n]/u)) assert.doesNotMatch(part.trim(), FORMULA, record);
      }),
      { numRuns: 2000 },
    );
  });

  test('is a cell of its own, with its words in it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const record = csvRecord(cells);
        assert.ok(record.endsWith('\r\n'));
        const read = parse(record, { delimiter: ';', record_delimiter: '\r\n' });
        assert.equal(read.length, 1);
        const plain = (each: string) => each.replaceAll(/\p{Cc}/gu, ' ').replaceAll("'", '');
        assert.deepEqual(read[0]!.map(plain), cells.map(plain));
      }),
      { numRuns: 1000 },
    );
  });

  test('of an ordinary text is that text', () => {
    for (const each of [
      'Aino-Maija O’Hara',
      'Ahonen, Aino',
      'a=b',
      '2026-11-22',
      'Åsa "Å" Öhman',
      'huoltaja (turvakielto)',
    ])
      assert.equal(csvRecord([each]), `"${each.replaceAll('"', '""')}"\r\n`);
  });

  test('is a text of somebody’s name in the file, in both formats', async () => {
    const running = await startStaffed();
    const { store, municipality, editor } = running;
    const [family] = await addFamilies(store, municipality, 1);
    const name = { givenNames: '=HYPERLINK("http://evil.example","x")', familyName: '@SUM(1) <&> ;=1+1' };
    await store.transaction((tx) => tx.renamePerson(municipality.organisation.id, family!.child.id, name));
    const csv = await exported(running, editor, municipality.template.id, 'format=csv&search=hyper');
    assert.equal(cellsOfCsv(csv)[1]![0], `'@SUM(1) <&> ;'=1+1`);
    const { cells, formulas } = cellsOfXlsx(
      await exported(running, editor, municipality.template.id, 'format=xlsx&search=hyper'),
    );
    assert.deepEqual([cells[1]![0], cells[1]![1], formulas], [name.familyName, name.givenNames, 0]);
  });
});

describe('the words of the file', () => {
  /** By what the elements call it. */
  const SHARED: Record<string, (words: (typeof EXPORT_WORDS)['fi']) => Partial<Record<string, string>>> = {
    'staff-status': ({ statuses, reasons }) => ({ ...statuses, ...reasons }),
    answer: ({ answers }) => ({
      none: answers.none,
      accepted: answers.given,
      declined: answers.refused,
      withdrawn: answers.withdrawn,
      mixed: answers.mixed,
    }),
    event: ({ methods: { paper, phone, 'in-person': inPerson, standing } }) => ({
      paper,
      phone,
      'in-person': inPerson,
      standing,
    }),
  };

  async function messages(language: Language): Promise<Map<string, string>> {
    const name = language === 'en' ? 'fi' : language;
    const xml = await readFile(new URL(`../../src/i18n/messages/${name}.xlf`, import.meta.url), 'utf8');
    const units = Array.from(new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagName('trans-unit'));
    const tag = language === 'en' ? 'source' : 'target';
    return new Map(
      units.map((unit) => [unit.getAttribute('id') ?? '', unit.getElementsByTagName(tag)[0]?.textContent ?? '']),
    );
  }

  for (const language of ['fi', 'sv', 'en'] as const) {
    test(`are those of the elements: ${language}`, async () => {
      const shown = await messages(language);
      for (const [prefix, of] of Object.entries(SHARED))
        for (const [name, word] of Object.entries(of(EXPORT_WORDS[language])))
          assert.equal(word, shown.get(`${prefix}.${name}`), `${prefix}.${name}`);
    });
  }
});
