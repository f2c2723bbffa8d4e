/** What is written into a formatted text comes out the same, wherever it is read; what cannot be kept is refused. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { receiptPages } from '../../demo-server/node/receipt-pages.ts';
import { publicKeys } from '../../demo-server/service/receipt/sign.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { BLOCKS_LIMIT, RUNS_LIMIT } from '../../demo-server/service/template-drafts/formatted-text.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { EditableTemplate } from '../../src/contract/template-draft.ts';
import { FORMATTED_FIELDS, type AgreedText, type FormattedField } from '../../src/model/agreed-text.ts';
import { normalRichText, type RichText, type TextRun } from '../../src/model/rich-text.ts';
import { TEXT_LIMITS } from '../../src/model/template-draft.ts';
import { checkReceipt } from '../../src/receipt/check.ts';
import { EVERY_MARK } from '../../stories/every-mark.ts';
import { anyRichText, normalText, sayingText } from '../model/any-rich-text.ts';
import { FULL } from './extent.ts';
import { actorOf, SENT } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { receiptIssuer } from './receipt-issuer.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import type { Answer } from './test-service.ts';

type Texts = Record<FormattedField, RichText>;

function deskOf({ ask, editor, municipality }: Staffed) {
  const path = `/api/templates/${municipality.template.id}/draft`;
  const send = (method: string, body: string) =>
    ask(editor, { method, path, headers: { 'Content-Type': 'application/json' }, body });
  const ofTemplate = ({ status, json, text }: Answer) => {
    assert.ok(status === 200 || status === 201, text);
    return json as EditableTemplate;
  };
  return {
    send,
    begin: async () => ofTemplate(await send('POST', JSON.stringify({ change: 'minor' }))),
    read: async () => ofTemplate(await ask(editor, { path })),
    async write(from: EditableTemplate, texts: Partial<Texts>, language: 'fi' | 'sv' = 'fi') {
      const changes = Object.entries(texts).map(([field, to]) => ({
        ...{ path: `texts.${language}.${field}`, from: from.texts[language]![field as FormattedField], to },
      }));
      return ofTemplate(await send('PATCH', JSON.stringify({ changes })));
    },
  };
}

function formattedOf(text: Partial<Record<FormattedField, unknown>> | undefined): object {
  return Object.fromEntries(
    FORMATTED_FIELDS.flatMap((field) => (text?.[field] === undefined ? [] : [[field, text[field]]])),
  );
}

/** Nothing is left to be filled in, so that it may be published. */
const MAY_BE_PUBLISHED = (text: RichText) => !/\{\{|\}\}|\[[A-ZÅÄÖ ]{3,}\]|X{3,}|TODO/u.test(JSON.stringify(text));
const published = sayingText.filter(MAY_BE_PUBLISHED);
const texts: fc.Arbitrary<Texts> = fc.record(
  { description: published, ifRefused: published, afterRefusing: normalText.filter(MAY_BE_PUBLISHED) },
  { noNullPrototype: true },
);

describe('what is written into a text', () => {
  for (const [name, open, numRuns] of [
    ['memory', undefined, FULL ? 500 : 100],
    ['PGlite', openPGliteInMemory, FULL ? 40 : 6],
  ] as const) {
    test(`comes out the same of draft, consent, receipt and page: ${name}`, async () => {
      const store: Store | undefined = await open?.();
      const kept = store && (await startStaffed(undefined, undefined, store));
      await fc.assert(
        fc.asyncProperty(texts, async (written) => comesOutTheSame(kept ?? (await startStaffed()), written)),
        {
          numRuns,
          examples: [[{ description: EVERY_MARK, ifRefused: EVERY_MARK, afterRefusing: EVERY_MARK }]],
        },
      );
      await store?.close();
    });
  }

  test('is kept in its normal form, in whatever form it came', async () => {
    const desk = deskOf(await startStaffed());
    let seen = await desk.begin();
    await fc.assert(
      fc.asyncProperty(anyRichText, async (text) => {
        seen = await desk.write(seen, { description: text });
        assert.deepEqual(seen.texts.fi?.description, normalRichText(text));
        // Sent again, and changed from the form in which the editor has it: neither is a conflict.
        await desk.write(seen, { description: text });
        const asEdited = { ...seen, texts: { fi: { ...seen.texts.fi!, description: text } } };
        seen = await desk.write(asEdited, { description: EVERY_MARK });
        assert.deepEqual(seen.texts.fi?.description, EVERY_MARK);
      }),
      { numRuns: 100 },
    );
  });

  test('is one run where it is marked alike, and nothing where it says nothing', async () => {
    const desk = deskOf(await startStaffed());
    const begun = await desk.begin();
    const seen = await desk.write(begun, { afterRefusing: paragraph({ text: 'Kerromme ' }, { text: 'ryhmälle.' }) });
    assert.deepEqual(seen.texts.fi?.afterRefusing, paragraph({ text: 'Kerromme ryhmälle.' }));
    const emptied = await desk.write(seen, { afterRefusing: paragraph({ text: ' ' }) });
    assert.deepEqual(emptied.texts.fi?.afterRefusing, []);
  });

  test('may be as long as is said, in as many blocks and runs as are said', async () => {
    const desk = deskOf(await startStaffed());
    let seen = await desk.begin();
    const most = TEXT_LIMITS.description;
    const inRuns = paragraph(
      ...Array.from({ length: RUNS_LIMIT }, (_, index) => ({
        ...{ text: 'ä'.repeat(most / RUNS_LIMIT) },
        ...(index % 2 === 0 && { strong: true }),
      })),
    );
    const inBlocks = Array.from(
      { length: BLOCKS_LIMIT },
      () => paragraph({ text: 'a'.repeat(most / BLOCKS_LIMIT) })[0]!,
    );
    for (const text of [paragraph({ text: 'ä'.repeat(most) }), inRuns, inBlocks]) {
      seen = await desk.write(seen, { description: text });
      assert.deepEqual(seen.texts.fi?.description, text);
    }
  });
});

