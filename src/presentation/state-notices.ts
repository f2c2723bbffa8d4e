/** What every widget shows when it has nothing to show yet: not set up, signed out, loading, failed. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.ts';
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
