import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EditorState, TextSelection } from 'prosemirror-state';
import { documentOf, treeOf } from '../../src/elements/template-editor/rich-text/document.ts';
import { htmlTokens } from '../../src/elements/template-editor/rich-text/html-tokens.ts';
import { linkAddress } from '../../src/elements/template-editor/rich-text/link-address.ts';
import { sliceOf, textOfHtml, textOfPlain } from '../../src/elements/template-editor/rich-text/paste.ts';
import { normalRichText, safeHref, type RichText, type TextBlock, type TextRun } from '../../src/model/rich-text.ts';
import { GOOGLE_DOCS, LIBREOFFICE, OUTLOOK, WORD } from './clipboard-samples.ts';
import { linkPayloads } from './link-payloads.ts';

const p = (...runs: (string | TextRun)[]): TextBlock => ({ type: 'paragraph', runs: asRuns(runs) });
const h = (depth: 1 | 2, text: string): TextBlock => ({ type: 'heading', depth, runs: [{ text }] });
const list = (ordered: boolean, ...items: (string | TextRun)[][]): TextBlock => ({
  type: 'list',
  ordered,
  items: items.map(asRuns),
});
function asRuns(runs: (string | TextRun)[]): TextRun[] {
  return runs.map((run) => (typeof run === 'string' ? { text: run } : run));
}
const runsOf = (text: RichText): TextRun[] =>
  text.flatMap((each) => (each.type === 'list' ? each.items.flat() : each.runs));

function pasted(html: string, lang = 'fi'): { text: RichText; omissions: string[] } {
  const { text, omissions } = textOfHtml(html, lang);
  return { text, omissions: [...omissions].sort() };
}

describe('what is pasted from', () => {
  test('Word', () => {
    assert.deepEqual(pasted(WORD), {
      text: [
        h(1, 'Kuvaus päiväkodissa'),
        p(
          'Kuvaamme ',
          { text: 'retkipäivän', strong: true },
          ' ja ',
          { text: 'Lucia', lang: 'sv' },
          '-juhlan. Lue ',
          { text: 'tietosuojaseloste', href: 'https://www.kunta.example/tietosuoja' },
          '.',
        ),
        h(2, 'Mihin kuvia käytetään'),
        list(false, ['kansioon'], ['vain oman ryhmän'], ['näyttelyyn']),
        h(2, 'Kuinka kauan'),
        list(true, ['lukuvuoden'], ['sitten poistamme ne']),
        p('Säilytys vuoden.'),
      ],
      omissions: ['deleted', 'images'],
    });
  });

  test('Outlook', () => {
    assert.deepEqual(pasted(OUTLOOK), {
      text: [
        p('Hei!'),
        p('Ohje on alla.'),
        p('Kuka'),
        p('Kaikki oppijat'),
        p('Milloin'),
        p('tarkalleen'),
        p('2.11.'),
        p({ text: 'Ohje', href: 'https://vanha.kunta.example/ohje' }, ', jaettu kansio, ', {
          text: 'luvat@kunta.example',
          href: 'mailto:luvat@kunta.example',
        }),
      ],
      omissions: ['https', 'links', 'tables'],
    });
  });

  test('Google Docs', () => {
    assert.deepEqual(pasted(GOOGLE_DOCS), {
      text: [
        h(1, 'Otsikko'),
        p('Tavallista ja ', { text: 'lihavaa', strong: true }, ' tekstiä, ', {
          text: 'linkki',
          href: 'https://kunta.example/',
        }),
        list(false, ['yksi'], ['yksi ja puoli'], ['kaksi']),
        h(2, 'Alempi'),
        list(true, ['eka']),
      ],
      omissions: [],
    });
  });

  test('LibreOffice', () => {
    assert.deepEqual(pasted(LIBREOFFICE), {
      text: [
        p({ text: 'Health & safety – information', lang: 'en' }),
        list(false, [{ text: 'Hyvä', strong: true }, ' päivä'], ['toinen <b>']),
      ],
      omissions: [],
    });
  });

  for (const [what, html, text] of [
    [
      'words within a line, with the spaces around them',
      ' sana <b>toinen</b> ',
      [p(' sana ', { text: 'toinen', strong: true }, ' ')],
    ],
    ['paragraphs that are not closed', '<p>a<p>b<div>c', [p('a'), p('b'), p('c')]],
    ['items that are not closed', '<ol><li>a<li>b</ol>c', [list(true, ['a'], ['b']), p('c')]],
    ['an end without a beginning', 'a</p></b></ul>b', [p('a'), p('b')]],
    ['bold that ends in another block', '<p><b>a</p><p>b</b></p>', [p({ text: 'a', strong: true }), p('b')]],
    ['two lists', '<ul><li>a</ul><p>x</p><ul><li>b</ul>', [list(false, ['a']), p('x'), list(false, ['b'])]],
    ['lines of a poem', '<pre>a\nb</pre>', [p('a'), p('b')]],
    ['titles in order of their levels', '<h6>a</h6><h2>b</h2><h3>c</h3>', [h(2, 'a'), h(1, 'b'), h(2, 'c')]],
    ['Word on the web', '<p role="heading" aria-level="2">a</p><p>b</p>', [h(1, 'a'), p('b')]],
    ['entities', '<p>&#228;&#xe4;&auml;&lt;&unknown;&#0;&amp;auml;</p>', [p('äää<&unknown;\ufffd&auml;')]],
    [
      'comments, scripts and styles',
      '<!-- a --><p>b<script>c("</p>")</script><style>d</style></p><!doctype e><?xml f?>',
      [p('b')],
    ],
    ['a page that ends in the middle of a tag', '<p>a</p><p cl', [p('a')]],
    ['less-than signs that are no tags', '<p>a < b <3</p>', [p('a < b <3')]],
    ['what is hidden', '<p>a<span hidden>b</span><span style="DISPLAY: none">c</span></p>', [p('a')]],
    ['an empty page', '<html><body><p>&nbsp;</p><br></body></html>', []],
    ['non-breaking spaces', '<p>10&nbsp;% &nbsp;ja</p>', [p('10\u00a0% ja')]],
    ['a heading of ours', '<h3 data-lupa-depth="2" data-pm-slice="0 0 []">a</h3>', [h(2, 'a')]],
    ['spaces of ours', '<p data-pm-slice="1 1 []"> a  b </p>', [p(' a  b ')]],
    ['a link without an address', '<p><a name="x">a</a></p>', [p('a')]],
  ] as [string, string, RichText][]) {
    test(`a web page: ${what}`, () => assert.deepEqual(pasted(html).text, text));
  }

  test('languages: those that differ from the field, on words with letters', () => {
    const html =
      '<p><span lang="sv-FI">hej</span> <span lang="EN-US">2.11.</span> <span lang="fi">moi</span> <span lang="x-none">a</span> <span lang="pt-BR">oi</span></p>';
    assert.deepEqual(pasted(html).text, [
      p({ text: 'hej', lang: 'sv' }, ' 2.11. moi a ', { text: 'oi', lang: 'pt-BR' }),
    ]);
    assert.deepEqual(pasted('<p lang="sv">hej</p>', 'sv').text, [p('hej')]);
  });

  test('a table, an image, a link to nowhere: told', () => {
    assert.deepEqual(pasted('<table><tr><td>a</table>').omissions, ['tables']);
    assert.deepEqual(pasted('<p><img src=x>a</p>').omissions, ['images']);
    assert.deepEqual(pasted('<a href="/a">a</a>').omissions, ['links']);
    assert.deepEqual(pasted('<a href="http://kunta.example">a</a>').omissions, ['https']);
  });

  test('anywhere: links lead to nothing but https, mailto and tel', () => {
    for (const payload of linkPayloads()) {
      const html = `<p><a href="${payload.replaceAll('"', '&quot;')}">a</a></p>`;
      for (const { href } of runsOf(pasted(html).text))
        if (href !== undefined) assert.equal(safeHref(href), href, payload);
    }
  });
});

