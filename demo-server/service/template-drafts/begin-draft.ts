/** How the writing of a template begins and ends: a new one, a copy, a new version; discarding and archiving. */
import type { NewDraft, NewTemplate } from '../../../src/contract/template-draft-edits.ts';
import type { EditableTemplate } from '../../../src/contract/template-draft.ts';
import { LANGUAGES, type Localized } from '../../../src/model/language.ts';
import { staffCan, type Actor } from '../authorisation.ts';
import { awaitedOf } from '../group-requests/look-again.ts';
import { carriedOut, carryOut } from '../intent.ts';
import { ProblemError } from '../problem.ts';
import { isStorable } from '../query.ts';
import { digest } from '../representation.ts';
import { REQUIRED_LANGUAGES } from '../required-languages.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, TemplateVersionRecord, Transaction } from '../store.ts';
import { deskOf, editableTemplate, mustHaveDraft, notPossible, type AtDesk, type Desk } from './desk.ts';
import { emptyText, numberAfter, withoutUnused, type DraftContent } from './draft-content.ts';
import type { TemplateRules } from './draft-register.ts';
import { faultOfTarget } from './edit-draft.ts';

/** A template that somebody means to create. */
export interface Creating {
  actor: Actor;
  /** One key for each intent, the same over every retry of it. */
  key: string;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/** The strictest where there is a choice: all must say yes, and nothing is answered in advance. */
const FIRST_RULES: TemplateRules = {
  approvalMode: 'all-guardians',
  legalBasis: 'consent',
  contact: { name: '' },
  dataProtectionOfficer: { name: '' },
  subjectHeard: false,
  selfFrom: null,
  standingConsents: false,
  triage: null,
};

/** What a version holds that is told nothing else. */
type Beginning = Pick<TemplateVersionRecord, 'attachments'> & Omit<DraftContent, 'change'>;

/**
 * A template with an empty draft in the languages that the organisation publishes in.
 *
 * Rejects with {@link ProblemError}: `not-found` for one who may not write; `invalid-message` for a target that is not
 * theirs; `idempotency-key-reused`.
 */
export function createTemplate(store: Store, creating: Creating, message: NewTemplate): Promise<EditableTemplate> {
  const { name = {}, target = null } = message;
  return createOnce(store, creating, JSON.stringify(['new', message]), async (transaction) => {
    const { organisationId, personId } = creating.actor;
    const staff = await transaction.staffMember(organisationId, personId);
    if (staff === undefined || !staffCan(staff, 'write-template')) throw new ProblemError('not-found');
    const fault = await faultOfTarget(transaction, organisationId, staff, target);
    if (fault !== undefined) throw invalid('target', fault);
    for (const language of LANGUAGES) {
      if (!isStorable(name[language] ?? '')) throw invalid(`name.${language}`, 'Expected text');
    }
    return { copyOf: null, content: { ...emptyTemplate(name), target } };
  });
}

/** Nothing but the name, in the languages that the organisation publishes in and those of the name. */
export function emptyTemplate(name: Localized = {}): Beginning {
  const languages = LANGUAGES.filter(
    (language) => name[language] !== undefined || (REQUIRED_LANGUAGES as readonly string[]).includes(language),
  );
  return {
    texts: Object.fromEntries(languages.map((language) => [language, emptyText(name[language])])),
    purposes: [{ id: 'all', kind: 'other' }],
    ...{ personalData: [], explicit: false, validity: null, followUp: null, attachments: {} },
    ...{ rules: FIRST_RULES, target: null },
  };
}

/**
 * A template whose draft begins as this one is: as its published version, or else as the newest. Its group goes with
 * it; people who were named do not, for each was chosen for the other.
 *
 * Rejects with {@link ProblemError}: `not-found` for one who may not write it; `idempotency-key-reused`.
 */
export function copyTemplate(store: Store, creating: Creating, templateId: string): Promise<EditableTemplate> {
  return createOnce(store, creating, JSON.stringify(['copy', templateId]), async (transaction) => {
    const desk = await deskOf(transaction, { ...creating, templateId }, 'write-template');
    const { template, versions, published, draft, kept, content } = desk;
    const copied = published ?? versions[0]!;
    const isDraft = copied === draft;
    const { id: _id, organisationId: _organisationId, ...rules } = template;
    const { texts, purposes, personalData, explicit, ...said } = isDraft ? copied : withoutUnused(copied);
    const { validity, followUp, attachments } = said;
    return {
      copyOf: templateId,
      filesOf: isDraft ? copied.id : undefined,
      content: {
        ...{ texts, purposes, personalData, explicit, validity, followUp, attachments, target: content.target },
        rules: isDraft ? kept.rules : rules,
      },
    };
  });
}

interface Plan {
  copyOf: string | null;
  /** The draft whose files go with it; those of a published version are kept for all. */
  filesOf?: string | undefined;
  content: Beginning;
}

function createOnce(
  store: Store,
  { actor, key, now }: Creating,
  message: string,
  plan: (transaction: Transaction) => Promise<Plan>,
): Promise<EditableTemplate> {
  const { organisationId, personId } = actor;
  return carryOut(async () => {
    const intent = { organisationId, personId, key: `template:${key}`, fingerprint: await digest(message) };
    return store.transaction(async (transaction) => {
      const earlier = await carriedOut(transaction, intent);
      if (earlier !== undefined) {
        const { id } = JSON.parse(earlier.body) as { id: string };
        return editableTemplate(
          transaction,
          await deskOf(transaction, { actor, templateId: id, now }, 'write-template'),
        );
      }
      const { copyOf, filesOf, content } = await plan(transaction);
      const [templateId, versionId] = [crypto.randomUUID(), crypto.randomUUID()];
      await addNewTemplate(transaction, { organisationId, templateId, versionId }, content);
      for (const { sha256 } of filesOf === undefined ? [] : Object.values(content.attachments).flat()) {
        const file = await transaction.drafts.file(organisationId, filesOf!, sha256);
        if (file !== undefined) await transaction.drafts.addFile(organisationId, versionId, file);
      }
      const answer = await editableTemplate(
        transaction,
        await deskOf(transaction, { actor, templateId, now }, 'write-template'),
      );
      const body = JSON.stringify({ id: templateId });
      await transaction.addIntent({ ...intent, requestId: null, body, etag: '', at: now });
      await recordAct(transaction, actor, { type: 'template-created', templateId, versionId, copyOf }, now);
      return answer;
    });
  });
}

/** Adds a template whose first version is a draft in which nobody has written. */
export async function addNewTemplate(
  transaction: Transaction,
  { organisationId, templateId, versionId }: { organisationId: string; templateId: string; versionId: string },
  { rules, target, ...content }: Beginning,
): Promise<void> {
  await transaction.addTemplate({ id: templateId, organisationId, ...rules });
  if (target !== null) await transaction.addressees.setTarget(organisationId, templateId, target);
  await transaction.addVersion({
    ...{ id: versionId, organisationId, templateId, major: 1, minor: 0, state: 'draft', agreed: {} },
    ...content,
  });
  await transaction.drafts.keepDraft({ organisationId, versionId, rules, changes: {}, writers: {} });
}

/**
 * A draft that begins as the published version is. Of a template that was archived only a major one can begin: it asks
 * anew, and publishing it brings the template back.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` where something is being written already.
 */
export function beginDraft(store: Store, atDesk: AtDesk, { change }: NewDraft): Promise<EditableTemplate> {
  return atItsDesk(store, atDesk, async (transaction, { draft, published, versions, kept }) => {
    if (draft !== undefined) throw notPossible('', 'Something is being written already');
    if (published === undefined && change === 'minor')
      throw notPossible('change', 'Nothing is published that a minor change could correct');
    const { organisationId } = atDesk.actor;
    const from = withoutUnused(published ?? versions[0]!);
    const versionId = crypto.randomUUID();
    const number = numberAfter(versions, published, change);
    await transaction.addVersion({ ...from, ...number, id: versionId, state: 'draft', agreed: {} });
    await transaction.drafts.keepDraft({ organisationId, versionId, rules: kept.rules, changes: {}, writers: {} });
    return { type: 'draft-begun', versionId };
  });
}

/**
 * Throws away what is being written. A template of which nothing has been published is gone with it.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` where another draft is there than was seen.
 *
 * @returns the template as it is; null where nothing is left of it
 */
export async function discardDraft(store: Store, atDesk: AtDesk, seenId: string): Promise<EditableTemplate | null> {
  const { actor, templateId, now } = atDesk;
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'write-template', { forUpdate: true });
    const { id: versionId } = mustHaveDraft(desk);
    if (versionId !== seenId) throw notPossible('versionId', 'Another draft is being written');
    await transaction.drafts.removeDraft(actor.organisationId, versionId);
    const left =
      desk.versions.length === 1
        ? null
        : await editableTemplate(transaction, await deskOf(transaction, atDesk, 'write-template'));
    await recordAct(transaction, actor, { type: 'draft-discarded', templateId, versionId }, now);
    return left;
  });
}

