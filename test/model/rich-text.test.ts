import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  byLink,
  isEmptyText,
  languageTag,
  lengthOf,
  linesOf,
  normalRichText,
  parseRichText,
  plainText,
  richTextOf,
  safeHref,
  type RichText,
  type TextBlock,
  type TextRun,
} from '../../src/model/rich-text.ts';
import { anyRichText, normalText } from './any-rich-text.ts';
import { linkPayloads } from './link-payloads.ts';

const SAFE = /^(?:https:\/\/[^/]|mailto:|tel:)/u;

function runsOf(text: RichText): TextRun[] {
  return text.flatMap((block) => (block.type === 'list' ? block.items.flat() : block.runs));
}

const letters = (text: string): string => text.replace(/\s/gu, '');
const lettersOf = (text: RichText): string =>
  letters(
    runsOf(text)
      .map((run) => run.text)
      .join(''),
  );

/** Whether the characters of `part` stand in `whole` in this order, with others in between. */
function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let index = 0; index < whole.length; index += 1) if (whole[index] === part[at]) at += 1;
  return at === part.length;
}

/** Anything an author or an attacker may type, rich in what has a meaning. */
const wildText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '**',
          '*',
          '[',
          ']',
          '(',
          ')',
          '](',
          '# ',
          '## ',
          '### ',
          '- ',
          '1. ',
          '12) ',
          '\n',
          '\n\n',
          '\r\n',
          '\r',
          '\t',
          ' ',
        ),
        fc.constantFrom(
          'https://kunta.example/a?b=c#d',
          'javascript:alert(1)',
          'mailto:a@b.example',
          'tel:+358',
          '\u0000',
          '\u2028',
          '\ud800',
        ),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('rich text of anything at all', () => {
  test('is a tree of known blocks, and never an error', () => {
    fc.assert(
      fc.property(wildText, (source) => {
        for (const block of parseRichText(source)) {
          assert.ok(['paragraph', 'heading', 'list'].includes(block.type));
          for (const run of runsOf([block])) assert.equal(typeof run.text, 'string');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('links to nothing but https, mailto and tel', () => {
    fc.assert(
      fc.property(wildText, (source) => {
        for (const { href } of runsOf(parseRichText(source))) if (href !== undefined) assert.match(href, SAFE);
      }),
      { numRuns: 2000 },
    );
  });

  test('adds no character and loses none but markup', () => {
    fc.assert(
      fc.property(wildText, (source) => {
        assert.ok(isSubsequence(lettersOf(parseRichText(source)), letters(source)));
      }),
      { numRuns: 2000 },
    );
    const withoutMarkup = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[[\]()*#\-\d]/gu, ''));
    fc.assert(
      fc.property(withoutMarkup, (source) => {
        assert.equal(lettersOf(parseRichText(source)), letters(source));
      }),
    );
  });

  for (const part of ['[', '[a', '[a](', '**a', '\n ']) {
    test(`does not hold up the server: ${JSON.stringify(part)} a million times over`, () => {
      // Takes a blink; hours where a pattern looks through the rest of the text from every place in it.
      const module = new URL('../../src/model/rich-text.ts', import.meta.url).href;
      const program = `import { parseRichText } from '${module}'; parseRichText(${JSON.stringify(part)}.repeat(1e6));`;
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { timeout: 60_000 });
    });
  }
});

describe('rich text that an author wrote', () => {
  const word = fc.stringMatching(/^[a-zåäöA-ZÅÄÖ–“”€:;.,!?']{1,12}$/u).filter((text) => text.trim() !== '');
  const phrase = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const link = fc.constantFrom(
    'https://kunta.example/',
    'https://kunta.example/a?b=c&d=%20#e',
    'mailto:a@kunta.example',
    'tel:+358901234',
  );
  const run: fc.Arbitrary<TextRun> = fc.oneof(
    phrase.map((text) => ({ text })),
    phrase.map((text) => ({ text, strong: true })),
    fc.record({ text: phrase, href: link }, { noNullPrototype: true }),
  );
  const runs = fc.array(run, { minLength: 1, maxLength: 4 });
  const block: fc.Arbitrary<TextBlock> = fc.oneof(
    runs.map((list): TextBlock => ({ type: 'paragraph', runs: list })),
    fc.record(
      { type: fc.constant('heading'), depth: fc.constantFrom(1, 2), runs },
      { noNullPrototype: true },
    ) as fc.Arbitrary<TextBlock>,
    fc.record(
      { type: fc.constant('list'), ordered: fc.boolean(), items: fc.array(runs, { minLength: 1, maxLength: 4 }) },
      { noNullPrototype: true },
    ) as fc.Arbitrary<TextBlock>,
  );

  function write(list: TextRun[]): string {
    return list
      .map(({ text, strong, href }) => (href !== undefined ? `[${text}](${href})` : strong ? `**${text}**` : text))
      .join('');
  }

  function writeBlock(each: TextBlock): string {
    if (each.type === 'paragraph') return write(each.runs);
    if (each.type === 'heading') return `${'#'.repeat(each.depth)} ${write(each.runs)}`;
    return each.items.map((item, index) => `${each.ordered ? `${index + 1}.` : '-'} ${write(item)}`).join('\n');
  }

  test('comes back as the tree that it was written from', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.constantFrom('\n\n', '\r\n\r\n', '\n \n\n'), (tree, gap) => {
        const source = tree.map(writeBlock).join(gap);
        const read = parseRichText(gap.startsWith('\r') ? source.replaceAll(/(?<!\r)\n/gu, '\r\n') : source);
        assert.deepEqual(read, normalRichText(tree));
      }),
      { numRuns: 1000 },
    );
  });

  test('of several lines is one paragraph', () => {
    assert.deepEqual(parseRichText('Yksi\nkaksi'), [{ type: 'paragraph', runs: [{ text: 'Yksi kaksi' }] }]);
  });

  test('that is not a list or a heading throughout stays as it was typed', () => {
    assert.deepEqual(parseRichText('# Otsikko\njatkuu'), [{ type: 'paragraph', runs: [{ text: '# Otsikko jatkuu' }] }]);
    assert.deepEqual(parseRichText('- yksi\nkaksi'), [{ type: 'paragraph', runs: [{ text: '- yksi kaksi' }] }]);
    assert.deepEqual(parseRichText('### Kolmas taso'), [{ type: 'paragraph', runs: [{ text: '### Kolmas taso' }] }]);
    assert.deepEqual(parseRichText('#tunniste'), [{ type: 'paragraph', runs: [{ text: '#tunniste' }] }]);
  });

  test('that is empty has no blocks', () => {
    for (const empty of ['', ' ', '\n\n\n', '\t\r\n']) assert.deepEqual(parseRichText(empty), []);
  });
});

describe('the normal form of a text', () => {
  test('of anything is its own normal form, and safe to show', () => {
    fc.assert(
      fc.property(anyRichText, (text) => {
        const normal = normalRichText(text);
        assert.deepEqual(normalRichText(normal), normal);
        assert.equal(JSON.stringify(normalRichText(structuredClone(normal).map(reversed))), JSON.stringify(normal));
        for (const block of normal) {
          const lines = linesOf(block);
          assert.ok(lines.length > 0);
          for (const line of lines) {
            assert.ok(!isEmptyText([{ type: 'paragraph', runs: line }]));
            for (const { text: words, href, lang, strong } of line) {
              assert.ok(words !== '' && (strong === undefined || strong));
              assert.ok(href === undefined || (SAFE.test(href) && safeHref(href) === href));
              assert.ok(lang === undefined || languageTag(lang) === lang);
            }
            for (const runs of byLink(line)) assert.ok(runs[0].href === undefined || !isEmptyText(of(...runs)));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has every word in its order, with its marks; only what says nothing is gone', () => {
    const said = (text: RichText) =>
      text
        .flatMap(linesOf)
        .flatMap((line) => (isEmptyText(of(...line)) ? [] : [line.map((each) => oneLine(each.text)).join('')]));
    const marked = (text: RichText) =>
      text
        .flatMap(linesOf)
        .filter((line) => !isEmptyText(of(...line)))
        .flat()
        .flatMap(({ text: words, strong = false, href, lang }) =>
          Array.from(words, (letter) =>
            isEmptyText(letter)
              ? ''
              : JSON.stringify([letter, strong, href && safeHref(href), lang && languageTag(lang)]),
          ),
        )
        .filter((each) => each !== '');
    fc.assert(
      fc.property(anyRichText, (text) => {
        assert.deepEqual(said(normalRichText(text)), said(text));
        assert.deepEqual(marked(normalRichText(text)), marked(text));
      }),
      { numRuns: 1000 },
    );
  });

  const CASES: [string, RichText, RichText][] = [
    ['runs that are marked alike are one', of({ text: 'a' }, { text: '' }, { text: 'b' }), of({ text: 'ab' })],
    [
      'a mark that is not there is not said',
      of({ text: 'a', strong: false, href: undefined, lang: undefined } as unknown as TextRun),
      of({ text: 'a' }),
    ],
    [
      'an address that no text may link to: the words stay',
      of({ text: 'a', href: 'javascript:alert(1)', strong: true }),
      of({ text: 'a', strong: true }),
    ],
    ['no language: the words stay', of({ text: 'a', lang: 'ruotsi!' }), of({ text: 'a' })],
    [
      'a language and an address as all write them',
      of({ text: 'a', lang: 'EN-us', href: 'HTTPS://Kunta.example' }),
      of({ text: 'a', href: 'https://kunta.example/', lang: 'en-US' }),
    ],
    [
      'one link stays one, with its bold part',
      of({ text: 'a', href: 'tel:1' }, { text: ' ', href: 'tel:1' }, { text: 'b', href: 'tel:1', strong: true }),
      of({ text: 'a ', href: 'tel:1' }, { text: 'b', href: 'tel:1', strong: true }),
    ],
    [
      'a link around a space is none',
      of({ text: 'a' }, { text: ' ', href: 'tel:1' }, { text: 'b' }),
      of({ text: 'a b' }),
    ],
    ['a line break within a line is a space', of({ text: 'a\r\nb\nc\u2028d' }), of({ text: 'a b c d' })],
    ['spaces stay', of({ text: '  a\t b\u00a0 ' }), of({ text: '  a\t b\u00a0 ' })],
    ['letters stay as they were composed', of({ text: 'a\u0308ﬁ' }), of({ text: 'a\u0308ﬁ' })],
    [
      'empty blocks and items are gone',
      [
        { type: 'heading', depth: 1, runs: [] },
        { type: 'list', ordered: true, items: [[], [{ text: ' \u200b' }]] },
        { type: 'list', ordered: true, items: [[], [{ text: 'a' }]] },
        { type: 'paragraph', runs: [{ text: ' ', strong: true }] },
      ],
      [{ type: 'list', ordered: true, items: [[{ text: 'a' }]] }],
    ],
    [
      'lists of one kind stay two',
      [
        { type: 'list', ordered: false, items: [[{ text: 'a' }]] },
        { type: 'list', ordered: false, items: [[{ text: 'b' }]] },
      ],
      [
        { type: 'list', ordered: false, items: [[{ text: 'a' }]] },
        { type: 'list', ordered: false, items: [[{ text: 'b' }]] },
      ],
    ],
  ];
  for (const [name, text, normal] of CASES) {
    test(name, () => {
      const before = structuredClone(text);
      assert.deepEqual(normalRichText(text), normal);
      assert.deepEqual(text, before, 'what was given stays as it was');
    });
  }

  test('is what Markdown is read into; a tree that was kept stays', () => {
    fc.assert(
      fc.property(wildText, (source) => assert.deepEqual(richTextOf(source), normalRichText(richTextOf(source)))),
    );
    fc.assert(fc.property(normalText, (text) => assert.equal(richTextOf(text), text)));
  });

  function oneLine(text: string): string {
    return text.replaceAll(/\r\n|[\n\v\f\r\u2028\u2029]/gu, ' ');
  }

  function of(...runs: TextRun[]): RichText {
    return [{ type: 'paragraph', runs }];
  }

  /** The same with its fields in another order, as a database may give them. */
  function reversed<T extends object>(value: T): T {
    if (Array.isArray(value))
      return value.map((each: unknown) => (isObject(each) ? reversed(each) : each)) as unknown as T;
    const entries = Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      isObject(each) ? reversed(each) : each,
    ]);
    return Object.fromEntries(entries.reverse()) as T;
  }

  function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null;
  }
});

describe('the words of a text', () => {
  test('are its lines, and its length is theirs', () => {
    const text = parseRichText('# Retki\n\nMukaan **eväät** ja [ohje](https://kunta.example).\n\n- Yksi\n- \u{1F4F7}');
    assert.equal(plainText(text), 'Retki\nMukaan eväät ja ohje.\nYksi\n\u{1F4F7}');
    assert.equal(lengthOf(text), 'RetkiMukaan eväät ja ohje.Yksi\u{1F4F7}'.length);
    assert.equal(plainText('Yksi **rivi**'), 'Yksi **rivi**');
  });

  test('are none where nothing is seen or heard', () => {
    for (const nothing of ['', ' \n', '\u00ad\u200b\ufeff', '\u202e'])
      assert.ok(isEmptyText(nothing), JSON.stringify(nothing));
    for (const something of ['.', '\u{1F4F7}', ' a']) assert.ok(!isEmptyText(something), something);
    assert.ok(isEmptyText([]));
    assert.ok(isEmptyText([{ type: 'list', ordered: true, items: [[], [{ text: ' ' }]] }]));
    assert.ok(!isEmptyText([{ type: 'list', ordered: true, items: [[], [{ text: 'a' }]] }]));
  });
});

describe('links', () => {
  const payloads = linkPayloads();

  test(`of ${payloads.length} malicious addresses none becomes a link to where it wants`, () => {
    assert.ok(payloads.length >= 500);
    assert.equal(new Set(payloads).size, payloads.length);
    for (const payload of payloads) {
      assert.equal(safeHref(payload), undefined, JSON.stringify(payload));
      const text = parseRichText(`Lue [täältä](${payload}) lisää`);
      for (const { href } of runsOf(text)) if (href !== undefined) assert.match(href, SAFE, JSON.stringify(payload));
    }
  });

  test('whose address is refused stay as the author typed them', () => {
    for (const source of [
      '[lue](javascript:alert)',
      'a [lue](/suhteellinen) b',
      '[lue](http://kunta.example)',
      '[lue]()',
      '[](https://kunta.example)',
    ]) {
      assert.deepEqual(parseRichText(source), [{ type: 'paragraph', runs: [{ text: source }] }]);
    }
  });

  test('with a name before the host are refused: they lead elsewhere than they read', () => {
    for (const address of [
      'https://kunta.fi@elsewhere.example/',
      'https://user:password@kunta.example/',
      'https://:x@kunta.example/',
    ])
      assert.equal(safeHref(address), undefined, address);
  });

  test('with spaces or control characters in them are refused, though a browser would see past them', () => {
    for (const code of [0x00, 0x09, 0x0a, 0x0d, 0x1f, 0x20, 0x7f, 0x85, 0xa0, 0x2028, 0x2029]) {
      const character = String.fromCodePoint(code);
      for (const address of ['#https://kunta.example/', 'ht#tps://kunta.example/', 'https://kunta.example/a#b']) {
        assert.equal(safeHref(address.replace('#', character)), undefined, JSON.stringify(address + code));
      }
      assert.equal(safeHref(`https://kunta.example/${character}`), undefined);
    }
  });

  test('are kept in the form in which a browser reads them', () => {
    assert.equal(safeHref('https://kunta.example'), 'https://kunta.example/');
    assert.equal(safeHref('HTTPS://KUNTA.example/A'), 'https://kunta.example/A');
    assert.equal(safeHref('https://hyvä.example/ä'), 'https://xn--hyv-sla.example/%C3%A4');
    assert.equal(safeHref('mailto:luvat@kunta.example?subject=Lupa'), 'mailto:luvat@kunta.example?subject=Lupa');
    assert.equal(safeHref('tel:+358901234'), 'tel:+358901234');
  });
});
