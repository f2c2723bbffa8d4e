/** What every widget shows when it has nothing to show yet: not set up, signed out, loading, failed. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.ts';
import type { WidgetState } from '../base/widget-state.ts';
import { loading } from '../ui/loading.ts';
import { notice } from '../ui/notice.ts';
import { signInNotice } from './sign-in-notice.ts';

export { messages as stateMessages } from '../i18n/generated/state.ts';

export function loadingNotice(): TemplateResult {
  return loading(msg('Loading…', { id: 'state.loading' }));
}

/** Shown to the reader; the console tells the web developer what to do. */
export function unconfiguredNotice(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('This part of the page has not been set up yet.', { id: 'state.unconfigured' }),
  });
}

/**
 * @param signIn address that begins the sign-in, where there is one
 * @param weak whether somebody is signed in who must identify themselves strongly
 */
export function signedOutNotice(signIn: string | undefined, weak?: boolean): TemplateResult {
  if (!weak) return signInNotice(msg('Sign in to see your requests', { id: 'state.signed-out' }), signIn);
  const title = msg('You see your requests when you identify yourself with Suomi.fi', { id: 'state.needs-strong' });
  return signInNotice(title, signIn, msg('Identify yourself', { id: 'state.identify' }));
}

export function failedNotice(error: ApiError, onRetry: () => void): TemplateResult {
  if (error.kind === 'not-found') {
    return notice({
      tone: 'info',
      title: msg('The request was not found', { id: 'state.not-found' }),
      text: msg('It may have been removed, or it is not meant for you.', { id: 'state.not-found-text' }),
    });
  }
  return notice({
    tone: 'error',
    title:
      error.kind === 'network'
        ? msg('No connection to the service', { id: 'state.no-connection' })
        : msg('The service did not answer as it should', { id: 'state.service-failed' }),
    text: msg('Nothing has been lost. Try again in a moment.', { id: 'state.failed-text' }),
    actions: html`<button type="button" class="lupa-button lupa-secondary" @click=${onRetry}>
      ${msg('Try again', { id: 'state.try-again' })}
    </button>`,
  });
}

/** What a widget shows in its states, where it is not what every widget shows. */
export interface StateViews<T> {
  /** Above all of them but the first: nobody has set the widget up yet. */
  title: unknown;
  ready: (data: T) => unknown;
  empty?: () => unknown;
  signedOut?: (signIn: string | undefined, weak: boolean | undefined) => unknown;
  failed?: (error: ApiError, onRetry: () => void) => unknown;
}

/** @param screen address that begins the sign-in, and what loads anew */
export function stateView<T>(
  state: WidgetState<T, ApiError>,
  { signIn, onRetry }: { signIn: string | undefined; onRetry: () => void },
  { title, ready, empty = loadingNotice, signedOut = signedOutNotice, failed = failedNotice }: StateViews<T>,
): TemplateResult {
  const body = () => {
    switch (state.kind) {
      case 'signed-out':
        return signedOut(signIn, state.weak);
      case 'failed':
        return failed(state.error, onRetry);
      case 'ready':
        return ready(state.data);
      case 'empty':
        return empty();
      default:
        return loadingNotice();
    }
  };
  return state.kind === 'unconfigured' ? unconfiguredNotice() : html`${title}${body()}`;
}
