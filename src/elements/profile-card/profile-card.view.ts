import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { ProfileApi, ProfileCapabilities, Versioned } from '../../api/ports.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ActionState } from '../../context/action-controller.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Language } from '../../model/language.ts';
import { signInNotice } from '../../presentation/sign-in-notice.ts';
import { failedNotice, stateView } from '../../presentation/state-notices.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { dialog } from '../../ui/dialog.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { elsewhere } from './elsewhere.view.ts';
import type { FieldEditing } from './field-editing.ts';
import { removingLabel } from './change-words.ts';
import { fieldRow } from './field.view.ts';
import { trouble } from './outcome.view.ts';
import { dialogButtons, removalDialog } from './removal.view.ts';
import { FIRST_VISIT } from './first-visit.ts';
import type { IdentityCodeLook } from './identity-code.ts';
import { official } from './official.view.ts';
import { fieldsOf, type Field } from './profile-fields.ts';

export interface ProfileCardScreen {
  headingLevel: number;
  language: Language;
  signIn: string | undefined;
  /** For one who is signed in weakly. */
  signInStrongly: string | undefined;
  possible: ProfileCapabilities;
  look: IdentityCodeLook;
  resending: ActionState<void>;
  deleting: ActionState<void>;
  /** Which dialog is open: id of the field to be removed, or `profile` for all of it. */
  removing: string | undefined;
  downloadAddress: ProfileApi['downloadAddress'];
  editingOf: (id: string) => FieldEditing;
  onLook: () => void;
  onEdit: (field: Field) => void;
  onType: (editing: FieldEditing, input: HTMLInputElement) => void;
  onRemove: (field: Field) => void;
  onLater: () => void;
  onResend: () => void;
  onAskToDelete: () => void;
  onDelete: () => void;
  onCheckDeletion: () => void;
  onCloseDialog: () => void;
  onRetry: () => void;
}

export function profileCardView(
  state: WidgetState<Versioned<Profile> | null, ApiError>,
  screen: ProfileCardScreen,
): unknown {
  const title = heading(screen.headingLevel, msg('My information', { id: 'profile-card.title' }), {
    className: 'lupa-title',
    id: 'lupa-title',
    focusable: true,
  });
  return stateView(state, screen, {
    title,
    signedOut: (signIn) =>
      signInNotice(msg('Sign in to see your information', { id: 'profile-card.signed-out' }), signIn),
    failed,
    empty: nobody,
    ready: (shown) => shown && card(shown.data, screen),
  });
}

/** What another back end refuses the page as a whole is not mended by trying again. */
function failed(error: ApiError, onRetry: () => void): TemplateResult {
  if (error.kind === 'not-found') return nobody();
  const isUnconnected = error.code === 'not-connected';
  if (!isUnconnected && error.code !== 'misconfigured') return failedNotice(error, onRetry);
  return notice({
    tone: 'info',
    title: msg('Your profile is not available on this page', { id: 'profile-card.not-available' }),
    text: isUnconnected
      ? msg('The service may not have been connected to your profile. Sign out and in again.', {
          id: 'profile-card.not-connected',
        })
      : nothing,
  });
}

function nobody(): TemplateResult {
  return notice({ tone: 'info', title: msg('You have no profile here', { id: 'profile-card.nobody' }) });
}

function card(profile: Profile, screen: ProfileCardScreen): TemplateResult {
  const fields = fieldsOf(profile, screen.possible, screen.language);
  const isExtra = ({ id }: Field) => id.startsWith('extras.');
  const removed = fields.find(({ id }) => id === screen.removing);
  return html`${firstVisit(profile, fields, screen)} ${official(profile.official, screen)}
  ${rows(
    'own',
    msg('My contact information', { id: 'profile-card.own' }),
    fields.filter((each) => !isExtra(each)),
  )}
  ${rows('extras', msg('Further information', { id: 'profile-card.extras' }), fields.filter(isExtra))}
  ${flows(screen)} ${removed === undefined ? nothing : removalDialog(removed, screen)}
  ${screen.removing === 'profile' ? deletionDialog(screen) : nothing}`;

  function rows(id: string, title: string, shown: Field[]): unknown {
    if (shown.length === 0) return nothing;
    return html`<section aria-labelledby="lupa-${id}">
      ${heading(screen.headingLevel + 1, title, { id: `lupa-${id}` })}
      ${shown.map((each) => fieldRow(each, profile, screen))}
    </section>`;
  }
}

