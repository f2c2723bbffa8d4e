import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { notice } from '../ui/notice.ts';

/**
 * What is seen once one has signed in, in the words of an element.
 *
 * @param signIn address that begins the sign-in, where there is one
 */
export function signInNotice(
  title: string,
  signIn: string | undefined,
  label = msg('Sign in', { id: 'state.sign-in' }),
): TemplateResult {
  return notice({
    tone: 'info',
    title,
    actions: signIn && html`<a class="lupa-button" href=${signIn}>${label}</a>`,
  });
}
