/** Which field of which profile: `phone`, `extras.pronouns`. Never what is in it. */
export interface ProfileChange {
  id: string;
  field: string;
}

/** Asks, before a change of a field is sent. `preventDefault()` keeps it from being sent. */
export class ProfileBeforeChangeEvent extends CustomEvent<ProfileChange> {
  static readonly TYPE = 'lupa-profile-before-change';

  constructor(detail: ProfileChange) {
    super(ProfileBeforeChangeEvent.TYPE, { bubbles: true, composed: true, cancelable: true, detail });
  }
}

/** Tells, after the server has said that the change is kept. */
export class ProfileChangedEvent extends CustomEvent<ProfileChange> {
  static readonly TYPE = 'lupa-profile-changed';

  constructor(detail: ProfileChange) {
    super(ProfileChangedEvent.TYPE, { bubbles: true, composed: true, detail });
  }
}

/** Tells, after the server has said that the profile is deleted and before the page goes on. */
export class ProfileDeletedEvent extends CustomEvent<{ id: string }> {
  static readonly TYPE = 'lupa-profile-deleted';

  constructor(id: string) {
    super(ProfileDeletedEvent.TYPE, { bubbles: true, composed: true, detail: { id } });
  }
}

declare global {
  interface HTMLElementEventMap {
    'lupa-profile-before-change': ProfileBeforeChangeEvent;
    'lupa-profile-changed': ProfileChangedEvent;
    'lupa-profile-deleted': ProfileDeletedEvent;
  }
}
