import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { Session } from '../../contract/session.ts';
import { unconfiguredNotice } from '../../presentation/state-notices.ts';

export interface SessionActions {
  signIn: string | undefined;
  signingOut: boolean;
  signOutFailed: boolean;
  onSignOut: () => void;
  onRetry: () => void;
}

export function sessionView(state: WidgetState<Session, ApiError>, actions: SessionActions): unknown {
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'loading':
    case 'empty':
      return nothing;
    case 'failed':
      return html`<p>${msg('No connection to the service', { id: 'session.failed' })}</p>
        <button type="button" class="lupa-button lupa-secondary" @click=${actions.onRetry}>
          ${msg('Try again', { id: 'session.try-again' })}
        </button>`;
    case 'signed-out':
      return signIn(actions);
    case 'ready':
      return state.data.signedIn ? signedIn(state.data.name, actions) : signIn(actions);
  }
}

function signIn({ signIn: address }: SessionActions): unknown {
  return address === undefined
    ? nothing
    : html`<a class="lupa-button" href=${address}>${msg('Sign in', { id: 'session.sign-in' })}</a>`;
}

/** Said when signing out did not succeed: who believes to be signed out would leave the page open. */
export function signOutFailedText(): string {
  return msg('Signing out did not succeed. You are still signed in. Try again.', { id: 'session.sign-out-failed' });
}

function signedIn(name: string, { signingOut, signOutFailed, onSignOut }: SessionActions): unknown {
  return html`<p>${msg('Signed in', { id: 'session.signed-in' })}: <span class="lupa-name">${name}</span></p>
    <button
      type="button"
      class="lupa-button lupa-secondary"
      aria-disabled=${signingOut ? 'true' : nothing}
      aria-describedby=${signOutFailed ? 'lupa-sign-out-error' : nothing}
      @click=${onSignOut}
    >
      ${signingOut ? msg('Signing out…', { id: 'session.signing-out' }) : msg('Sign out', { id: 'session.sign-out' })}
    </button>
    ${signOutFailed ? html`<p id="lupa-sign-out-error">${signOutFailedText()}</p>` : nothing}`;
}
