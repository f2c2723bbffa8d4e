import type { Node, Slice } from 'prosemirror-model';
import { treeOf } from './document.ts';
import { schema } from './schema.ts';

/** The least that has to be replaced to make one document another. */
export interface Difference {
  from: number;
  to: number;
  slice: Slice;
}

export function differenceOf(before: Node, after: Node): Difference | undefined {
  const from = before.content.findDiffStart(after.content);
  if (from === null) return undefined;
  const { a, b } = before.content.findDiffEnd(after.content) ?? { a: before.content.size, b: after.content.size };
  // Where words repeat themselves the ends can come before the start.
  const overlap = Math.max(0, from - Math.min(a, b));
  return { from, to: a + overlap, slice: after.slice(from, b + overlap) };
}

/** What a block is once it has been told: lines without words are no part of it. */
function toldOf(block: Node): string {
  return JSON.stringify(treeOf(schema.nodes.doc.create(null, [block])));
}

const NOTHING = '[]';

/**
 * A document as it came from elsewhere, with the lines that the writer has opened and not filled yet: texts keep no
 * empty lines, and without this the caret would lose the one that it stands in.
 */
export function withOpenLines(now: Node, wanted: Node): Node {
  const [mine, theirs] = [now.children, wanted.children];
  if (mine.every((block) => toldOf(block) === NOTHING)) return wanted;
  const fromStart = (ours: readonly Node[], others: readonly Node[]) => {
    const kept: Node[] = [];
    let met = 0;
    for (const block of ours) {
      const told = toldOf(block);
      if (met < others.length && told === toldOf(others[met]!)) met += 1;
      else if (told !== NOTHING) break;
      kept.push(block);
    }
    return { kept, met };
  };
  const head = fromStart(mine, theirs);
  const tail = fromStart(mine.slice(head.kept.length).toReversed(), theirs.slice(head.met).toReversed());
  const middle = theirs.slice(head.met, theirs.length - tail.met);
  const blocks = [...head.kept, ...middle, ...tail.kept.toReversed()];
  return schema.nodes.doc.create(null, blocks.length > 0 ? blocks : wanted.children);
}
