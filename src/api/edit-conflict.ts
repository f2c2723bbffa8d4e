import type { EditConflict } from '../contract/template-draft.ts';
import { ApiError } from './api-error.ts';

/** Somebody else has written in the same fields: nothing was saved. */
export class EditConflictError extends ApiError {
  readonly conflict: EditConflict;

  constructor(conflict: EditConflict) {
    super('stale', { code: 'edit-conflict' });
    this.conflict = conflict;
  }
}
