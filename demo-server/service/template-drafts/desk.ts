/** A template on the desk of one of the staff: its versions, what is being written, and how it is kept again. */
import type { EditableTemplate } from '../../../src/contract/template-draft.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { LANGUAGES, type Localized } from '../../../src/model/language.ts';
import { faultsOfVersion } from '../../../src/model/publishing-rules.ts';
import { nextChange, olderTexts, type FieldChange } from '../../../src/model/template-draft.ts';
import type { Contact } from '../../../src/model/agreed-text.ts';
import { staffCan, type Actor, type StaffAction } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { templateFor } from '../group-requests/template-access.ts';
import { ProblemError } from '../problem.ts';
import { REQUIRED_LANGUAGES } from '../required-languages.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { StaffMember, TemplateRecord, TemplateVersionRecord, Transaction } from '../store.ts';
import {
  changeOf,
  editableFollowUp,
  editableText,
  numberAfter,
  rulesOf,
  targetChoice,
  withoutUnused,
  type DraftContent,
} from './draft-content.ts';
import { FIXED } from './draft-fields.ts';
import type { DraftRecord } from './draft-register.ts';

/** Minutes within which it is written down once that somebody writes. */
const ONE_ACT = 10;

export interface Desk {
  /** Who sits at it. */
  personId: string;
  template: TemplateRecord;
  staff: StaffMember;
  /** The newest first; at least one. */
  versions: TemplateVersionRecord[];
  published: TemplateVersionRecord | undefined;
  draft: TemplateVersionRecord | undefined;
  /** Where there is no draft, of one that would begin now. */
  kept: DraftRecord;
  /** Of the draft, or of what one would begin from. To be changed in place. */
  content: DraftContent;
  /** Whether people may have agreed to one of the texts. */
  wasPublished: boolean;
  /** Civil date in Europe/Helsinki. */
  today: string;
}

