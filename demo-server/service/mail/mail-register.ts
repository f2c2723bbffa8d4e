/** The port to where mail is kept until it is sent, and to where people are written to. */
import type { Language } from '../../../src/model/language.ts';

/** Where a person is written to, and in which language. */
export interface ContactRecord {
  organisationId: string;
  personId: string;
  email: string;
  language: Language;
  /** Who has said so: a list of the organisation, or the person in their own profile, which no list changes. */
  source: 'register' | 'profile';
}

/**
 * What a mail is about. `reminder`: the request still waits; `ending`: a yes ends soon. Its words are made when it is
 * sent, so none are kept.
 */
export type MailKind = RequestMailKind | ProfileMailKind;
export type RequestMailKind = CitizenMailKind | StaffMailKind;
export const CITIZEN_MAILS = ['request', 'reminder', 'ending', 'receipt', 'closing'] as const;
export type CitizenMailKind = (typeof CITIZEN_MAILS)[number];
/** To those of the staff who see to what a withdrawal calls for: see `follow-ups/`. */
export type StaffMailKind = 'follow-up' | 'follow-up-reminder';
/** To an address that somebody has given in their profile, and that is not known to be theirs yet. */
export type ProfileMailKind = 'email-confirmation';

/** Why a mail has not gone out, as a code: what a mail server says may have an address in it. */
export type MailError =
  'unreachable' | 'not-let-in' | 'sender-refused' | 'deferred' | 'address-refused' | 'message-refused' | 'no-contact';

interface Mail {
  id: string;
  organisationId: string;
  personId: string;
  /** What the mail is, in one string: the same one is never put in twice. */
  key: string;
  createdAt: string;
  /** UTC instant before which nobody takes it: when it is due, when it is tried again, when a taker's lease ends. */
  notBefore: string;
}

export type RequestMail = Mail & { kind: RequestMailKind; requestId: string };
export type ProfileMail = Mail & { kind: ProfileMailKind; requestId: null };
export type NewMail = RequestMail | ProfileMail;

interface MailProgress {
  /** How often it has been taken. */
  attempts: number;
  /** `not-needed`: when it was to be sent there was nothing left to tell. */
  state: 'waiting' | 'sent' | 'dead' | 'not-needed';
  error: MailError | null;
  sentAt: string | null;
}

export type RequestMailRecord = RequestMail & MailProgress;
export type ProfileMailRecord = ProfileMail & MailProgress;
export type MailRecord = RequestMailRecord | ProfileMailRecord;

/** What has become of a mail that was taken. */
export type MailOutcome =
  | { state: 'sent'; sentAt: string }
  | { state: 'not-needed' }
  | { state: 'dead'; error: MailError }
  | { state: 'waiting'; error: MailError; notBefore: string };

export interface MailFilter {
  kinds?: RequestMailKind[];
  states?: MailRecord['state'][];
}

/** Part of a transaction. */
export interface MailRegister {
  /** Where the person is written to: by their own address where they have one, and else by that of a list. */
  contact(organisationId: string, personId: string): Promise<ContactRecord | undefined>;
  /** Takes the place of the one that was there from the same source; that of the other stays. */
  setContact(contact: ContactRecord): Promise<void>;
  /** From now on the person is written to by what a list says, if one does. */
  removeOwnContact(organisationId: string, personId: string): Promise<void>;
  /** Resolves to false, and keeps nothing, where the organisation has had a mail with this key. */
  addMail(mail: NewMail): Promise<boolean>;
  /**
   * Takes mails that are due, the longest due first, for one taker alone: each counts as tried, and nobody else gets
   * it until the lease ends. Those that another transaction is taking are passed over, not waited for.
   *
   * @param lease.now instant in UTC, ISO 8601
   * @param lease.until instant at which the mails come back, if nobody says what became of them
   */
  takeMails(organisationId: string, lease: { now: string; until: string }, limit: number): Promise<MailRecord[]>;
  /**
   * Says what became of a mail. Resolves to false, and changes nothing, for one whose lease has ended and that
   * somebody else has taken since.
   *
   * @param attempt `attempts` of the mail as it was taken
   */
  settleMail(organisationId: string, mailId: string, attempt: number, outcome: MailOutcome): Promise<boolean>;
  /** The newest mails, in any state. */
  mails(organisationId: string, limit: number): Promise<MailRecord[]>;
  /** Mails to the person that have gone out, the newest first. */
  sentMailsTo(organisationId: string, personId: string): Promise<MailRecord[]>;
  /** The newest mail to each person about each of the requests, of any kind and state unless some are named. */
  lastMails(organisationId: string, requestIds: string[], which?: MailFilter): Promise<RequestMailRecord[]>;
  /**
   * Notes that the person has followed the link of a mail to them, as the first time and the only one.
   *
   * Resolves to the id of the request that the mail is about; to undefined, and notes nothing, for a link that was
   * followed before, a mail to somebody else, one about no request, and one that is not there.
   *
   * @param at instant in UTC, ISO 8601
   */
  openMail(organisationId: string, mailId: string, personId: string, at: string): Promise<string | undefined>;

  /** When mails about the person's profile were put in after an instant, the earliest first. */
  profileMailTimes(organisationId: string, personId: string, after: string): Promise<string[]>;
  /** Removes the mails about the person's profile that have not gone out. */
  dropProfileMails(organisationId: string, personId: string): Promise<void>;

  /** Contacts of those of the people who have one, one for each, in no order. */
  contactsOf(organisationId: string, personIds: string[]): Promise<ContactRecord[]>;
  /** What lists say, also where people have addresses of their own. */
  listedContacts(organisationId: string, personIds: string[]): Promise<ContactRecord[]>;
  /** `setContact` of many; each person is in it once. */
  setContacts(contacts: ContactRecord[]): Promise<void>;
}
