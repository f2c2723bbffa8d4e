import {
  chainCommands,
  deleteSelection,
  joinTextblockBackward,
  joinTextblockForward,
  selectAll,
  splitBlockKeepMarks,
  toggleMark,
} from 'prosemirror-commands';
import { closeHistory, redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { backToParagraph, endList, toggleLines } from './lines.ts';
import { strong } from './schema.ts';

/** A command that is undone by itself, however soon it follows on what was typed. */
export function alone(command: Command): Command {
  return (state, dispatch, view) => command(state, dispatch && ((tr) => dispatch(closeHistory(tr))), view);
}

/** What the tools do to a text, by the name of each. */
export const COMMANDS = {
  strong: alone(toggleMark(strong)),
  'heading-1': alone(toggleLines('heading-1')),
  'heading-2': alone(toggleLines('heading-2')),
  bullets: alone(toggleLines('bullets')),
  numbers: alone(toggleLines('numbers')),
  undo,
  redo,
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof COMMANDS;

const newLine = chainCommands(endList, splitBlockKeepMarks);
const back = chainCommands(undoInputRule, deleteSelection, backToParagraph, joinTextblockBackward);
const forth = chainCommands(deleteSelection, joinTextblockForward);

/**
 * Keys of the surface; what is not here the browser does. Tab is left to it too: it leaves the field. On a Finnish
 * keyboard of Windows AltGr+2 is @, and comes as Ctrl+Alt: there a letter is written, and `## ` makes the heading.
 */
export function keys(outside: { openLink: Command; goToTools: Command }): Plugin {
  return keymap({
    'Mod-b': COMMANDS.strong,
    'Mod-k': outside.openLink,
    'Mod-Alt-1': COMMANDS['heading-1'],
    'Mod-Alt-2': COMMANDS['heading-2'],
    'Mod-Shift-7': COMMANDS.numbers,
    'Mod-Shift-8': COMMANDS.bullets,
    'Mod-z': undo,
    'Shift-Mod-z': redo,
    'Mod-y': redo,
    'Alt-F10': outside.goToTools,
    'Mod-a': selectAll,
    ...Object.fromEntries(['Enter', 'Shift-Enter', 'Mod-Enter'].map((key) => [key, newLine])),
    ...Object.fromEntries(['', 'Shift-', 'Mod-', 'Alt-'].map((held) => [`${held}Backspace`, back])),
    ...Object.fromEntries(['', 'Mod-', 'Alt-'].map((held) => [`${held}Delete`, forth])),
  });
}