async function comesOutTheSame(staffed: Staffed, written: Texts): Promise<void> {
  const { municipality, store, ask, clock, editor } = staffed;
  const desk = deskOf(staffed);
  const { id: current } = (await staffed.versions()).find(({ state }) => state === 'published')!;
  const requestId = await staffed.addRequest(SENT, { versionId: current });
  const begun = await desk.begin();
  const { draft, faults } = await desk.write(begun, written);
  assert.deepEqual(faults, []);
  const template = await desk.read();
  assert.deepEqual(formattedOf(template.texts.fi), written);
  assert.deepEqual(template.texts.sv, begun.texts.sv);

  const plan = await staffed.publish(editor, draft!.versionId);
  assert.equal(plan.status, 200, plan.text);
  // Nothing to say after refusing is nothing that is said.
  const { afterRefusing, ...always } = written;
  const shown = { ...always, ...(afterRefusing.length > 0 && { afterRefusing }) };
  const guardian = actorOf(municipality.guardian);
  const { detail } = await staffed.detail(guardian, requestId);
  assert.deepEqual(formattedOf(detail.texts.fi), shown);
  assert.deepEqual(formattedOf((await desk.read()).texts.fi), written);

  const { versionId } = detail;
  const answered = await staffed.decide(guardian, { requestId, decision: 'accept', language: 'fi', versionId });
  assert.equal(answered.status, 200, answered.text);
  const path = `/api/consents/${requestId}/receipts/3`;
  const receipt = await ask(guardian, { path });
  const check = await checkReceipt(receipt.text, publicKeys(receiptIssuer.signer));
  assert.ok(check.kind === 'checked' && check.parts.every(({ holds }) => holds), receipt.text);
  assert.deepEqual(formattedOf(check.agreed), shown);
  const { hash, json } = (await staffed.versions()).find(({ id }) => id === versionId)!.agreed.fi!;
  assert.deepEqual(formattedOf(JSON.parse(json) as AgreedText), shown);
  assert.equal(createHash('sha256').update(canonicalize(check.agreed)!).digest('hex'), hash);
  assert.ok(receipt.text.includes(hash));

  const identify = async () => guardian;
  const pages = receiptPages({
    ...{ store, identify, receipts: receiptIssuer, now: () => new Date(clock.now) },
    checkPage: 'https://lupa.test/check',
  });
  const page = await (await pages.request(`${path}/page`)).text();
  assert.deepEqual(textsOnPage(page), shown);
}

/** The formatted texts of a receipt's page, read from its elements. */
function textsOnPage(page: string): object {
  const [, agreed = ''] = /<h2>[^<]*<\/h2>\s*<div lang="fi">(.*)<\/div>\s*<\/main>/su.exec(page) ?? [];
  const [description = ''] = agreed.split('<dl>', 1);
  const told = (term: string) => new RegExp(`<dt lang="fi">${term}</dt><dd>(.*?)</dd>`, 'su').exec(agreed)?.[1];
  const afterRefusing = told('Hylkäämisen jälkeen');
  return {
    description: treeOf(description),
    ifRefused: treeOf(told('Jos hylkäät') ?? ''),
    ...(afterRefusing !== undefined && { afterRefusing: treeOf(afterRefusing) }),
  };
}

