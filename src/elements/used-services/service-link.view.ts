/** Where a service itself is, in the language of the reader. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { isPageAddress } from '../../base/page-address.ts';
import { inLanguage, type Localized } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { type UsedServicesScreen } from './act.view.ts';

export function linkTo(addresses: Localized, words: unknown, { language }: UsedServicesScreen): unknown {
  const chosen = inLanguage(addresses, language);
  return isPageAddress(chosen?.value)
    ? html`<a href=${chosen.value} hreflang=${chosen.language}>${words}</a>`
    : nothing;
}

export function opening(addresses: Localized, name: Localized, screen: UsedServicesScreen): unknown {
  const words = html`${msg('Open:', { id: 'used-services.open' })} ${localizedText(name, screen.language)}`;
  return linkTo(addresses, words, screen);
}
