import type { Attrs, MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { language, link } from './schema.ts';

/** Where words stand, as positions of the document. */
export interface Range {
  from: number;
  to: number;
}

/** Whether what is selected, or what would be written here, carries the mark throughout. */
export function hasMark({ doc, selection, storedMarks }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  let whole = true;
  let some = false;
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    some = true;
    whole &&= type.isInSet(node.marks) !== undefined;
  });
  return whole && some;
}

/** The language of the selected words, if it is one; `undefined` is that of the text around them. */
export function languageAt({ doc, selection, storedMarks }: EditorState): string | undefined {
  const { from, to, empty, $from } = selection;
  const found = new Set<unknown>();
  if (empty) found.add(language.isInSet(storedMarks ?? $from.marks())?.attrs['lang']);
  else
    doc.nodesBetween(from, to, (node) => {
      if (node.isText) found.add(language.isInSet(node.marks)?.attrs['lang']);
    });
  const [only] = found;
  return found.size === 1 && typeof only === 'string' ? only : undefined;
}

/** The link that the caret stands in or that the selection begins in, from its first letter to its last. */
export function linkAt({ selection: { $from } }: EditorState): (Range & { href: string }) | undefined {
  const { parent } = $from;
  const start = $from.start();
  const words = parent.children.map((node, index) => ({ node, at: start + offsetOf(index) }));
  function offsetOf(index: number): number {
    return parent.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  }
  const hrefOf = (index: number): unknown => {
    const mark = words[index] && link.isInSet(words[index].node.marks);
    return mark?.attrs['href'];
  };
  // At the edge between two, the one in front of the caret is meant where nothing is selected.
  let here = words.findIndex(({ node, at }) => $from.pos >= at && $from.pos < at + node.nodeSize);
  if (hrefOf(here) === undefined)
    here = words.findIndex(({ node, at }) => $from.pos > at && $from.pos <= at + node.nodeSize);
  const href = hrefOf(here);
  if (typeof href !== 'string') return undefined;
  let [first, last] = [here, here];
  while (hrefOf(first - 1) === href) first -= 1;
  while (hrefOf(last + 1) === href) last += 1;
  return { from: words[first]!.at, to: words[last]!.at + words[last]!.node.nodeSize, href };
}

/** Sets the mark on words, or takes it from them where there are no attributes. */
export function mark({ from, to }: Range, type: MarkType, attrs: Attrs | undefined): Command {
  return ({ tr }, dispatch) => {
    tr.removeMark(from, to, type);
    if (attrs !== undefined) tr.addMark(from, to, type.create(attrs));
    dispatch?.(tr);
    return true;
  };
}

/** The language of the selected words, or of those that are written next. */
export function speak(lang: string | undefined): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (!empty) return mark({ from, to }, language, lang === undefined ? undefined : { lang })(state, dispatch);
    const { tr } = state;
    dispatch?.(lang === undefined ? tr.removeStoredMark(language) : tr.addStoredMark(language.create({ lang })));
    return true;
  };
}
