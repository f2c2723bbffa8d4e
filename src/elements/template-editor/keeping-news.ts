import type { Language } from '../../model/language.ts';
import { conflictTitle } from './conflict.view.ts';
import type { DraftKeeping, Keeping } from './draft-keeping.ts';
import { fieldLabel } from './field-words.ts';
import { keepingText, troubleTitle } from './keeping.view.ts';

/** Said of the keeping to who does not see it: once when it is in trouble, and once when all is well again. */
export class KeepingNews {
  #told: Keeping['kind'] = 'saved';
  #conflicts = new Set<string>();

  /** @returns the words; undefined where there is nothing new that is worth one */
  of(keeping: DraftKeeping, language: Language): (() => string) | undefined {
    const { state, conflicts } = keeping;
    const { kind } = state;
    const added = [...conflicts].filter(([path]) => !this.#conflicts.has(path));
    this.#conflicts = new Set(conflicts.keys());
    if (added.length > 0) {
      this.#told = 'unsettled';
      return () =>
        added.map(([path, each]) => `${fieldLabel(path, language)}: ${conflictTitle(each, language)}.`).join(' ');
    }
    // What is on its way is no news.
    if (kind === 'typing' || kind === 'saving' || kind === this.#told) return undefined;
    this.#told = kind;
    return kind === 'saved' || kind === 'unsettled' ? () => keepingText(keeping, language) : () => troubleTitle(kind);
  }
}
