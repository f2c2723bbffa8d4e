import type { PropertyDeclarations } from 'lit';
import { ApiError } from '../../api/api-error.ts';
import type { SessionApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { Session } from '../../contract/session.ts';
import { messages } from '../../i18n/generated/session.ts';
import { eraseKeptRosters } from '../../offline/kept-rosters.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { SessionEndedEvent } from './session.events.ts';
import { sessionStyles } from './session.styles.ts';
import { sessionView, signOutFailedText } from './session.view.ts';

/**
 * Who is signed in, with the way in and the way out.
 *
 * @summary Sign in, who am I, sign out.
 * @tag lupa-session
 * @tagname lupa-session
 * @slot - A link to the sign-in for when scripts do not run; never seen once they do.
 * @fires {SessionEndedEvent} lupa-session-ended - Fires when the person has signed out at the server.
 */
export class LupaSession extends WidgetElement {
  static override styles = [WidgetElement.styles, sessionStyles];
  static override messages = [messages, stateMessages];
  static override properties: PropertyDeclarations = {
    api: { attribute: false },
    signingOut: { state: true },
    signOutFailed: { state: true },
  };

  /** An API given by the page: beats the provider's. */
  api: SessionApi | undefined;

  private signingOut = false;
  private signOutFailed = false;

  readonly #load = new LoadController<'session', Session>(this, {
    port: 'session',
    ownApi: () => this.api,
    key: () => 'session',
    load: (api) => api.current(),
  });
  readonly #announcer = new Announcer(this);

  protected override get stateKind(): WidgetStateKind {
    const { state } = this.#load;
    return state.kind === 'ready' && !state.data.signedIn ? 'signed-out' : state.kind;
  }

  readonly #signOut = async () => {
    const { api } = this.#load;
    if (this.signingOut || api === undefined) return;
    this.signingOut = true;
    this.signOutFailed = false;
    // Whatever the server will say: what is kept for a start without a network is not for whoever comes next.
    void eraseKeptRosters();
    try {
      const next = await api.signOut();
      this.dispatchEvent(new SessionEndedEvent());
      location.assign(next);
    } catch (error) {
      this.signingOut = false;
      if (error instanceof ApiError && error.kind === 'signed-out') this.#load.retry();
      else {
        this.signOutFailed = true;
        this.#announcer.say(signOutFailedText, 'assertive');
      }
    }
  };

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return sessionView(this.#load.state, {
      signIn: this.#load.signInAddress,
      signingOut: this.signingOut,
      signOutFailed: this.signOutFailed,
      onSignOut: this.#signOut,
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-session': LupaSession;
  }
}
