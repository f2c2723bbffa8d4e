import { InputRule, inputRules } from 'prosemirror-inputrules';
import type { Plugin } from 'prosemirror-state';
import { hasHeadingAbove, kindAt, linesMade, type LineKind } from './lines.ts';
import { strong } from './schema.ts';

/** What makes a paragraph something else when it is written at its start. */
function lineRule(beginning: RegExp, kind: LineKind): InputRule {
  return new InputRule(beginning, (state, _match, start, end) => {
    if (kindAt(state) !== 'paragraph') return null;
    const { tr } = state;
    const wanted = kind === 'heading-2' && !hasHeadingAbove(state) ? 'heading-1' : kind;
    return linesMade(tr.delete(start, end), wanted) ? tr : null;
  });
}

/** `**words**` become bold when the last star is written. */
const boldRule = new InputRule(/(?:^|[^*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/u, (state, match, _start, end) => {
  const words = match[1]!;
  // The last star has not been written yet.
  const to = end - 1;
  const from = to - words.length;
  if (state.doc.textBetween(from - 2, end) !== `**${words}*`) return null;
  return state.tr
    .delete(to, end)
    .addMark(from, to, strong.create())
    .delete(from - 2, from)
    .removeStoredMark(strong);
});

/** Markdown as it is written: `# `, `## `, `- `, `1. ` at the start of a paragraph, and `**words**`. */
export function markdownKeys(): Plugin {
  return inputRules({
    rules: [
      lineRule(/^#\s$/u, 'heading-1'),
      lineRule(/^##\s$/u, 'heading-2'),
      lineRule(/^[-*]\s$/u, 'bullets'),
      lineRule(/^\d{1,3}[.)]\s$/u, 'numbers'),
      boldRule,
    ],
  });
}
