import type { ReactiveController } from 'lit';
import { asApiError, type ApiError } from '../../api/api-error.ts';
import type { ProfileApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';

/** How long it is seen, in milliseconds: somebody may look over a shoulder. */
export const SEEN_FOR = 30_000;

/** When it is hidden, whoever asked for it: the page goes out of sight, or the session ends. */
const HIDING = ['pagehide', 'visibilitychange', 'lupa-session-ended'];

/** The identity code, asked for at each look and kept no longer than it is seen. */
export class IdentityCodeLook implements ReactiveController {
  /** The code while it is seen. */
  code: string | undefined;
  state: 'hidden' | 'asked' | 'seen' | 'failed' = 'hidden';
  readonly #host: WidgetElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the looks, so that an answer that comes after hiding shows nothing. */
  #turn = 0;

  constructor(host: WidgetElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of HIDING) window.addEventListener(type, this.hide);
  }

  hostDisconnected(): void {
    for (const type of HIDING) window.removeEventListener(type, this.hide);
    this.hide();
  }

  /** @returns why it could not be shown */
  async show(api: ProfileApi, id: string): Promise<ApiError | undefined> {
    const turn = this.#become('asked');
    try {
      const code = await api.identityCode?.(id);
      if (turn !== this.#turn) return undefined;
      this.#become('seen', code);
      this.#timer = setTimeout(this.hide, SEEN_FOR);
      return undefined;
    } catch (cause) {
      if (turn !== this.#turn) return undefined;
      this.#become('failed');
      return asApiError(cause);
    }
  }

  readonly hide = (): void => {
    if (this.state !== 'hidden') this.#become('hidden');
  };

  #become(state: IdentityCodeLook['state'], code?: string): number {
    clearTimeout(this.#timer);
    this.state = state;
    this.code = code;
    this.#host.requestUpdate();
    return (this.#turn += 1);
  }
}
