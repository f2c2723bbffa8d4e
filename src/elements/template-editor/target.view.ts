import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { TargetChoice } from '../../contract/template-draft-edits.ts';
import { inLanguage } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { heading } from '../../ui/heading.ts';
import { conflictView } from './conflict.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { fieldLabel } from './field-words.ts';
import { idOf } from './faults.ts';
import { settledFact } from './settled.view.ts';

const NAMED = 'people';

/** Whom the template is for: one group, or people by name. */
export function targetView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language, template } = screen;
  return html`<section class="lupa-section" aria-labelledby="lupa-target">
    ${heading(headingLevel + 1, fieldLabel('target', language), { id: 'lupa-target' })}
    ${template.fixed.includes('target') ? settled(screen) : choice(screen)}
  </section>`;
}

function settled(screen: EditorScreen): TemplateResult {
  return html`<dl class="lupa-settled">${targetFact(screen)}</dl>`;
}

/** Whom the template is for, where that is not to be changed. */
export function targetFact({ template, language }: EditorScreen): TemplateResult {
  const { target, targetName } = template;
  const named = targetName === null ? namedPeople() : localizedText(targetName, language);
  return settledFact(msg('Group', { id: 'template-editor.group-fact' }), target === null ? nobody() : named);
}

function choice(screen: EditorScreen): TemplateResult {
  const { groups = [], language, template } = screen;
  const path = 'target';
  const id = idOf(path);
  const chosen = valueOf<TargetChoice | null>(screen, path);
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const target = value === NAMED ? { kind: NAMED, groupId: null } : { kind: 'group', groupId: value };
    if (value !== '') screen.onType(path, target);
  };
  const nameOf = (target: TargetChoice | null) => {
    if (target?.kind !== 'group') return target === null ? '–' : namedPeople();
    const known = groups.find((each) => each.id === target.groupId)?.name ?? template.targetName ?? {};
    return inLanguage(known, language)?.value ?? target.groupId;
  };
  // The one that is chosen is shown also while the others are not known.
  const unlisted = chosen?.kind === 'group' && groups.every((each) => each.id !== chosen.groupId) ? [chosen] : [];
  return html`<div class="lupa-form-field">
    <p class="lupa-hint" id="${id}-hint">
      ${msg(
        'One group at a time, of the organisation above. It is settled when the template is published; until then it can be changed. Requests are sent later, to all of the group or to some.',
        {
          id: 'template-editor.target-hint',
        },
      )}
    </p>
    <label class="lupa-label" for=${id}>${msg('Choose a group', { id: 'template-editor.choose-group' })}</label>
    <select class="lupa-field lupa-wide-field" id=${id} aria-describedby="${id}-hint" @change=${choose}>
      <option value="" ?selected=${chosen === null} ?disabled=${chosen !== null}>
        ${nobody()}
      </option>
      ${unlisted.map((target) => html`<option value=${target.groupId} selected>${nameOf(target)}</option>`)}
      ${groups.map(({ id: groupId, members }) => {
        const name = nameOf({ kind: 'group', groupId });
        return html`<option value=${groupId} ?selected=${chosen?.groupId === groupId}>
          ${msg(str`${name} (people: ${members})`, { id: 'template-editor.group' })}
        </option>`;
      })}
      <option value=${NAMED} ?selected=${chosen?.kind === NAMED}>${namedPeople()}</option>
    </select>
    ${conflictView(path, screen, (theirs) => nameOf(theirs as TargetChoice | null))}
  </div>`;
}

function nobody(): string {
  return msg('Nobody yet', { id: 'template-editor.nobody' });
}

function namedPeople(): string {
  return msg('People chosen by name', { id: 'template-editor.named-people' });
}
