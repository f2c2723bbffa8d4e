import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ChangedPart } from '../../contract/consent-changes.ts';
import type { PublishingPlan } from '../../contract/publishing.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { TextField } from '../../model/template-draft.ts';
import { failedNotice, loadingNotice } from '../../presentation/state-notices.ts';
import { notice } from '../../ui/notice.ts';
import { changeChoice } from './change-choice.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { errorsTitle } from './error-summary.view.ts';
import { errorLine, fieldErrors } from './faults.ts';
import { fieldLabel, languageName, purposeNameLabel } from './field-words.ts';
import type { TemplateActs } from './template-acts.ts';
import { textFieldLabel } from './text-fields.ts';

/** What publishing does: to the answers that were given, to the text, to whom. */
export function publishingBody(screen: EditorScreen, acts: TemplateActs): unknown {
  const { plan, planIsNew } = acts;
  if (plan === undefined) return loadingNotice();
  if ('error' in plan) return failedNotice(plan.error, () => void acts.lookAtPlan());
  const { data } = plan;
  return html`${
    planIsNew
      ? notice({
          tone: 'alert',
          title: msg('Somebody has changed the draft meanwhile. This is how it is now; nothing was published.', {
            id: 'template-editor.plan-new',
          }),
        })
      : nothing
  }
    ${faults(data, screen)}${data.change === 'first' ? first(screen) : change(data, acts)}${older(screen)}
    ${changes(data, screen)}`;
}

/** What somebody has made unfit to be published while the dialog was open. */
function faults({ faults: found }: PublishingPlan, { template, language }: EditorScreen): unknown {
  if (found.length === 0) return nothing;
  return notice({
    tone: 'error',
    title: errorsTitle(found.length),
    text: html`<ul>
      ${fieldErrors({ faults: found, purposes: template.purposes }).map(
        (error) => html`<li>${errorLine(error, language)}</li>`,
      )}
    </ul>`,
  });
}

function first({ template }: EditorScreen): TemplateResult {
  return html`<p>
      ${msg(
        'The texts become the ones that people answer to. Nothing is sent yet: the requests are sent from the group’s page.',
        {
          id: 'template-editor.publish-first',
        },
      )}
    </p>
    <p>
      ${
        template.target === null
          ? msg('The template is directed to nobody yet: a group can be chosen later, too.', {
              id: 'template-editor.publish-nobody',
            })
          : msg('After this the group and who answers cannot be changed: people agree under them.', {
              id: 'template-editor.publish-settles',
            })
      }
    </p>`;
}

function change({ change: kind, staleAnswers, askedAgain }: PublishingPlan, acts: TemplateActs): TemplateResult {
  return html`${changeChoice(kind, (chosen) => void acts.changeKind(chosen))}
    <dl class="lupa-consequences">
      <div>
        <dt>${msg('Answers that no longer apply', { id: 'template-editor.stale-answers' })}</dt>
        <dd>${staleAnswers}</dd>
      </div>
      <div>
        <dt>${msg('People about whom is asked again', { id: 'template-editor.asked-again' })}</dt>
        <dd>${askedAgain}</dd>
      </div>
    </dl>`;
}

/** A warning, not a hindrance: whoever writes both languages knows whether they say the same. */
function older({ template, language: spoken }: EditorScreen): unknown {
  if (template.older.length === 0) return nothing;
  return notice({
    tone: 'alert',
    title: msg('Some texts are older than in another language', { id: 'template-editor.older-title' }),
    text: html`<ul>
      ${template.older.map(
        ({ language, field, than }) => html`<li>
          ${fieldLabel(`texts.${language}.${field}`, spoken)}:
          ${msg(str`${languageName(than, spoken)} was changed later`, { id: 'template-editor.changed-later' })}
        </li>`,
      )}
    </ul>`,
  });
}

function changes({ changes: all }: PublishingPlan, { language: spoken }: EditorScreen): unknown {
  const changed = LANGUAGES.filter((language) => (all[language]?.length ?? 0) > 0);
  if (changed.length === 0) return nothing;
  return html`<div class="lupa-changes">
    <p class="lupa-label">${msg('What changes in the texts', { id: 'template-editor.changes' })}</p>
    ${changed.map(
      (language) => html`<details ?open=${changed.length === 1}>
        <summary>
          ${languageName(language, spoken)}
          (${msg(str`parts changed: ${all[language]?.length ?? 0}`, { id: 'template-editor.parts-changed' })})
        </summary>
        <dl class="lupa-settled">${all[language]?.map((part) => changedPart(part, language))}</dl>
      </details>`,
    )}
  </div>`;
}

const FIELD_OF_PART: Partial<Record<ChangedPart['part'], TextField>> = {
  name: 'name',
  purpose: 'purpose',
  description: 'description',
  'if-refused': 'ifRefused',
  data: 'data',
  recipients: 'recipients',
  transfers: 'transfers',
  storage: 'storage',
};

function changedPart({ part, pieces }: ChangedPart, language: Language): TemplateResult {
  const field = FIELD_OF_PART[part];
  const aloud = (words: string) => html`<span class="lupa-aloud">(${words}) </span>`;
  return html`<div>
    <dt>
      ${
        field !== undefined
          ? textFieldLabel(field)
          : part === 'attachments'
            ? msg('Attachments', { id: 'template-editor.attachments' })
            : purposeNameLabel()
      }
    </dt>
    <dd lang=${language}>
      ${pieces.map(({ kind, text }) => {
        if (kind === 'added') return html`<ins>${aloud(msg('added', { id: 'template-editor.added' }))}${text}</ins>`;
        if (kind === 'removed')
          return html`<del>${aloud(msg('removed', { id: 'template-editor.removed' }))}${text}</del>`;
        return text;
      })}
    </dd>
  </div>`;
}
