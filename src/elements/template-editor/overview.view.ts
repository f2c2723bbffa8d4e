import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import { followUpRule } from '../../model/follow-up.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { validityText } from '../../presentation/validity.ts';
import { approvalModeLabel } from './approval-example.view.ts';
import { whoseYes } from './answering.view.ts';
import { endOfBasis } from './basis.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { followUpTitle } from './follow-up.view.ts';
import { fieldLabel, personalDataLabel } from './field-words.ts';
import { settledFact } from './settled.view.ts';
import { targetFact } from './target.view.ts';

/** What a template holds besides its texts, where it is looked at and not written. */
export function overview(screen: EditorScreen): TemplateResult {
  const { template, language } = screen;
  const { approvalMode, personalData, triage, validity, versions } = template;
  const data = personalData.flatMap((kind) => (kind === 'unknown' ? [] : personalDataLabel(kind)));
  return html`<dl class="lupa-settled lupa-overview">
    ${approvalMode === 'unknown' ? nothing : settledFact(whoseYes(), approvalModeLabel(approvalMode))}
    ${targetFact(screen)}
    ${settledFact(fieldLabel('validity', language), validityText(validity, civilDateOf(new Date().toISOString()), language))}
    ${settledFact(followUpTitle(), followUpText(screen))}
    ${settledFact(fieldLabel('triage', language), endOfBasis(triage?.answers ?? {}))}
    ${data.length === 0 ? nothing : settledFact(fieldLabel('personalData', language), data.join(', '))}
    ${settledFact(msg('Versions', { id: 'template-editor.versions' }), versions.map(versionText).join(', '))}
  </dl>`;
}

function followUpText({ template, language }: EditorScreen): unknown {
  const { days, ...instruction } = template.followUp;
  const said = Object.fromEntries(Object.entries(instruction).filter(([, text]) => text !== ''));
  const rule = followUpRule({ days, instruction: said });
  return html`${localizedText(rule.instruction, language)} ${fieldLabel('followUp.days', language)}: ${days}`;
}

function versionText({ version, state }: EditableTemplate['versions'][number]): string {
  switch (state) {
    case 'published':
      return msg(str`${version} (published)`, { id: 'template-editor.version-published' });
    case 'draft':
      return msg(str`${version} (draft)`, { id: 'template-editor.version-draft' });
    case 'archived':
      return msg(str`${version} (archived)`, { id: 'template-editor.version-archived' });
    case 'unknown':
      return version;
  }
}
