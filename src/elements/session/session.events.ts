/** The person has signed out at the server. Carries nothing about them. */
export class SessionEndedEvent extends Event {
  static readonly TYPE = 'lupa-session-ended';

  constructor() {
    super(SessionEndedEvent.TYPE, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-session-ended': SessionEndedEvent;
  }
}