function treeOf(markup: string): RichText {
  const { documentElement } = new DOMParser().parseFromString(`<text>${markup}</text>`, 'text/xml');
  const elements = (parent: Node) =>
    Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
  const blocks = elements(documentElement!).map((element): RichText[number] => {
    switch (element.nodeName) {
      case 'p':
        return { type: 'paragraph', runs: runsOf(element) };
      case 'h3':
      case 'h4':
        return { type: 'heading', depth: element.nodeName === 'h3' ? 1 : 2, runs: runsOf(element) };
      case 'ul':
      case 'ol':
        return {
          type: 'list',
          ordered: element.nodeName === 'ol',
          items: elements(element).map((item) => runsOf(item)),
        };
      default:
        throw new Error(`<${element.nodeName}> is no block`);
    }
  });
  // Two of a link are one on the page; nothing else may differ.
  return normalRichText(blocks);
}

function runsOf(node: Node, marks: Omit<TextRun, 'text'> = {}): TextRun[] {
  return Array.from(node.childNodes).flatMap((child) => {
    if (child.nodeType === 3) return [{ text: child.nodeValue ?? '', ...marks }];
    const element = child as Element;
    const marked = {
      a: () => ({ href: element.getAttribute('href')! }),
      strong: () => ({ strong: true }),
      span: () => ({ lang: element.getAttribute('lang')! }),
    }[element.nodeName as 'a'];
    return runsOf(element, { ...marks, ...marked() });
  });
}

function paragraph(...runs: TextRun[]): RichText {
  return [{ type: 'paragraph', runs }];
}

const linked = (href: unknown) => [{ type: 'paragraph', runs: [{ text: 'a' }, { text: 'Lue', href }] }];
const HREF = /^texts\.fi\.description\.0\.runs\.1\.href: Expected an address that begins with https:, mailto: or tel:/u;

/** What is sent, and what is said to it. What was sent is not repeated: the words here are in none of the answers. */
const REFUSED: [string, unknown, RegExp][] = [
  ['20 000 characters', paragraph({ text: 'ä'.repeat(20_000) }), /: Expected at most 10000 characters$/u],
  [
    'one character too many, over all',
    [...paragraph({ text: 'ä'.repeat(5_000) }), ...paragraph({ text: 'ä'.repeat(5_001) })],
    /at most 10000/u,
  ],
  ['501 paragraphs', Array(BLOCKS_LIMIT + 1).fill(paragraph({ text: 'a' })[0]), /at most 500 paragraphs/u],
  ['30 000 empty blocks', Array(30_000).fill({ type: 'paragraph', runs: [] }), /at most 500 paragraphs/u],
  ['2 001 runs', paragraph(...Array<TextRun>(RUNS_LIMIT + 1).fill({ text: 'a' })), /at most 2000 changes/u],
  [
    '2 001 items',
    [{ type: 'list', ordered: true, items: Array(RUNS_LIMIT + 1).fill([{ text: 'a' }]) }],
    /at most 2000 changes/u,
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'JAVA\tSCRIPT:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    '//host.example/',
    '/suhteellinen',
    'www.kunta.example',
    'http://kunta.example/',
    'https://user:password@kunta.example/',
    'https://kunta.example@elsewhere.example/',
    'https://',
    `https://kunta.example/${'a'.repeat(2_000)}`,
    '',
  ].map((href): [string, unknown, RegExp] => [`a link to ${href.slice(0, 50)}`, linked(href), HREF]),
  ['a number for an address', linked(1), /href: Expected string$/u],
  ['null for an address', linked(null), /href: Expected string$/u],
  ['NUL', paragraph({ text: 'a\0b' }), /^texts\.fi\.description\.0\.runs\.0\.text: .*without NUL/u],
  ['half a character', paragraph({ text: '\ud83d' }), /half characters/u],
  ['two halves in two runs', paragraph({ text: '\ud83d' }, { text: '\ude00' }), /half characters/u],
  ['no language tag', paragraph({ text: 'a', lang: 'ruotsi!' }), /runs\.0\.lang: Expected a language tag/u],
  ['an empty language tag', paragraph({ text: 'a', lang: '' }), /Expected a language tag/u],
  ['a long language tag', paragraph({ text: 'a', lang: `en-x-${'abcdefgh-'.repeat(5)}a` }), /Expected a language tag/u],
  ['Markdown', '# Otsikko', /: Expected Array$/u],
  ['null', null, /: Expected Array$/u],
  ['a number', 7, /: Expected Array$/u],
  ['an object', {}, /: Expected Array$/u],
  ['what says that it is a list', { length: 1, 0: EVERY_MARK[0] }, /: Expected Array$/u],
  ['a list of words', ['Kuvaus'], /description\.0: Expected Object$/u],
  ['lists in lists', [[[[[]]]]], /description\.0(\.type)?: Expected/u],
  ['an unknown block', [{ type: 'table', runs: [] }], /description\.0\.type: Expected/u],
  ['a block of every object', [{ type: 'constructor', runs: [] }], /description\.0\.type: Expected/u],
  ['a heading of the third level', [{ type: 'heading', depth: 3, runs: [] }], /0\.depth: Expected \(1 \| 2\)$/u],
  ['a level in words', [{ type: 'heading', depth: '1', runs: [] }], /0\.depth: Expected/u],
  ['a paragraph of words', [{ type: 'paragraph', runs: 'Kuvaus' }], /0\.runs: Expected Array$/u],
  ['a run that is words', [{ type: 'paragraph', runs: ['Kuvaus'] }], /runs\.0: Expected Object$/u],
  ['a run without words', [{ type: 'paragraph', runs: [{ strong: true }] }], /runs\.0\.text: Expected/u],
  ['a yes for bold', paragraph({ text: 'a', strong: 'yes' } as unknown as TextRun), /strong: Expected boolean$/u],
  ['a list of lists', [{ type: 'list', ordered: true, items: [[[{ text: 'a' }]]] }], /items\.0\.0\.text: Expected/u],
  [
    'a run with more than it has',
    paragraph({ text: 'a', onclick: 'x' } as TextRun),
    /runs\.0\.onclick: Expected never$/u,
  ],
  ['a block with more than it has', [{ ...EVERY_MARK[0], style: 'x' }], /0\.style: Expected never$/u],
  ['a block with a huge name', [{ ...EVERY_MARK[0], ['x'.repeat(9_999)]: 1 }], /^.{1,180}$/u],
];