/** Asks for an address, which may wait. */
function firstVisit({ firstVisit: isFirst }: Profile, fields: Field[], screen: ProfileCardScreen): unknown {
  const email = fields.find(({ id }) => id === 'email');
  if (!isFirst || email?.change !== 'here' || email.values !== null || screen.editingOf('email').draft !== undefined)
    return nothing;
  const later = screen.editingOf(FIRST_VISIT);
  return notice({
    tone: 'info',
    title: msg('Where may we write to you?', { id: 'profile-card.first-visit' }),
    text: msg('Give an e-mail address, and you are told of new requests there. You can also do it later.', {
      id: 'profile-card.first-visit-text',
    }),
    actions: html`${trouble(later)}
      <div class="lupa-buttons">
        <button type="button" class="lupa-button lupa-compact" id="lupa-first" @click=${() => screen.onEdit(email)}>
          ${msg('Give an address', { id: 'profile-card.give-address' })}
        </button>
        <button
          type="button"
          class="lupa-button lupa-secondary lupa-compact"
          aria-disabled=${later.underWay ? 'true' : nothing}
          @click=${screen.onLater}
        >
          ${msg('Not now', { id: 'profile-card.later' })}
        </button>
      </div>`,
  });
}

/** What is done with the whole of it. */
function flows({ headingLevel, language, possible, downloadAddress, onAskToDelete }: ProfileCardScreen): unknown {
  const { download, deletion } = possible;
  if (download === undefined && deletion === undefined) return nothing;
  const downloadLabel = msg('Download your information', { id: 'profile-card.download' });
  return html`<section aria-labelledby="lupa-flows">
    ${heading(headingLevel + 1, msg('All of your information', { id: 'profile-card.flows' }), { id: 'lupa-flows' })}
    <ul class="lupa-flows" role="list">
      ${
        download === 'here'
          ? (['page', 'json'] as const).map(
              (format) => html`<li>
                <a class="lupa-link" href=${downloadAddress?.(format, language) ?? nothing}
                  >${downloadLabel}
                  ${format === 'page' ? msg('(to read and print)', { id: 'profile-card.page' }) : '(JSON)'}</a
                >
              </li>`,
            )
          : download && html`<li>${elsewhere(download, downloadLabel)}</li>`
      }
      ${
        deletion === 'here'
          ? html`<li>
              <button type="button" class="lupa-text-button" id="lupa-delete" @click=${onAskToDelete}>
                ${deleteLabel()}
              </button>
            </li>`
          : deletion && html`<li>${elsewhere(deletion, deleteLabel())}</li>`
      }
    </ul>
  </section>`;
}

function deleteLabel(): string {
  return msg('Delete your profile', { id: 'profile-card.delete' });
}

function deletionDialog(screen: ProfileCardScreen): TemplateResult {
  const { deleting, onCloseDialog } = screen;
  const underWay = deleting.kind !== 'idle' && deleting.kind !== 'failed';
  return dialog({
    title: msg('Delete your profile?', { id: 'profile-card.delete-title' }),
    level: screen.headingLevel + 1,
    stage: 'profile',
    body: html`<p>
        ${msg('All that you have told here is deleted, and you are signed out everywhere. This cannot be undone.', {
          id: 'profile-card.deleted-data',
        })}
      </p>
      <p>
        ${msg(
          'Your consents and their proof stay as long as they must be kept, and so does what the organisation has in its own lists. You keep the services that you use, and they are told only what they need.',
          { id: 'profile-card.kept-data' },
        )}
      </p>
      ${
        deleting.kind === 'failed'
          ? notice({ tone: 'error', title: notDeleted() })
          : deleting.kind === 'unknown'
            ? unknownNotice({ title: perhapsDeleted(), checking: deleting.checking, onCheck: screen.onCheckDeletion })
            : nothing
      }`,
    buttons: dialogButtons({ underWay }, deleting.kind === 'busy' ? removingLabel() : deleteLabel(), onCloseDialog),
    onSubmit: screen.onDelete,
    onClose: onCloseDialog,
  });
}

export function notDeleted(): string {
  return msg('Your profile was not deleted. Try again.', { id: 'profile-card.not-deleted' });
}

export function perhapsDeleted(): string {
  return msg('There was no answer: we do not know whether your profile was deleted.', {
    id: 'profile-card.perhaps-deleted',
  });
}
