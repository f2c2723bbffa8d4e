import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { CONTACT_LIMIT } from '../../model/template-draft.ts';
import { heading } from '../../ui/heading.ts';
import type { EditorScreen } from './editor-screen.ts';
import { textField } from './field.view.ts';
import { contactLabel, contactPartLabel, officerLabel } from './field-words.ts';

/** Whom people may ask, and the data protection officer. */
export function contactsView(screen: EditorScreen): TemplateResult {
  const { headingLevel } = screen;
  return html`<section class="lupa-section" aria-labelledby="lupa-contacts">
    ${heading(headingLevel + 1, msg('Contacts', { id: 'template-editor.contacts' }), { id: 'lupa-contacts' })}
    ${contact('contact', contactLabel(), screen)}${contact('dataProtectionOfficer', officerLabel(), screen)}
  </section>`;
}

function contact(who: string, legend: string, screen: EditorScreen): TemplateResult {
  const part = (name: string, type: 'text' | 'email' | 'tel') =>
    textField(
      { path: `${who}.${name}`, label: contactPartLabel(`${who}.${name}`), limit: CONTACT_LIMIT, type },
      screen,
    );
  return html`<fieldset class="lupa-choice-group">
    <legend class="lupa-label">${legend}</legend>
    ${part('name', 'text')}
    <div class="lupa-side-by-side">${part('email', 'email')}${part('phone', 'tel')}</div>
  </fieldset>`;
}
