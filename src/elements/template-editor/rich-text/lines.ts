import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { heading, item, linesOf, list, paragraph } from './schema.ts';

/** What a line is: the choice that the tools give. */
export type LineKind = 'paragraph' | 'heading-1' | 'heading-2' | 'bullets' | 'numbers';

function kindOf(block: Node): LineKind {
  if (block.type === heading) return block.attrs['depth'] === 2 ? 'heading-2' : 'heading-1';
  if (block.type === list) return block.attrs['ordered'] === true ? 'numbers' : 'bullets';
  return 'paragraph';
}

function selectedIn({ from, to }: { from: number; to: number }) {
  return ({ node, start }: { node: Node; start: number }) => start <= to && start + node.content.size >= from;
}

/** The kind of the selected lines, if they are all of one. */
export function kindAt({ doc, selection }: EditorState): LineKind | undefined {
  const kinds = new Set([...linesOf(doc)].filter(selectedIn(selection)).map(({ block }) => kindOf(block)));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

interface Line {
  words: Node;
  kind: LineKind;
  /** The list that the line is of: lines of one list stay together, and those of two do not come together by chance. */
  list: Node | undefined;
  changed: boolean;
  start: number;
}

/** Lines as blocks, and where each line begins in them. */
function blocksOf(lines: Line[], from: number): { blocks: Node[]; starts: number[] } {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    const isList = line.kind === 'bullets' || line.kind === 'numbers';
    const together = last !== undefined && (line.changed || last.changed || line.list === last.list);
    if (isList && together && last.kind === line.kind) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  const starts: number[] = [];
  let at = from;
  const blocks = groups.map((group) => {
    const [{ kind, words }] = group as [Line];
    let block: Node;
    if (kind === 'bullets' || kind === 'numbers') {
      const items = group.map((line) => item.create(null, line.words.content));
      let inside = at + 1;
      for (const each of items) {
        starts.push(inside + 1);
        inside += each.nodeSize;
      }
      block = list.create({ ordered: kind === 'numbers' }, items);
    } else {
      starts.push(at + 1);
      const isHeading = kind !== 'paragraph';
      block = isHeading
        ? heading.create({ depth: kind === 'heading-2' ? 2 : 1 }, words.content)
        : paragraph.create(null, words.content);
    }
    at += block.nodeSize;
    return block;
  });
  return { blocks, starts };
}

/** Makes the selected lines what is wanted, in whatever blocks they stand; the selection stays on its words. */
export function linesMade(tr: Transaction, kind: LineKind): boolean {
  const { doc, selection } = tr;
  const all = [...linesOf(doc)];
  const chosen = all.filter(selectedIn(selection));
  if (chosen.length === 0) return false;
  // The neighbours too: what becomes a list joins the list beside it.
  const first = Math.max(0, chosen[0]!.index - 1);
  const last = Math.min(doc.childCount - 1, chosen.at(-1)!.index + 1);
  const lines = all
    .filter(({ index }) => index >= first && index <= last)
    .map((line): Line => {
      const changed = chosen.includes(line) && kindOf(line.block) !== kind;
      return {
        words: line.node,
        kind: changed ? kind : kindOf(line.block),
        list: line.block.type === list ? line.block : undefined,
        changed,
        start: line.start,
      };
    });
  const sizeOf = (from: number, to: number) =>
    doc.children.slice(from, to).reduce((size, block) => size + block.nodeSize, 0);
  const from = sizeOf(0, first);
  const { blocks, starts } = blocksOf(lines, from);
  tr.replaceWith(from, from + sizeOf(first, last + 1), blocks);
  const placed = (position: number): number => {
    const index = Math.max(
      0,
      lines.findLastIndex(({ start }) => start <= position),
    );
    const { start, words } = lines[index]!;
    return starts[index]! + Math.min(Math.max(0, position - start), words.content.size);
  };
  tr.setSelection(TextSelection.create(tr.doc, placed(selection.anchor), placed(selection.head)));
  return true;
}

/** {@link linesMade} as a command. */
export function makeLines(kind: LineKind): Command {
  return ({ tr, storedMarks }, dispatch) => {
    if (!linesMade(tr, kind)) return false;
    dispatch?.(tr.setStoredMarks(storedMarks).scrollIntoView());
    return true;
  };
}

/** Whether a heading of depth 2 would have one of depth 1 above it. */
export function hasHeadingAbove({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>): boolean {
  return doc.children.slice(0, selection.$from.index(0)).some((block) => kindOf(block) === 'heading-1');
}

/** Whether a heading of depth 2 stands above every one of depth 1: a level is left out. */
export function leavesOutLevel(doc: Node): boolean {
  const first = doc.children.find(({ type }) => type === heading);
  return first !== undefined && kindOf(first) === 'heading-2';
}

/**
 * As {@link makeLines}, and back to paragraphs where all of them are so already. A heading of depth 2 with none of
 * depth 1 above it becomes one of depth 1: no level is left out.
 */
export function toggleLines(kind: LineKind): Command {
  return (state, dispatch) => {
    const now = kindAt(state);
    const wanted = kind === 'heading-2' && !hasHeadingAbove(state) ? 'heading-1' : kind;
    return makeLines(now === kind || now === wanted ? 'paragraph' : wanted)(state, dispatch);
  };
}

function isLine(state: EditorState): boolean {
  const { $from, empty } = state.selection;
  return empty && $from.parent.isTextblock && $from.parent.type !== paragraph;
}

/** Backspace at the start of a heading or an item: a paragraph again, before anything is joined. */
export const backToParagraph: Command = (state, dispatch) =>
  isLine(state) && state.selection.$from.parentOffset === 0 && makeLines('paragraph')(state, dispatch);

/** Enter in an item without words ends the list. */
export const endList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  return isLine(state) && $from.parent.type === item && $from.parent.content.size === 0
    ? makeLines('paragraph')(state, dispatch)
    : false;
};
