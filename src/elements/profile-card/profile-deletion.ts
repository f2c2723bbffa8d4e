import { ApiError } from '../../api/api-error.ts';
import type { ProfileApi, Versioned } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { Profile } from '../../contract/profile.ts';

export interface DeletionDesk {
  host: WidgetElement;
  api: () => ProfileApi | undefined;
  /** What is shown now. */
  now: () => Versioned<Profile> | undefined;
  /** `next`: address where the browser goes. */
  onDone: (id: string, next: string) => void;
  onFailed: (error: ApiError) => void;
  onUnknown: () => void;
}

/** The deletion of the profile as a whole: of the one that is seen, and never told done unless the server said so. */
export class ProfileDeletion {
  readonly #desk: DeletionDesk;
  readonly #action: ActionController<void, string>;

  constructor(desk: DeletionDesk) {
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  get state(): ActionState<void> {
    return this.#action.state;
  }

  run(): void {
    const { onDone, onFailed, onUnknown } = this.#desk;
    const api = this.#desk.api();
    const seen = this.#desk.now();
    if (seen === undefined || api?.deletion === undefined || this.state.kind === 'done') return;
    void this.#action.run({
      what: undefined,
      message: '',
      send: () => api.deletion!(seen.data.id),
      // What is as it was seen has not been deleted. Anything else may be another's, or an empty one after a new sign-in;
      // and that nobody is signed in is no answer.
      lookUp: async () => {
        const now = await api.profile().catch(() => null);
        if (now?.etag !== seen.etag) throw new ApiError('network');
        return undefined;
      },
      onDone: (next) => onDone(seen.data.id, next),
      onFailed,
      onUnknown,
    });
  }

  check(): void {
    void this.#action.check();
  }

  leave(): void {
    this.#action.leave();
  }
}