export interface AtDesk {
  actor: Actor;
  templateId: string;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * Reads it all.
 *
 * Rejects with {@link ProblemError} `not-found` where the template is not theirs, or has no version.
 *
 * @param forUpdate holds the template until the transaction ends: the edits of two follow each other
 */
export async function deskOf(
  transaction: Transaction,
  { actor, templateId, now }: AtDesk,
  action: StaffAction,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<Desk> {
  const { organisationId } = actor;
  // Before anything else is read: whoever waits here must see what the other has written.
  const versions = await transaction.versionsOf(organisationId, templateId, { forUpdate });
  const { template, staff, target } = await templateFor(transaction, actor, { templateId, action, now });
  const published = versions.find(({ state }) => state === 'published');
  const draft = versions.find(({ state }) => state === 'draft');
  const shown = draft ?? published ?? versions[0];
  if (shown === undefined) throw new ProblemError('not-found');
  const kept = (await transaction.drafts.draft(organisationId, shown.id)) ?? {
    ...{ organisationId, versionId: shown.id, rules: rulesOf(template) },
    ...{ changes: {}, writers: {} },
  };
  const { texts, purposes, personalData, explicit, validity, followUp } = shown;
  return {
    ...{ personId: actor.personId, template, staff, versions, published, draft, kept },
    content: structuredClone({
      ...{ texts, purposes, personalData, explicit, validity, followUp, rules: kept.rules },
      target: targetChoice(target),
      change: draft === undefined ? (published === undefined ? 'first' : 'minor') : changeOf(draft, published),
    }),
    wasPublished: versions.some(({ state }) => state !== 'draft'),
    today: civilDateOf(now),
  };
}

/** Rejects with {@link ProblemError} `not-possible` where nothing is being written. */
export function mustHaveDraft({ draft }: Desk): TemplateVersionRecord {
  if (draft === undefined) throw notPossible('', 'Nothing is being written: begin a draft');
  return draft;
}

export function notPossible(field: string, message: string): ProblemError {
  return new ProblemError('not-possible', { errors: [{ field, message }] });
}

/** Notes that somebody has changed a field, before it is changed. */
export function noteChange({ kept, content }: Desk, path: string, { actor, now }: AtDesk, wasEmpty: boolean): void {
  const wasOlder = olderTexts(content.texts, kept.changes).some(
    ({ language, field }) => path === `texts.${language}.${field}`,
  );
  const by = { personId: actor.personId, at: now, follows: wasEmpty || wasOlder };
  kept.changes[path] = nextChange(kept.changes[path], by);
}

/** The last change of the field, of a part of it, or of what it is a part of. */
export function lastChange({ kept }: Desk, path: string): FieldChange | undefined {
  const concerns = (other: string) =>
    other === path ||
    other.startsWith(`${path}.`) ||
    path.startsWith(`${other}.`) ||
    (other === 'purposes' && path.includes('.purposes.'));
  return Object.entries(kept.changes)
    .filter(([other]) => concerns(other))
    .map(([, change]) => change)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/**
 * Keeps what was changed, and writes down who writes. The last thing in a transaction. Resolves to the template as it is
 * then.
 *
 * @param attachments where they are others than before
 */
export async function keep(
  transaction: Transaction,
  desk: Desk,
  atDesk: AtDesk,
  attachments?: TemplateVersionRecord['attachments'],
): Promise<EditableTemplate> {
  const { actor, templateId, now } = atDesk;
  const { organisationId, personId } = actor;
  const draft = mustHaveDraft(desk);
  const { content, kept, published, wasPublished } = desk;
  const { texts, purposes, personalData, explicit, validity, followUp, rules, target, change } = content;
  if (change !== 'first' && change !== changeOf(draft, published)) {
    const others = desk.versions.filter(({ id }) => id !== draft.id);
    Object.assign(draft, numberAfter(others, published, change));
  }
  const text = { texts, purposes, personalData, explicit, validity, followUp };
  Object.assign(draft, { ...text, ...(attachments && { attachments }) });
  await transaction.drafts.rewrite(draft);
  kept.rules = rules;
  // Until then nobody has agreed to anything, and the staff's pages go by the template.
  if (!wasPublished) await transaction.drafts.setRules(organisationId, templateId, rules);
  const before = targetChoice(await transaction.addressees.target(organisationId, templateId));
  if (target !== null && (before?.kind !== target.kind || before.groupId !== target.groupId))
    await transaction.addressees.setTarget(organisationId, templateId, target);
  const written = kept.writers[personId];
  const isNew = written === undefined || Date.parse(now) - Date.parse(written) >= ONE_ACT * 60_000;
  if (isNew) kept.writers[personId] = now;
  await transaction.drafts.keepDraft(kept);
  const answer = await editableTemplate(transaction, desk);
  if (isNew) await recordAct(transaction, actor, { type: 'draft-saved', templateId, versionId: draft.id }, now);
  return answer;
}

/** As its editor shows it. */
export async function editableTemplate(transaction: Transaction, desk: Desk): Promise<EditableTemplate> {
  const { template, staff, versions, draft, published, kept, content, today } = desk;
  const { organisationId } = template;
  const { texts, purposes, personalData, explicit, validity, followUp, rules, target, change } = content;
  const group = target?.kind === 'group' ? await transaction.groups.group(organisationId, target.groupId) : undefined;
  const writers = [...new Set(Object.values(kept.changes).map(({ personId }) => personId))];
  const people = await transaction.peopleById(organisationId, writers);
  const names = new Map(people.map((person) => [person.id, fullName(person)]));
  const shown = draft ?? published ?? versions[0]!;
  const languages = LANGUAGES.filter((language) => texts[language] !== undefined);
  const { contact, dataProtectionOfficer, ...settled } = rules;
  const tidy = withoutUnused({ ...shown, texts, purposes });
  return {
    id: template.id,
    viewer: desk.personId,
    organisation: (await transaction.organisation(organisationId))!.name,
    mayWrite: staffCan(staff, 'write-template', target?.groupId ?? ''),
    draft: draft === undefined ? null : { versionId: draft.id, version: numberOf(draft), change },
    versions: versions.map((version) => ({ id: version.id, version: numberOf(version), state: version.state })),
    texts: byLanguage(languages.map((language) => [language, editableText(texts[language]!, purposes)])),
    ...{ purposes, personalData, explicit, validity, ...settled },
    followUp: editableFollowUp(followUp),
    contact: editableContact(contact),
    dataProtectionOfficer: editableContact(dataProtectionOfficer),
    target,
    targetName: group?.name ?? null,
    attachments: tidy.attachments,
    fields: Object.entries(kept.changes).map(([path, { revision, personId, at }]) => ({
      ...{ path, revision, at },
      by: names.get(personId) ?? '',
    })),
    fixed: fixedOf(desk),
    required: [...REQUIRED_LANGUAGES],
    faults: faultsOfVersion({ ...tidy, personalData, explicit, validity, ...rules }, REQUIRED_LANGUAGES, today),
    languages: languages.map((language) => ({ language, changedAt: changedAt(kept, language) })),
    older: olderTexts(tidy.texts, kept.changes),
  };

  function numberOf({ major, minor }: TemplateVersionRecord): string {
    return `${major}.${minor}`;
  }
}

/** Paths of the fields that stay: see `FIXED`. A template that is directed to nobody can still be directed. */
export function fixedOf({ wasPublished, content }: Desk): string[] {
  if (!wasPublished) return [];
  return FIXED.filter((path) => path !== 'target' || content.target !== null);
}

function editableContact({ name, email = '', phone = '' }: Contact) {
  return { name, email, phone };
}

function byLanguage<T>(entries: [keyof Localized, T][]): Localized<T> {
  return Object.fromEntries(entries) as Localized<T>;
}

function changedAt({ changes }: DraftRecord, language: string): string | null {
  const own = [`texts.${language}`, `attachments.${language}`];
  const times = Object.entries(changes)
    .filter(([path]) => own.some((each) => path === each || path.startsWith(`${each}.`)))
    .map(([, { at }]) => at);
  return times.sort().at(-1) ?? null;
}
