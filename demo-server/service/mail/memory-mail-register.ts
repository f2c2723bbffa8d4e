import type {
  ContactRecord,
  MailFilter,
  MailOutcome,
  MailRecord,
  MailRegister,
  NewMail,
  RequestMailRecord,
} from './mail-register.ts';

export interface MailTables {
  /** What is said by each source, by organisation and person. */
  contacts: Map<string, Partial<Record<ContactRecord['source'], ContactRecord>>>;
  mails: Map<string, MailRecord>;
  /** When the link of a mail was followed, by organisation and mail. */
  openedMails: Map<string, string>;
}

export interface MailSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person' | 'request', organisationId: string, id: string): void;
}

/** Mail in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryMailRegister implements MailRegister {
  readonly #tables: MailTables;
  readonly #around: MailSurroundings;

  constructor(tables: MailTables, around: MailSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async contact(organisationId: string, personId: string): Promise<ContactRecord | undefined> {
    const said = this.#tables.contacts.get(this.#around.keyOf(organisationId, personId));
    return structuredClone(said?.profile ?? said?.register);
  }

  async setContact(contact: ContactRecord): Promise<void> {
    const { organisationId, personId, source } = contact;
    this.#around.mustHave('person', organisationId, personId);
    const key = this.#around.keyOf(organisationId, personId);
    this.#tables.contacts.set(key, { ...this.#tables.contacts.get(key), [source]: structuredClone(contact) });
  }

  async removeOwnContact(organisationId: string, personId: string): Promise<void> {
    const key = this.#around.keyOf(organisationId, personId);
    const { register } = this.#tables.contacts.get(key) ?? {};
    if (register === undefined) this.#tables.contacts.delete(key);
    else this.#tables.contacts.set(key, { register });
  }

  async addMail(mail: NewMail): Promise<boolean> {
    const { organisationId, id, personId, requestId, key } = mail;
    this.#around.mustHave('person', organisationId, personId);
    if (requestId !== null) this.#around.mustHave('request', organisationId, requestId);
    if (this.#mailsOf(organisationId).some((other) => other.key === key)) return false;
    const place = this.#around.keyOf(organisationId, id);
    if (this.#tables.mails.has(place)) this.#around.refuse(new Error('mail is in the store already'));
    const added: MailRecord = { ...mail, attempts: 0, state: 'waiting', error: null, sentAt: null };
    this.#tables.mails.set(place, structuredClone(added));
    return true;
  }

  async takeMails(
    organisationId: string,
    { now, until }: { now: string; until: string },
    limit: number,
  ): Promise<MailRecord[]> {
    const due = this.#mailsOf(organisationId)
      .filter(({ state, notBefore }) => state === 'waiting' && notBefore <= now)
      .sort((a, b) => compare(a.notBefore, b.notBefore) || compare(a.id, b.id))
      .slice(0, limit)
      .map((mail) => ({ ...mail, attempts: mail.attempts + 1, notBefore: until }));
    for (const mail of due) this.#tables.mails.set(this.#around.keyOf(organisationId, mail.id), mail);
    return structuredClone(due);
  }

  async settleMail(organisationId: string, mailId: string, attempt: number, outcome: MailOutcome): Promise<boolean> {
    const mail = this.#tables.mails.get(this.#around.keyOf(organisationId, mailId));
    if (mail?.state !== 'waiting' || mail.attempts !== attempt) return false;
    this.#tables.mails.set(this.#around.keyOf(organisationId, mailId), { ...mail, error: null, ...outcome });
    return true;
  }

  async mails(organisationId: string, limit: number): Promise<MailRecord[]> {
    const newest = this.#mailsOf(organisationId).sort(
      (a, b) => compare(b.createdAt, a.createdAt) || compare(a.id, b.id),
    );
    return structuredClone(newest.slice(0, limit));
  }

  async sentMailsTo(organisationId: string, personId: string): Promise<MailRecord[]> {
    const sent = this.#mailsOf(organisationId).filter((mail) => mail.personId === personId && mail.state === 'sent');
    return structuredClone(sent.sort((a, b) => compare(b.sentAt!, a.sentAt!) || compare(a.id, b.id)));
  }

  async lastMails(
    organisationId: string,
    requestIds: string[],
    { kinds, states }: MailFilter = {},
  ): Promise<RequestMailRecord[]> {
    const about = new Set(requestIds);
    const mails = this.#mailsOf(organisationId)
      .filter((mail) => mail.requestId !== null)
      .filter(
        ({ requestId, kind, state }) =>
          about.has(requestId) && (kinds?.includes(kind) ?? true) && (states?.includes(state) ?? true),
      );
    const newestLast = mails.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(b.id, a.id));
    const last = new Map(newestLast.map((mail) => [this.#around.keyOf(mail.requestId, mail.personId), mail]));
    return structuredClone([...last.values()]);
  }

  async openMail(organisationId: string, mailId: string, personId: string, at: string): Promise<string | undefined> {
    const key = this.#around.keyOf(organisationId, mailId);
    const mail = this.#tables.mails.get(key);
    if (mail?.personId !== personId || mail.requestId === null || this.#tables.openedMails.has(key)) return undefined;
    this.#tables.openedMails.set(key, at);
    return mail.requestId;
  }

  #mailsOf(organisationId: string): MailRecord[] {
    return [...this.#tables.mails.values()].filter((mail) => mail.organisationId === organisationId);
  }

  async profileMailTimes(organisationId: string, personId: string, after: string): Promise<string[]> {
    return this.#mailsOf(organisationId)
      .filter((mail) => mail.requestId === null && mail.personId === personId && mail.createdAt > after)
      .map(({ createdAt }) => createdAt)
      .sort(compare);
  }

  async dropProfileMails(organisationId: string, personId: string): Promise<void> {
    for (const { id, requestId, personId: to, state } of this.#mailsOf(organisationId))
      if (requestId === null && to === personId && state === 'waiting')
        this.#tables.mails.delete(this.#around.keyOf(organisationId, id));
  }

  async contactsOf(organisationId: string, personIds: string[]): Promise<ContactRecord[]> {
    const contacts = await Promise.all(personIds.map((id) => this.contact(organisationId, id)));
    return contacts.filter((each) => each !== undefined);
  }

  async listedContacts(organisationId: string, personIds: string[]): Promise<ContactRecord[]> {
    return structuredClone(
      personIds.flatMap((id) => this.#tables.contacts.get(this.#around.keyOf(organisationId, id))?.register ?? []),
    );
  }

  async setContacts(contacts: ContactRecord[]): Promise<void> {
    for (const contact of contacts) await this.setContact(contact);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