/**
 * Nobody is asked by the template any more. What was answered stays, and can be withdrawn.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` while something is being written, which nobody is to
 * lose; and while an answer is waited for, so that nobody answers a text that its organisation has put away: the
 * answering is ended first.
 */
export function archiveTemplate(store: Store, atDesk: AtDesk): Promise<EditableTemplate> {
  const { actor, templateId, now } = atDesk;
  return atItsDesk(store, atDesk, async (transaction, { draft, published }) => {
    if (draft !== undefined) throw notPossible('draft', 'Something is being written: publish or discard it');
    if (published === undefined) throw notPossible('', 'Nothing is published');
    const requests = await transaction.requestsOfTemplate(actor.organisationId, templateId, { forUpdate: true });
    const waiting = requests.filter((request) => awaitedOf(request, now).length > 0).length;
    if (waiting > 0) throw notPossible('requests', `Answers to ${waiting} are waited for: end the answering first`);
    await transaction.archiveVersion(actor.organisationId, published.id);
    return { type: 'template-archived', versionId: published.id };
  });
}

async function atItsDesk(
  store: Store,
  atDesk: AtDesk,
  work: (
    transaction: Transaction,
    desk: Desk,
  ) => Promise<{ type: 'draft-begun' | 'template-archived'; versionId: string }>,
): Promise<EditableTemplate> {
  const { actor, templateId, now } = atDesk;
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'write-template', { forUpdate: true });
    const done = await work(transaction, desk);
    const answer = await editableTemplate(transaction, await deskOf(transaction, atDesk, 'write-template'));
    await recordAct(transaction, actor, { ...done, templateId }, now);
    return answer;
  });
}

function invalid(field: string, message: string): ProblemError {
  return new ProblemError('invalid-message', { errors: [{ field, message }] });
}
