import { ApiError } from '../../api/api-error.ts';
import type { SeenImport } from '../../api/ports.ts';
import { asApiError, isFatal, type Desk } from './desk.ts';
import { importFailed, imported, lookAgain } from './import-words.ts';

/** How far bringing a group in from a file has come: a file is looked at first, and imported only as it was seen. */
export type Importing =
  | { stage: 'choosing'; failed: boolean }
  | { stage: 'reading' }
  /** `changed`: the group is otherwise than when the file was looked at before. */
  | { stage: 'seen'; file: File; seen: SeenImport; changed: boolean; failed: boolean }
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
      if (this.#isAt(reading)) this.#become({ stage: 'seen', file, seen, changed: false, failed: false });
    } catch (cause) {
      this.#failed(cause);
      if (this.#isAt(reading)) this.#become({ stage: 'choosing', failed: true });
    }
  }

  /** Importing what has been imported changes nothing, so a try whose outcome is not known may be made again. */
  async bringIn(groupId: string): Promise<void> {
    const { api } = this.#desk;
    if (api === undefined || this.now?.stage !== 'seen') return;
    const { file, seen } = this.now;
    const importing: Importing = { stage: 'importing', file, seen };
    this.#become(importing);
    try {
      const done = await api.importGroup(groupId, file, seen.etag);
      if (this.#isAt(importing)) this.#become(undefined);
      this.#desk.say(() => imported(done));
      this.#desk.refresh();
    } catch (cause) {
      const other = cause instanceof ApiError && cause.kind === 'stale' ? api.seenInstead(cause) : undefined;
      if (other === undefined) this.#failed(cause);
      else this.#desk.say(lookAgain, 'assertive');
      if (!this.#isAt(importing)) return;
      this.#become({
        stage: 'seen',
        file,
        seen: other ?? seen,
        changed: other !== undefined,
        failed: other === undefined,
      });
    }
  }

  /** Whether the dialog is still where it was before an answer was waited for. */
  #isAt(stage: Importing): boolean {
    return this.now === stage;
  }

  #failed(cause: unknown): void {
    const error = asApiError(cause);
    if (isFatal(error)) this.#desk.fail(error);
    else this.#desk.say(importFailed, 'assertive');
  }

  #become(now: Importing | undefined): void {
    this.now = now;
    this.#desk.host.requestUpdate();
  }
}
