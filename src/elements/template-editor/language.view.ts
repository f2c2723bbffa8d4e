import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EditableText } from '../../contract/template-draft.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { PURPOSE_NAME_LIMIT } from '../../model/template-draft.ts';
import { heading } from '../../ui/heading.ts';
import { attachmentsView } from './attachments.view.ts';
import { conflictView } from './conflict.view.ts';
import { disclosure } from './disclosure.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { advicesInSum, fieldAdvice } from './field-advice.view.ts';
import { textField } from './field.view.ts';
import { languageName, purposeKindLabel, purposeNameLabel } from './field-words.ts';
import { errorLine, idOf } from './faults.ts';
import { formattedField } from './formatted-field.view.ts';
import { TEXT_FIELDS, textFieldHint, textFieldLabel, type TextFieldForm } from './text-fields.ts';

type Purposes = EditorScreen['template']['purposes'];

const idOfLanguage = (language: Language) => idOf(`texts.${language}`);

/** The language versions, each under a heading that says how it stands, and the adding of another. */
export function languagesView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language: spoken, keeping, template, errors, tried } = screen;
  const there = LANGUAGES.filter((language) => keeping.value(`texts.${language}`) !== null);
  const others = LANGUAGES.filter((language) => !there.includes(language));
  const missing = tried ? errors.filter(({ fault }) => fault.code === 'language-missing') : [];
  return html`<section class="lupa-section" aria-labelledby="lupa-languages">
    ${heading(headingLevel + 1, msg('Language versions', { id: 'template-editor.languages' }), { id: 'lupa-languages' })}
    <p class="lupa-hint">
      ${msg(
        str`Published in: ${template.required.map((each) => languageName(each, spoken)).join(', ')}. Each must be complete.`,
        {
          id: 'template-editor.languages-hint',
        },
      )}
    </p>
    ${there.map((language) => languageSection(language, screen))}
    ${missing.map((error) => html`<p class="lupa-error">${errorLine(error, spoken)}</p>`)}
    <div class="lupa-buttons">
      ${others.map(
        (language) => html`<button
          type="button"
          class="lupa-button lupa-secondary lupa-compact"
          id=${idOfLanguage(language)}
          @click=${() => {
            screen.onType(`texts.${language}`, {});
            // The button goes: one writes on in the new part.
            screen.onFocus(`texts.${language}.name`);
          }}
        >
          ${msg(str`+ Add language version: ${languageName(language, spoken)}`, { id: 'template-editor.add-language' })}
        </button>`,
      )}
    </div>
    ${advicesInSum(screen)}
  </section>`;
}

function languageSection(language: Language, screen: EditorScreen): TemplateResult {
  const { headingLevel, language: spoken, isOpen, onOpen, tried, errors } = screen;
  return disclosure({
    id: `lupa-language-${language}`,
    level: headingLevel + 2,
    title: languageName(language, spoken),
    state: stateOf(language, screen),
    isWrong: tried && errors.some((error) => error.language === language),
    open: isOpen(language),
    onToggle: (open) => onOpen(language, open),
    content: () => fields(language, screen),
  });
}

/** How a language stands: what is missing, what is wrong, what has fallen behind. */
function stateOf(language: Language, { errors, tried, template, keeping }: EditorScreen): string {
  const count = errors.filter((error) => error.language === language).length;
  const older = template.older.filter((each) => each.language === language).length;
  const conflicts = [...keeping.conflicts.keys()].filter((path) => path.startsWith(`texts.${language}`)).length;
  if (conflicts > 0) return msg(str`${conflicts} to settle with a colleague`, { id: 'template-editor.in-conflict' });
  if (count > 0 && tried)
    return count === 1
      ? msg('1 error', { id: 'template-editor.one-error' })
      : msg(str`${count} errors`, { id: 'template-editor.errors' });
  if (count > 0) return msg(str`${count} to be written`, { id: 'template-editor.unwritten' });
  if (older > 0) return msg(str`Complete, ${older} older than another language`, { id: 'template-editor.older-count' });
  return msg('Complete', { id: 'template-editor.complete' });
}

function fields(language: Language, screen: EditorScreen): TemplateResult {
  const purposes = valueOf<Purposes>(screen, 'purposes');
  return html`${TEXT_FIELDS.map(
    (form) => html`${field(form, language, screen)}
      ${form.name === 'purpose' && purposes.length > 1 ? purposeNames(purposes, language, screen) : nothing}`,
  )}
  ${attachmentsView(language, screen)}${removal(language, screen)}`;
}

function field(form: TextFieldForm, language: Language, screen: EditorScreen): TemplateResult {
  const { name, shape, optional, limit } = form;
  const path = `texts.${language}.${name}`;
  const described = {
    ...{ path, optional, limit, lang: language },
    ...{
      label: textFieldLabel(name),
      hint: textFieldHint(name),
      below: below(name, { field: name }, language, screen),
    },
  };
  return shape === 'formatted'
    ? formattedField(described, screen)
    : textField({ ...described, lines: shape === 'lines' }, screen);
}

function purposeNames(purposes: Purposes, language: Language, screen: EditorScreen): TemplateResult[] {
  return purposes.map(({ id, kind }, index) =>
    textField(
      {
        path: `texts.${language}.purposes.${id}`,
        label: purposeNameLabel(index + 1),
        hint: purposeKindLabel(kind),
        limit: PURPOSE_NAME_LIMIT,
        lang: language,
        below: below(`purposes.${id}`, { field: 'purposes', purpose: id }, language, screen),
      },
      screen,
    ),
  );
}

function below(
  field: string,
  place: Parameters<typeof fieldAdvice>[0],
  language: Language,
  screen: EditorScreen,
): TemplateResult {
  return html`${olderNote(field, language, screen)}${fieldAdvice(place, language, screen)}`;
}

/** The other language was changed later: this one may not say the same any more. */
function olderNote(field: string, language: Language, { template, language: spoken }: EditorScreen): unknown {
  const older = template.older.find((each) => each.language === language && each.field === field);
  if (older === undefined) return nothing;
  const than = languageName(older.than, spoken);
  const when = formatDateTime(older.at, spoken);
  return html`<p class="lupa-older">
    ${msg(str`Older than another language: ${than} was changed ${when}. Check that both say the same.`, {
      id: 'template-editor.older',
    })}
  </p>`;
}

function removal(language: Language, screen: EditorScreen): unknown {
  const { template, language: spoken } = screen;
  const path = `texts.${language}`;
  if (template.required.includes(language) || template.texts[language] === undefined)
    return conflictView(path, screen, () => nothing);
  return html`<button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      id="lupa-remove-${language}"
      @click=${() => screen.onRemoveLanguage(language)}
    >
      ${msg(str`Remove language version: ${languageName(language, spoken)}`, { id: 'template-editor.remove-language' })}
    </button>
    ${conflictView(path, screen, (theirs) => (theirs as EditableText | null)?.name ?? '–')}`;
}
