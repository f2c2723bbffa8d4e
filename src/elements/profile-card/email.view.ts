/** The e-mail address: confirmed, or waiting for it. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Profile } from '../../contract/profile.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { resent, notResent } from './change-words.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';
import { success } from './outcome.view.ts';

export function emailShown(
  { address, verified, pending }: NonNullable<Profile['email']>,
  screen: ProfileCardScreen,
): unknown {
  const { possible, resending, onResend } = screen;
  const waits = !verified || pending !== null;
  return html`<div class="lupa-state">
      <span>${address}</span>
      ${
        verified
          ? statusTag('success', msg('Confirmed', { id: 'profile-card.verified' }))
          : statusTag('alert', msg('Waits to be confirmed', { id: 'profile-card.waiting' }))
      }
    </div>
    ${
      waits
        ? html`<p>
            ${
              pending === null
                ? msg('Open the link in the message that was sent to you.', { id: 'profile-card.confirm' })
                : msg(
                    str`The new address ${pending} waits to be confirmed: open the link in the message that was sent to it. Until then the old one is used.`,
                    { id: 'profile-card.pending' },
                  )
            }
          </p>`
        : nothing
    }
    ${
      waits && possible.resendConfirmation === 'here'
        ? html`<button
            type="button"
            class="lupa-text-button"
            aria-disabled=${resending.kind === 'busy' ? 'true' : nothing}
            @click=${onResend}
          >
            ${msg('Send the message again', { id: 'profile-card.resend' })}
          </button>`
        : nothing
    }
    ${
      resending.kind === 'done'
        ? success(resent())
        : resending.kind === 'failed'
          ? html`<p class="lupa-error">${notResent(resending.error)}</p>`
          : nothing
    }`;
}
