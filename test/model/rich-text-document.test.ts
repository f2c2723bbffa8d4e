import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { history, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { AllSelection, EditorState, TextSelection } from 'prosemirror-state';
import { documentOf, lengthOf, treeOf } from '../../src/elements/template-editor/rich-text/document.ts';
import { COMMANDS } from '../../src/elements/template-editor/rich-text/keys.ts';
import { kindAt, makeLines, type LineKind } from '../../src/elements/template-editor/rich-text/lines.ts';
import { differenceOf, withOpenLines } from '../../src/elements/template-editor/rich-text/merge.ts';
import { linesOf, paragraph, schema } from '../../src/elements/template-editor/rich-text/schema.ts';
import { normalRichText, type RichText, type TextBlock, type TextRun } from '../../src/model/rich-text.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(' ', '  a', 'ä̈', '👩‍👧', 'לוח', '**', '# ', '<b>', '&amp;', '\\', 'hääyöaie', '𝔘', '\u00a0'),
);
const run = fc.record(
  {
    text: words,
    strong: fc.constant(true as const),
    href: fc.constantFrom('https://kunta.example/', 'mailto:a@kunta.example', 'tel:+358401234567'),
    lang: fc.constantFrom('sv', 'se', 'en', 'pt-BR'),
  },
  { requiredKeys: ['text'], noNullPrototype: true },
);
const runs = fc.array(run, { maxLength: 4 });
const block: fc.Arbitrary<TextBlock> = fc.oneof(
  runs.map((list): TextBlock => ({ type: 'paragraph', runs: list })),
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const), runs)
    .map(([depth, list]): TextBlock => ({ type: 'heading', depth, runs: list })),
  fc
    .tuple(fc.boolean(), fc.array(runs, { maxLength: 4 }))
    .map(([ordered, items]): TextBlock => ({ type: 'list', ordered, items })),
);
export const anyText: fc.Arbitrary<RichText> = fc.array(block, { maxLength: 6 });
const normalText = anyText.map(normalRichText);

const runsOf = (text: RichText): TextRun[] =>
  text.flatMap((each) => (each.type === 'list' ? each.items.flat() : each.runs));

describe('a text and the document in which it is written', () => {
  test('are the same: what goes in comes out', () => {
    fc.assert(
      fc.property(normalText, (text) => assert.deepEqual(treeOf(documentOf(text)), text)),
      { numRuns: 2000 },
    );
  });

  test('are valid, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => documentOf(text).check()));
  });

  test('count the same characters', () => {
    fc.assert(
      fc.property(normalText, (text) => {
        assert.equal(
          lengthOf(documentOf(text)),
          runsOf(text).reduce((sum, each) => sum + each.text.length, 0),
        );
      }),
    );
  });

  test('have no link that a text may not have', () => {
    const text: RichText = [{ type: 'paragraph', runs: [{ text: 'a', href: 'javascript:alert(1)' }] }];
    assert.deepEqual(treeOf(documentOf(text)), [{ type: 'paragraph', runs: [{ text: 'a' }] }]);
  });

  test('of no words is one line to write on', () => {
    assert.equal(documentOf([]).childCount, 1);
    assert.deepEqual(treeOf(documentOf([])), []);
  });
});