describe('HTML of anything at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<ul>',
        '<ol>',
        '<li>',
        '</li>',
        '</ul>',
        '<h1>',
        '</h1>',
        '<table>',
        '<td>',
        '</table>',
      ],
      ...[
        '<br>',
        '<a href="javascript:x">',
        '</a>',
        '<span lang=sv>',
        '</span>',
        '<!--',
        '-->',
        '<',
        '>',
        '"',
        "'",
        '=',
        '&amp;',
        '&',
        '<script>',
      ],
      ...[
        '<p style="mso-list:l0 level1 lfo1">',
        '<span style="mso-list:Ignore">',
        '<div hidden>',
        '</div>',
        ' ',
        '\n',
        'sana',
        '<img>',
        '<del>',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const anyHtml = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('is a text in normal form, and a slice that fits wherever it is put', () => {
    fc.assert(
      fc.property(anyHtml, fc.double({ min: 0, max: 1, noNaN: true }), (html, share) => {
        const { text } = textOfHtml(html, 'fi');
        assert.deepEqual(normalRichText(text), text);
        const doc = documentOf([p('alku'), list(false, ['yksi'], ['kaksi']), h(1, 'loppu')]);
        const selection = TextSelection.near(doc.resolve(Math.round(share * doc.content.size)));
        const state = EditorState.create({ doc, selection });
        const after = state.tr.replaceSelection(sliceOf(text)).doc;
        after.check();
        const letters = (whole: string) => [...whole.replaceAll(/\s/gu, '')].sort().join('');
        assert.equal(
          letters(after.textContent),
          letters(
            doc.textContent +
              runsOf(text)
                .map(({ text: t }) => t)
                .join(''),
          ),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no word of a page without markup of its own', () => {
    const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[<>&]/gu, ''));
    fc.assert(
      fc.property(fc.array(plain), (parts) => {
        const html = `<div>${parts.map((part) => `<p><i>${part}</i></p>`).join('<hr>')}</div>`;
        const letters = (text: string) => text.replaceAll(/\s/gu, '');
        const out = runsOf(textOfHtml(html, 'fi').text)
          .map(({ text }) => text)
          .join('');
        assert.equal(letters(out), letters(parts.join('')));
      }),
    );
  });

  for (const part of [
    '<',
    '<p>',
    '<div>',
    '<a b="',
    '<!--',
    '<script>',
    '&',
    '</b>',
    '<ul><li>',
    '<a b=',
    '<b>',
    ' ',
  ]) {
    test(`does not hold up the page: ${JSON.stringify(part)} two hundred thousand times over`, () => {
      const module = new URL('../../src/elements/template-editor/rich-text/paste.ts', import.meta.url).href;
      const program = `import { textOfHtml } from '${module}'; textOfHtml(${JSON.stringify(part)}.repeat(2e5), 'fi');`;
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { timeout: 60_000 });
    });
  }

  test('is read to its end', () => {
    fc.assert(fc.property(anyHtml, (html) => assert.ok([...htmlTokens(html)].length <= html.length + 1)));
  });
});

