import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { AgreedText, Contact } from '../../model/agreed-text.ts';
import { richTextOf, type RichText } from '../../model/rich-text.ts';
import { legalBasisLabel } from '../../presentation/legal-basis.ts';
import { richText } from '../../presentation/rich-text.ts';
import { fact } from './fact.view.ts';

/**
 * The whole text that was on the screen, folded. Shown only as it was signed.
 *
 * @param level of the heading that it stands under
 */
export function agreedTextView(agreed: AgreedText, level: number): TemplateResult {
  const { language, controller, attachments } = agreed;
  const long = (text: RichText | string) => html`<div lang=${language}>${richText(richTextOf(text), level)}</div>`;
  const spoken = (text: string) => html`<span lang=${language}>${text}</span>`;
  const maybe = <Text>(text: Text | undefined, line: (text: Text) => unknown) =>
    text === undefined ? nothing : line(text);
  return html`<details>
    <summary>${msg('The text that the answer concerns', { id: 'receipt-check.agreed' })}</summary>
    <p lang=${language}><b>${agreed.name}</b><br />${agreed.purpose}</p>
    ${long(agreed.description)}
    <dl class="lupa-facts">
      ${fact(msg('If you decline', { id: 'receipt-check.if-refused' }), long(agreed.ifRefused))}
      ${maybe(agreed.afterRefusing, (text) =>
        fact(msg('After declining', { id: 'receipt-check.after-refusing' }), long(text)),
      )}
      ${fact(
        msg('Purposes', { id: 'receipt-check.purposes' }),
        html`<ul role="list">
          ${agreed.purposes.map(({ name }) => html`<li>${spoken(name)}</li>`)}
        </ul>`,
      )}
      ${fact(msg('Legal basis', { id: 'receipt-check.legal-basis' }), legalBasisLabel(agreed.legalBasis))}
      ${fact(msg('Data used', { id: 'receipt-check.data' }), spoken(agreed.data))}
      ${fact(msg('Who receives the data', { id: 'receipt-check.recipients' }), spoken(agreed.recipients))}
      ${maybe(agreed.transfers, (text) =>
        fact(msg('Transfers out of the EU and the EEA', { id: 'receipt-check.transfers' }), spoken(text)),
      )}
      ${fact(msg('How long the data is kept', { id: 'receipt-check.storage' }), spoken(agreed.storage))}
      ${fact(
        msg('Controller', { id: 'receipt-check.controller' }),
        html`${spoken(controller.name)}<br />${contact(controller.contact)}`,
      )}
      ${fact(
        msg('Data protection officer', { id: 'receipt-check.officer' }),
        contact(controller.dataProtectionOfficer),
      )}
      ${
        attachments.length === 0
          ? nothing
          : fact(
              msg('Attachments', { id: 'receipt-check.attachments' }),
              html`<ul role="list">
                ${attachments.map(({ name }) => html`<li>${spoken(name)}</li>`)}
              </ul>`,
            )
      }
    </dl>
  </details>`;
}

function contact({ name, email, phone }: Contact): TemplateResult {
  const line = (text: string | undefined) => (text === undefined ? nothing : html`<br />${text}`);
  return html`${name}${line(email)}${line(phone)}`;
}