function stateOf(text: RichText, anchor: number, head: number): EditorState {
  const doc = documentOf(text);
  const at = (share: number) => doc.resolve(Math.round(share * doc.content.size));
  return EditorState.create({ doc, selection: TextSelection.between(at(anchor), at(head)), plugins: [history()] });
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const kind = fc.constantFrom<LineKind>('paragraph', 'heading-1', 'heading-2', 'bullets', 'numbers');
const linesAsText = (doc: Node) => [...linesOf(doc)].map(({ node }) => JSON.stringify(node.content.toJSON()));

describe('making lines something else', () => {
  test('keeps every line with its words and marks, the selected words, and all that was not selected', () => {
    fc.assert(
      fc.property(normalText, share, share, kind, (text, anchor, head, wanted) => {
        const state = stateOf(text, anchor, head);
        const { from, to } = state.selection;
        const untouched = [...linesOf(state.doc)].filter(
          ({ node, start }) => start > to || start + node.content.size < from,
        );
        let after = state;
        assert.equal(
          makeLines(wanted)(state, (tr) => (after = state.apply(tr))),
          true,
        );
        after.doc.check();
        assert.deepEqual(linesAsText(after.doc), linesAsText(state.doc));
        assert.equal(kindAt(after), wanted);
        assert.equal(
          after.doc.textBetween(after.selection.from, after.selection.to, '\n'),
          state.doc.textBetween(from, to, '\n'),
        );
        const types = new Set(
          [...linesOf(after.doc)].map(({ node, block }) => `${node.textContent}${block.type.name}`),
        );
        for (const { node, block: was } of untouched) assert.ok(types.has(`${node.textContent}${was.type.name}`));
      }),
      { numRuns: 1000 },
    );
  });

  test('is undone as one', () => {
    fc.assert(
      fc.property(normalText, share, share, kind, (text, anchor, head, wanted) => {
        const state = stateOf(text, anchor, head);
        let after = state;
        makeLines(wanted)(state, (tr) => (after = state.apply(tr)));
        undo(after, (tr) => (after = after.apply(tr)));
        assert.deepEqual(treeOf(after.doc), text);
      }),
    );
  });

  const p = (text: string): TextBlock => ({ type: 'paragraph', runs: [{ text }] });
  const list = (ordered: boolean, ...items: string[]): TextBlock => ({
    type: 'list',
    ordered,
    items: items.map((text) => [{ text }]),
  });
  const h = (depth: 1 | 2, text: string): TextBlock => ({ type: 'heading', depth, runs: [{ text }] });

  /** @param chosen words in which the selection begins and ends */
  function done(text: RichText, [first, last]: [string, string], command: keyof typeof COMMANDS): RichText {
    const doc = documentOf(text);
    const at = (wanted: string) => [...linesOf(doc)].find(({ node }) => node.textContent === wanted)!.start;
    let state = EditorState.create({ doc, selection: TextSelection.create(doc, at(first), at(last)) });
    COMMANDS[command](state, (tr) => (state = state.apply(tr)));
    return treeOf(state.doc);
  }

  for (const [what, before, chosen, command, after] of [
    ['paragraphs become one list', [p('a'), p('b'), p('c')], ['a', 'b'], 'bullets', [list(false, 'a', 'b'), p('c')]],
    [
      'a paragraph joins the list beside it',
      [list(false, 'a'), p('b')],
      ['b', 'b'],
      'bullets',
      [list(false, 'a', 'b')],
    ],
    [
      'a paragraph between two lists joins both',
      [list(true, 'a'), p('b'), list(true, 'c')],
      ['b', 'b'],
      'numbers',
      [list(true, 'a', 'b', 'c')],
    ],
    [
      'a list beside one of another kind stays apart',
      [list(false, 'a'), p('b')],
      ['b', 'b'],
      'numbers',
      [list(false, 'a'), list(true, 'b')],
    ],
    [
      'an item in the middle leaves its list',
      [list(false, 'a', 'b', 'c')],
      ['b', 'b'],
      'bullets',
      [list(false, 'a'), p('b'), list(false, 'c')],
    ],
    ['a heading becomes an item', [h(1, 'a'), p('b')], ['a', 'b'], 'numbers', [list(true, 'a', 'b')]],
    [
      'all of a mixture become items',
      [p('a'), list(true, 'b'), h(1, 'c')],
      ['a', 'c'],
      'bullets',
      [list(false, 'a', 'b', 'c')],
    ],
    ['a heading is taken back', [h(1, 'a')], ['a', 'a'], 'heading-1', [p('a')]],
    ['no level is left out', [p('a')], ['a', 'a'], 'heading-2', [h(1, 'a')]],
    ['a subheading below a heading', [h(1, 'a'), p('b')], ['b', 'b'], 'heading-2', [h(1, 'a'), h(2, 'b')]],
    ['a subheading is taken back', [h(1, 'a'), h(2, 'b')], ['b', 'b'], 'heading-2', [h(1, 'a'), p('b')]],
  ] as [string, RichText, [string, string], keyof typeof COMMANDS, RichText][]) {
    test(what, () => assert.deepEqual(done(before, chosen, command), after));
  }

  test('with everything selected', () => {
    const doc = documentOf([p('a'), list(true, 'b')]);
    let state = EditorState.create({ doc, selection: new AllSelection(doc) });
    COMMANDS.bullets(state, (tr) => (state = state.apply(tr)));
    assert.deepEqual(treeOf(state.doc), [list(false, 'a', 'b')]);
  });
});

const pairOf = (text: fc.Arbitrary<RichText>) => fc.tuple(text, text);
/** Where a change ends before it begins, seen from the other end. */
const repetitive = fc
  .array(fc.stringMatching(/^a{1,4}b?a?$/u), { maxLength: 4 })
  .map((texts): RichText => texts.map((text) => ({ type: 'paragraph', runs: [{ text }] })));

describe('a text that came from elsewhere', () => {
  test('is there after the difference has been put in', () => {
    fc.assert(
      fc.property(fc.oneof(pairOf(normalText), pairOf(repetitive)), ([before, after]) => {
        const state = EditorState.create({ doc: documentOf(before) });
        const difference = differenceOf(state.doc, documentOf(after));
        if (difference === undefined) return assert.deepEqual(before, after);
        const { from, to, slice } = difference;
        const { doc } = state.tr.replace(from, to, slice);
        doc.check();
        assert.deepEqual(treeOf(doc), after);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps the empty lines of who is writing, where the text around them is the same', () => {
    fc.assert(
      fc.property(normalText, normalText, fc.nat(8), (before, after, where) => {
        const blocks = [...documentOf(before).children];
        blocks.splice(where % (blocks.length + 1), 0, paragraph.create());
        const now = schema.nodes.doc.create(null, blocks);
        assert.deepEqual(treeOf(withOpenLines(now, documentOf(before))), before);
        assert.ok(withOpenLines(now, documentOf(before)).eq(now) || before.length === 0);
        assert.deepEqual(treeOf(withOpenLines(now, documentOf(after))), after);
      }),
      { numRuns: 1000 },
    );
  });
});
