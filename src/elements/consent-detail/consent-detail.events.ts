import type { Decision } from '../../model/consent-request.ts';

/** Asks, before a decision is sent. `preventDefault()` keeps it from being sent. */
export class ConsentBeforeDecideEvent extends CustomEvent<{ id: string; decision: Decision }> {
  static readonly TYPE = 'lupa-consent-before-decide';

  constructor(id: string, decision: Decision) {
    super(ConsentBeforeDecideEvent.TYPE, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { id, decision },
    });
  }
}

/** Tells, after the server has said that the decision is kept. `version` is that of the text that was shown. */
export class ConsentDecidedEvent extends CustomEvent<{ id: string; status: string; version: string }> {
  static readonly TYPE = 'lupa-consent-decided';

  constructor(id: string, status: string, version: string) {
    super(ConsentDecidedEvent.TYPE, { bubbles: true, composed: true, detail: { id, status, version } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-consent-before-decide': ConsentBeforeDecideEvent;
    'lupa-consent-decided': ConsentDecidedEvent;
  }
}
