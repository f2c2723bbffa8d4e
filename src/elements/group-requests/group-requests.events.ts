import type { Act } from '../../model/group-act.ts';

/** Asks, before an act on requests is begun. `count` is for how many it is. `preventDefault()` keeps it from being begun. */
export class RequestsBeforeActEvent extends CustomEvent<{ act: Act; count: number }> {
  static readonly TYPE = 'lupa-requests-before-act';

  constructor(detail: { act: Act; count: number }) {
    super(RequestsBeforeActEvent.TYPE, { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/** What has become of an act: how many requests it was done to, and to how many not. */
export interface ActedDetail {
  /** Of the act at the server. */
  id: string;
  act: Act;
  done: number;
  skipped: number;
  failed: number;
}

/** Tells, after the server has said that an act on requests has ended. */
export class RequestsActedEvent extends CustomEvent<ActedDetail> {
  static readonly TYPE = 'lupa-requests-acted';

  constructor(detail: ActedDetail) {
    super(RequestsActedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

/** Tells, after the server has kept an answer that the staff have recorded. `id` is that of the request. */
export class AnswerRecordedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-answer-recorded';

  constructor(id: string) {
    super(AnswerRecordedEvent.TYPE, { bubbles: true, composed: true, detail: { id } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-requests-before-act': RequestsBeforeActEvent;
    'lupa-requests-acted': RequestsActedEvent;
    'lupa-answer-recorded': AnswerRecordedEvent;
  }
}