describe('what is put into a text', () => {
  function after(before: RichText, at: number, to: number, given: RichText): RichText {
    const doc = documentOf(before);
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, at, to) });
    return treeOf(state.tr.replaceSelection(sliceOf(given)).doc);
  }
  for (const [what, before, [from, to], given, wanted] of [
    ['words come into the line', [p('ab')], [2, 2], [p('x')], [p('axb')]],
    ['words come into an item', [list(false, ['ab'])], [3, 3], [p('x')], [list(false, ['axb'])]],
    ['words take the place of those that were selected', [p('abc')], [2, 3], [p('x')], [p('axc')]],
    ['a list comes into an empty text', [], [1, 1], [list(true, ['x'], ['y'])], [list(true, ['x'], ['y'])]],
    ['a heading comes into an empty text', [], [1, 1], [h(1, 'x'), p('y')], [h(1, 'x'), p('y')]],
    ['paragraphs divide a line', [p('ab')], [2, 2], [p('x'), p('y')], [p('ax'), p('yb')]],
    ['a list divides a line', [p('ab')], [2, 2], [list(false, ['x'])], [p('a'), list(false, ['x']), p('b')]],
  ] as [string, RichText, [number, number], RichText, RichText][]) {
    test(what, () => assert.deepEqual(after(before, from, to, given), wanted));
  }

  test('plain text is understood as our own Markdown, and words keep their spaces', () => {
    assert.deepEqual(textOfPlain(' sana '), [p(' sana ')]);
    assert.deepEqual(textOfPlain('# a\n\n- b\n- c'), [h(1, 'a'), list(false, ['b'], ['c'])]);
    assert.deepEqual(textOfPlain(''), []);
  });
});

describe('an address that is typed', () => {
  for (const [typed, wanted] of [
    ['https://kunta.example/a', 'accepted https://kunta.example/a'],
    [' https://kunta.example ', 'accepted https://kunta.example/'],
    ['mailto:a@kunta.example', 'accepted mailto:a@kunta.example'],
    ['tel:+358401234567', 'accepted tel:+358401234567'],
    ['www.kunta.fi', 'proposed https://www.kunta.fi/'],
    ['kunta.fi/x?y=1#z', 'proposed https://kunta.fi/x?y=1#z'],
    ['kunta.fi:8443/x', 'proposed https://kunta.fi:8443/x'],
    ['hyvinkää.fi', 'proposed https://xn--hyvink-guaa.fi/'],
    ['http://www.kunta.fi', 'proposed https://www.kunta.fi/'],
    ['//kunta.fi', 'proposed https://kunta.fi/'],
    ['hilkka@kunta.fi', 'proposed mailto:hilkka@kunta.fi'],
    ['+358 40 123 4567', 'proposed tel:+358401234567'],
    ['09 310 1691', 'proposed tel:093101691'],
    ['', 'refused empty'],
    ['   ', 'refused empty'],
    ['javascript:alert(1)', 'refused unknown'],
    ['ftp://kunta.fi', 'refused unknown'],
    ['lue lisää', 'refused unknown'],
    ['/sivu', 'refused unknown'],
    ['sivu', 'refused unknown'],
    ['2.11.2026', 'refused unknown'],
  ]) {
    test(`${JSON.stringify(typed)} is ${wanted}`, () => {
      const address = linkAddress(typed!);
      assert.equal(`${address.kind} ${address.kind === 'refused' ? address.fault : address.href}`, wanted);
    });
  }

  test('is never accepted or proposed where a text may not link to it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...linkPayloads())), (typed) => {
        const address = linkAddress(typed);
        if (address.kind !== 'refused') assert.equal(safeHref(address.href), address.href);
      }),
      { numRuns: 2000 },
    );
  });
});
