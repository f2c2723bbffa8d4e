import type { ShownMail } from '../../pages/outbox.ts';
import { mailToSend } from '../../service/mail/deliver.ts';
import type { Store } from '../../service/store.ts';
import type { MailRecord } from '../../service/mail/mail-register.ts';
import { composeMail } from '../../service/mail/compose-mail.ts';
import type { ConfirmationSecret } from '../../service/profile/confirmation-link.ts';
import { mailText, type MailTree } from '../../service/mail/mail-tree.ts';
import { mailBody } from './mail-html.ts';

/** Mails shown at most. */
const SHOWN = 100;

/** The outbox, for the page that shows it in development. */
export class ShownMails {
  readonly #store: Store;
  readonly #organisationId: string;
  readonly #publicOrigin: string;
  readonly #secretOf: ConfirmationSecret;
  readonly #now: () => Date;

  constructor(
    store: Store,
    organisationId: string,
    publicOrigin: string,
    secretOf: ConfirmationSecret,
    now: () => Date,
  ) {
    this.#store = store;
    this.#organisationId = organisationId;
    this.#publicOrigin = publicOrigin;
    this.#secretOf = secretOf;
    this.#now = now;
  }

  /** The newest first. */
  async list(): Promise<ShownMail[]> {
    return Promise.all(
      (await this.#mails()).map(async (mail): Promise<ShownMail> => {
        const { id, state, error } = mail;
        const composed = await this.#compose(mail);
        if (composed === undefined) return { id, state, error };
        const { to, tree } = composed;
        const { subject, language } = tree;
        return { id, state, error, content: { to, subject, language, body: mailBody(tree) } };
      }),
    );
  }

  /** One as text; undefined for what is not there, or has nothing left to tell. */
  async text(id: string): Promise<string | undefined> {
    const mail = (await this.#mails()).find((each) => each.id === id);
    const composed = mail && (await this.#compose(mail));
    return composed && mailText(composed.tree);
  }

  #mails(): Promise<MailRecord[]> {
    return this.#store.transaction((tx) => tx.mail.mails(this.#organisationId, SHOWN));
  }

  async #compose(mail: MailRecord): Promise<{ to: string; tree: MailTree } | undefined> {
    const about = await mailToSend(this.#store, mail, this.#now().toISOString(), this.#secretOf);
    if (typeof about === 'string') return undefined;
    return { to: about.contact.email, tree: composeMail(about, this.#publicOrigin) };
  }
}
