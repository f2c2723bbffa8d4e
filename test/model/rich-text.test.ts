import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseRichText, safeHref, type RichText, type TextBlock, type TextRun } from '../../src/model/rich-text.ts';
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
  // Two plain runs in a row would be one.
  const runs = fc
    .array(run, { minLength: 1, maxLength: 4 })
    .map((list) => list.filter((each, index) => index === 0 || isMarked(each) || isMarked(list[index - 1]!)));
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

  function isMarked({ strong, href }: TextRun): boolean {
    return strong === true || href !== undefined;
  }

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
        assert.deepEqual(parseRichText(gap.startsWith('\r') ? source.replaceAll(/(?<!\r)\n/gu, '\r\n') : source), tree);
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
