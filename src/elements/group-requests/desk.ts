import { ApiError } from '../../api/api-error.ts';
import type { GroupRequestsApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';

/** What the parts of the element share: whom they ask, about what, and how they tell. */
export interface Desk {
  readonly host: WidgetElement;
  readonly api: GroupRequestsApi | undefined;
  readonly templateId: string;
  /** Says aloud what has happened. */
  say(words: () => string, politeness?: 'polite' | 'assertive'): void;
  /** Something is otherwise at the server: the table is loaded again. */
  refresh(): void;
  /** The session has ended, or the template is gone: what is shown is of no use any more. */
  fail(error: ApiError): void;
  /** Puts focus on what has the id, once it is there. */
  focus(id: string): void;
}

export function asApiError(cause: unknown): ApiError {
  return cause instanceof ApiError ? cause : new ApiError('unreadable');
}

/** Whether nothing on the page holds any more. */
export function isFatal({ kind }: ApiError): boolean {
  return kind === 'signed-out';
}