describe('what no text can hold', () => {
  let staffed: Staffed;
  let desk: ReturnType<typeof deskOf>;
  let begun: EditableTemplate;
  before(async () => {
    staffed = await startStaffed();
    desk = deskOf(staffed);
    begun = await desk.begin();
  });
  after(() => assert.deepEqual(staffed.logged, []));

  /** Beside a change that could be made: nothing is saved of either. */
  const send = (to: string) =>
    desk.send(
      'PATCH',
      `{"changes":[{"path":"texts.fi.storage","from":"Vuosi","to":"Kaksi"},
        {"path":"texts.fi.description","from":${JSON.stringify(begun.texts.fi!.description)},"to":${to}}]}`,
    );

  for (const [name, value, sentence] of REFUSED) {
    test(`${name}: 400, said where, and nothing is saved`, async () => {
      const { status, json, text } = await send(JSON.stringify(value));
      assert.equal(status, 400, text);
      const { code, errors } = json as Problem;
      assert.deepEqual([code, errors?.length, errors?.[0]?.field], ['invalid-message', 1, 'changes.1.to']);
      assert.match(errors![0]!.message, sentence);
      for (const sent of ['ääää', 'alert', 'password', 'Kuvaus', 'Otsikko', 'ruotsi'])
        assert.ok(!text.includes(sent), text);
      assert.deepEqual(await desk.read(), begun);
    });
  }

  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    test(`a run or a block with ${name}: 400, and nothing is saved`, async () => {
      for (const to of [
        `[{"type":"paragraph","runs":[{"text":"a","${name}":{"strong":true}}]}]`,
        `[{"type":"paragraph","runs":[{"text":"a"}],"${name}":{"runs":[]}}]`,
        `[{"${name}":{"type":"paragraph","runs":[{"text":"a"}]}}]`,
      ]) {
        assert.equal((await send(to)).status, 400, to);
        assert.deepEqual(await desk.read(), begun);
      }
    });
  }

  test('100 000 empty blocks are too large a message: 413', async () => {
    const { status } = await send(JSON.stringify(Array(100_000).fill({ type: 'paragraph', runs: [] })));
    assert.equal(status, 413);
    assert.deepEqual(await desk.read(), begun);
  });

  test('depth without end: 400, whether it is written or was seen', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.equal((await send(deep)).status, 400);
    const seen = `{"changes":[{"path":"texts.fi.description","from":${deep},"to":[]}]}`;
    assert.equal((await desk.send('PATCH', seen)).status, 409);
    assert.deepEqual(await desk.read(), begun);
  });

  test('half a megabyte of what is no block is answered at once', async () => {
    const { status, text } = await send(`[${Array(250_000).fill('1').join(',')}]`);
    assert.equal(status, 400);
    assert.ok(text.length < 1_000);
  });

  for (const href of ['mailto:luvat@kunta.example', 'tel:+358901234', 'https://kunta.example/a?b=c#d']) {
    test(`a link to ${href} is taken`, async () => {
      const seen = await desk.write(await desk.read(), { description: linked(href) as RichText });
      assert.deepEqual(seen.texts.fi?.description, linked(href));
    });
  }
});
