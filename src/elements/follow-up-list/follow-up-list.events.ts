/** Tells that the server has settled a follow-up: by this person, or by a colleague who was first. */
export class FollowUpCompletedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-follow-up-completed';

  constructor(detail: { id: string }) {
    super(FollowUpCompletedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-follow-up-completed': FollowUpCompletedEvent;
  }
}
