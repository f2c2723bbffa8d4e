import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { OfficialData, Profile } from '../../contract/profile.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import { signInNotice } from '../../presentation/sign-in-notice.ts';
import { heading } from '../../ui/heading.ts';
import { elsewhere } from './elsewhere.view.ts';
import { addressLines, familyNameLabel, givenNamesLabel } from './profile-fields.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';

/** Where the population register shows a person what it holds of them. */
const REGISTER: Record<Language, string> = {
  fi: 'omat-tiedot/henkilotiedot',
  sv: 'mina-uppgifter/personuppgifter',
  en: 'your-data/personal-data',
};

/** What authorities hold: read, and never changed here. */
export function official(shown: Profile['official'], screen: ProfileCardScreen): TemplateResult {
  return html`<section aria-labelledby="lupa-official">
    ${heading(screen.headingLevel + 1, msg('Official information', { id: 'profile-card.official' }), { id: 'lupa-official' })}
    ${shown.state === 'shown' ? facts(shown.data, screen) : notShown(shown.state, screen)}
  </section>`;
}

function notShown(
  state: Exclude<Profile['official']['state'], 'shown'>,
  { signInStrongly }: ProfileCardScreen,
): TemplateResult {
  if (state === 'needs-strong') {
    return signInNotice(
      msg('You see your official information when you identify yourself with Suomi.fi', {
        id: 'profile-card.needs-strong',
      }),
      signInStrongly,
      msg('Identify yourself', { id: 'profile-card.identify' }),
    );
  }
  return html`<p>
    ${
      state === 'none'
        ? msg('No official information about you is held here.', { id: 'profile-card.none' })
        : msg('Your official information could not be fetched now. You see it when you sign in again.', {
            id: 'profile-card.unavailable',
          })
    }
  </p>`;
}

function facts(data: OfficialData, screen: ProfileCardScreen): TemplateResult {
  const { language } = screen;
  const { permanentAddress, temporaryAddress, foreignAddress } = data;
  return html`<p>
      ${msg('It comes from the population register and cannot be changed here.', { id: 'profile-card.official-text' })}
    </p>
    <p>
      <a class="lupa-link" href="https://www.suomi.fi/${REGISTER[language]}"
        >${msg('See your information in the register at suomi.fi', { id: 'profile-card.register' })}</a
      >
    </p>
    <dl class="lupa-facts">
      ${fact(givenNamesLabel(), data.givenNames)}
      ${fact(msg('Name by which you are called', { id: 'profile-card.call-name' }), data.callName)}
      ${fact(familyNameLabel(), data.familyName)}
      ${data.hasIdentityCode ? identityCode(screen) : nothing}
      ${fact(msg('Municipality of residence', { id: 'profile-card.municipality' }), data.municipality)}
      ${fact(
        msg('Permanent address', { id: 'profile-card.permanent' }),
        permanentAddress && addressLines(permanentAddress, language),
      )}
      ${fact(
        msg('Temporary address', { id: 'profile-card.temporary' }),
        temporaryAddress && addressLines(temporaryAddress, language),
      )}
      ${fact(
        msg('Address abroad', { id: 'profile-card.abroad' }),
        foreignAddress &&
          addressLines(
            { street: foreignAddress.street, city: foreignAddress.additional, country: foreignAddress.country },
            language,
          ),
      )}
    </dl>
    ${
      data.asOf === null
        ? nothing
        : html`<p class="lupa-meta">
            ${msg(str`Fetched ${formatDateTime(data.asOf, language)}`, { id: 'profile-card.as-of' })}
          </p>`
    }`;
}

function fact(label: string, value: unknown): unknown {
  return value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing;
}

/** In no attribute; and nobody translates it, who would have to be sent it. */
function identityCode({ look, possible, onLook }: ProfileCardScreen): unknown {
  const way = possible.identityCode;
  const isSeen = look.code !== undefined;
  return html`<div>
    <dt id="lupa-code-label">${msg('Personal identity code', { id: 'profile-card.identity-code' })}</dt>
    <dd>
      <span id="lupa-code" class="lupa-code" tabindex="-1" translate="no"
        >${
          look.code ??
          html`<span aria-hidden="true">••••••-••••</span
            ><span class="lupa-aloud">${msg('Hidden', { id: 'profile-card.hidden' })}</span>`
        }</span
      >
      ${
        way === 'here'
          ? html`<button
              type="button"
              class="lupa-text-button"
              id="lupa-look"
              aria-labelledby="lupa-look lupa-code-label"
              aria-disabled=${look.state === 'asked' ? 'true' : nothing}
              @click=${onLook}
            >
              ${isSeen ? msg('Hide', { id: 'profile-card.hide' }) : showLabel()}
            </button>`
          : elsewhere(way, showLabel())
      }
      ${look.state === 'failed' ? html`<p class="lupa-error">${codeNotShown()}</p>` : nothing}
    </dd>
  </div>`;
}

function showLabel(): string {
  return msg('Show', { id: 'profile-card.show' });
}

export function codeNotShown(): string {
  return msg('The code could not be shown now.', { id: 'profile-card.code-not-shown' });
}
