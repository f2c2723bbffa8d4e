import type { ApiError } from '../../api/api-error.ts';
import type { SeenImport } from '../../api/ports.ts';
import { asApiError, isFatal, type Desk } from './desk.ts';
import { imported, importFailed, TROUBLES } from './import-words.ts';

/** How far bringing a group in from a file has come: a file is looked at first, and imported only as it was seen. */
export type Importing =
  | { stage: 'choosing'; failed: boolean }
  | { stage: 'reading' }
  /** `changed`: the group is otherwise than when the file was looked at before. `unknown`: it may have been imported. */
  | { stage: 'seen'; file: File; seen: SeenImport; trouble: 'none' | 'changed' | 'failed' | 'unknown' }
  | { stage: 'importing'; file: File; seen: SeenImport };

export class GroupImporting {
  /** Undefined where the dialog is closed. */
  now: Importing | undefined;

  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  open(): void {
    this.#become({ stage: 'choosing', failed: false });
  }

  close(): void {
    if (this.now?.stage === 'importing') return;
    this.#become(undefined);
  }

  /** Another template: nothing of the one before is meant for it. */
  leave(): void {
    this.#become(undefined);
  }

  async look(groupId: string, file: File): Promise<void> {
    const { api } = this.#desk;
    if (api === undefined) return;
    const reading: Importing = { stage: 'reading' };
    this.#become(reading);
    try {
      const seen = await api.previewImport(groupId, file);
      if (this.#isAt(reading)) this.#become({ stage: 'seen', file, seen, trouble: 'none' });
    } catch (cause) {
      const error = asApiError(cause);
      if (isFatal(error)) return this.#lost(error);
      if (!this.#isAt(reading)) return;
      this.#desk.say(importFailed, 'assertive');
      this.#become({ stage: 'choosing', failed: true });
    }
  }

  /**
   * Imports what was seen. Where it is not known what came of it, the file is looked at again: what has been imported
   * would change nothing any more.
   */
  async bringIn(groupId: string): Promise<void> {
    const { api } = this.#desk;
    if (api === undefined || this.now?.stage !== 'seen') return;
    const { file, seen, trouble } = this.now;
    if (trouble === 'unknown') return this.look(groupId, file);
    const importing: Importing = { stage: 'importing', file, seen };
    this.#become(importing);
    try {
      const done = await api.importGroup(groupId, file, seen.etag);
      if (this.#isAt(importing)) this.#become(undefined);
      this.#desk.say(() => imported(done));
      this.#desk.refresh();
    } catch (cause) {
      const error = asApiError(cause);
      if (isFatal(error)) return this.#lost(error);
      if (!this.#isAt(importing)) return;
      const trouble = error.kind === 'stale' ? 'changed' : error.leavesOutcomeOpen ? 'unknown' : 'failed';
      this.#desk.say(TROUBLES[trouble], 'assertive');
      this.#become({ stage: 'seen', file, seen: trouble === 'changed' ? api.seenInstead(error) : seen, trouble });
    }
  }

  /** Whether the dialog is still where it was before an answer was waited for. */
  #isAt(stage: Importing): boolean {
    return this.now === stage;
  }

  /** What is shown is of no use any more, this dialog neither. */
  #lost(error: ApiError): void {
    this.#become(undefined);
    this.#desk.fail(error);
  }

  #become(now: Importing | undefined): void {
    this.now = now;
    this.#desk.host.requestUpdate();
  }
}
