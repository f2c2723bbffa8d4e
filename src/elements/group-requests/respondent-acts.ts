import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { GroupRespondent, GroupRow } from '../../contract/group-requests.ts';
import { isFatal, type Desk } from './desk.ts';
import { linkCopied, linkNotCopied, notResent, resendingUnknown, resent } from './respondent-words.ts';

/** One respondent of one row. */
export interface Place {
  row: GroupRow;
  respondent: GroupRespondent;
}

/** Id of the button of the menu of a respondent; those of a page have different ones. */
export function menuIdOf({ row, respondent }: Place): string {
  return `lupa-menu-${row.id}-${respondent.id}`;
}

/** What the menu of one respondent does at once: send again, copy the link. */
export class RespondentActs {
  /** Id of the menu that is unfolded. */
  openMenu: string | undefined;
  /** What became of the last act, beside the respondent whom it was for: id of the menu, and the words. */
  note: { menuId: string; tone: 'done' | 'failed'; words: () => string; link?: string } | undefined;

  readonly #desk: Desk;
  readonly #sending: ActionController<string, true>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#sending = new ActionController(desk.host);
  }

  /** `what` is the id of the menu. */
  get sending(): ActionState<string> {
    return this.#sending.state;
  }

  toggle(menuId: string, open: boolean): void {
    if (open) this.openMenu = menuId;
    else if (this.openMenu === menuId) this.openMenu = undefined;
    this.#desk.host.requestUpdate();
  }

  async resend(place: Place): Promise<void> {
    const { api, templateId } = this.#desk;
    const { requestId } = place.row;
    if (api === undefined || requestId === null) return;
    const menuId = menuIdOf(place);
    this.#fold(menuId);
    if (this.#sending.state.kind === 'unknown') return this.#sending.check();
    const send = async (key: string) => {
      await api.resend(templateId, requestId, place.respondent.id, key);
      return true as const;
    };
    await this.#sending.run({
      what: menuId,
      message: `resend ${requestId} ${place.respondent.id}`,
      send,
      // One key is one mail, however often it is asked for.
      lookUp: send,
      onDone: () => {
        this.#tell(menuId, 'done', resent);
        this.#desk.refresh();
      },
      onFailed: (error) => {
        if (isFatal(error)) this.#desk.fail(error);
        else this.#tell(menuId, 'failed', notResent);
      },
      onUnknown: () => this.#tell(menuId, 'failed', resendingUnknown),
    });
  }

  async copy(place: Place, address: string): Promise<void> {
    const menuId = menuIdOf(place);
    this.#fold(menuId);
    try {
      await navigator.clipboard.writeText(address);
      this.#tell(menuId, 'done', linkCopied);
    } catch {
      // Without a secure page, or against the reader's will: then they copy it themselves.
      this.#tell(menuId, 'failed', linkNotCopied, address);
    }
  }

  #fold(menuId: string): void {
    this.openMenu = undefined;
    this.note = undefined;
    this.#desk.host.requestUpdate();
    this.#desk.focus(menuId);
  }

  #tell(menuId: string, tone: 'done' | 'failed', words: () => string, link?: string): void {
    this.note = { menuId, tone, words, ...(link !== undefined && { link }) };
    this.#desk.host.requestUpdate();
    this.#desk.say(words, tone === 'done' ? 'polite' : 'assertive');
  }
}
