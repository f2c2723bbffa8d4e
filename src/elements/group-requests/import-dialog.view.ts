import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GroupImport } from '../../contract/group.ts';
import { dialog } from '../../ui/dialog.ts';
import { notice } from '../../ui/notice.ts';
import { counted, others } from './act-words.ts';
import type { Importing } from './group-importing.ts';
import type { FullScreen } from './group-requests.view.ts';
import { changeWords, faultWords, importFailed, placeOf, TROUBLES } from './import-words.ts';

const BUTTON_ID = 'lupa-bring-in';
/** So many of one kind are named; the others are counted. */
const MOST = 50;

/** Where a template is directed to a group: the way to bring its members in. */
export function importButton({ data, importing, onOpen }: FullScreen): TemplateResult | typeof nothing {
  if (!data.mayAct || data.template.target.groupId === null) return nothing;
  return html`<button
    type="button"
    class="lupa-button lupa-secondary lupa-compact"
    id=${BUTTON_ID}
    @click=${() => onOpen(BUTTON_ID, () => importing.open())}
  >
    ${msg('Bring the group in from a file…', { id: 'group-requests.import-open' })}
  </button>`;
}

export function importDialog(screen: FullScreen): TemplateResult | typeof nothing {
  const { importing, headingLevel, data } = screen;
  const { now } = importing;
  const { groupId } = data.template.target;
  if (now === undefined || groupId === null) return nothing;
  return dialog({
    title: msg('Bring the group in from a file', { id: 'group-requests.import-title' }),
    level: headingLevel + 1,
    stage: now.stage === 'importing' ? 'seen' : now.stage,
    body: bodyOf(now, groupId, screen),
    buttons: buttonsOf(now, screen),
    onSubmit: () => void importing.bringIn(groupId),
    onClose: () => importing.close(),
  });
}

function bodyOf(now: Importing, groupId: string, screen: FullScreen): unknown {
  switch (now.stage) {
    case 'choosing':
      return html`${now.failed ? notice({ tone: 'error', title: importFailed() }) : nothing}${choice(groupId, screen)}`;
    case 'reading':
      return html`<p>${msg('Reading the file…', { id: 'group-requests.import-reading' })}</p>`;
    case 'seen':
      return html`${troubleOf(now.trouble)}${found(now.seen.preview)}${choice(groupId, screen)}`;
    case 'importing':
      return found(now.seen.preview);
  }
}

function troubleOf(trouble: keyof typeof TROUBLES | 'none'): unknown {
  if (trouble === 'none') return nothing;
  return notice({ tone: trouble === 'failed' ? 'error' : 'alert', title: TROUBLES[trouble]() });
}

function choice(groupId: string, { importing }: FullScreen): TemplateResult {
  const chosen = (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file !== undefined) void importing.look(groupId, file);
  };
  return html`<div>
    <label for="lupa-file">${msg('A CSV file of everybody in the group', { id: 'group-requests.import-file' })}</label>
    <p class="lupa-why" id="lupa-file-hint">
      ${msg('Nothing is changed before you have seen what would change. Who is not in the file leaves the group.', {
        id: 'group-requests.import-hint',
      })}
    </p>
    <input
      class="lupa-field"
      type="file"
      id="lupa-file"
      accept=".csv,text/csv"
      aria-describedby="lupa-file-hint"
      @change=${chosen}
    />
  </div>`;
}

/** Everything that is wrong with the file, or what it would change. */
function found(preview: GroupImport): unknown {
  const { faults, warnings, joined, left, changed, unchanged } = preview;
  const list = (label: string, items: unknown[]) =>
    items.length === 0
      ? nothing
      : html`<section>
          <b>${counted(label, items.length)}</b>
          <ul class="lupa-import-list">
            ${items.slice(0, MOST).map((item) => html`<li>${item}</li>`)}
            ${items.length > MOST ? html`<li>${others(items.length - MOST)}</li>` : nothing}
          </ul>
        </section>`;
  const told = (items: GroupImport['faults'] | GroupImport['warnings']) =>
    items.map((each) => html`${placeOf(each)} ${faultWords(each.code)}`);
  const withChanges = ({ name, changes }: GroupImport['joined'][number]) =>
    changes.length === 0 ? name : html`${name}: ${changes.map(changeWords).join('; ')}`;
  return html`${
    faults.length === 0
      ? nothing
      : notice({
          tone: 'error',
          title: msg('The file has faults, so nothing can be imported yet', { id: 'group-requests.import-faults' }),
        })
  }
  ${list(msg('To be mended in the file', { id: 'group-requests.import-mend' }), told(faults))}
  ${list(msg('Good to know', { id: 'group-requests.import-warnings' }), told(warnings))}
  ${list(msg('Join the group', { id: 'group-requests.import-joined' }), joined.map(withChanges))}
  ${list(
    msg('Leave the group', { id: 'group-requests.import-left' }),
    left.map(({ name }) => name),
  )}
  ${list(msg('Are changed', { id: 'group-requests.import-changed' }), changed.map(withChanges))}
  ${
    faults.length > 0
      ? nothing
      : html`<p>${counted(msg('Stay as they are', { id: 'group-requests.import-unchanged' }), unchanged)}</p>`
  }`;
}

function buttonsOf(now: Importing, { importing }: FullScreen): TemplateResult {
  const preview = now.stage === 'seen' || now.stage === 'importing' ? now.seen.preview : undefined;
  return html`${
    preview === undefined || preview.fingerprint === null
      ? nothing
      : html`<button class="lupa-button lupa-compact" aria-disabled=${now.stage === 'importing' ? 'true' : nothing}>
          ${
            now.stage === 'seen' && now.trouble === 'unknown'
              ? msg('Check now', { id: 'group-requests.check' })
              : msg('Import', { id: 'group-requests.import-now' })
          }
        </button>`
  }
    <button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => importing.close()}>
      ${msg('Cancel', { id: 'group-requests.cancel' })}
    </button>`;
}
