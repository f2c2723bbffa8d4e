/** The edits of a draft, merged by field: nobody's words take the place of others that they have not seen. */
import * as v from 'valibot';
import type { DraftEdit, TargetChoice } from '../../../src/contract/template-draft-edits.ts';
import type { EditableTemplate, EditConflict } from '../../../src/contract/template-draft.ts';
import type { FieldFault } from '../../../src/contract/problem.ts';
import { sameValue } from '../../../src/model/same-value.ts';
import { staffCan } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { ProblemError } from '../problem.ts';
import type { StaffMember, Store, Transaction } from '../store.ts';
import {
  deskOf,
  editableTemplate,
  fixedOf,
  keep,
  lastChange,
  mustHaveDraft,
  noteChange,
  type AtDesk,
  type Desk,
} from './desk.ts';
import { fieldOf, type Field } from './draft-fields.ts';

/** Longest place of a fault that is repeated to the sender, in UTF-16 code units. */
const MAX_PLACE = 160;

interface Edit {
  index: number;
  path: string;
  field: Field;
  from: unknown;
  to: unknown;
}

/**
 * Makes all of the changes, or none of them. One that has been made already is passed over, so that the same message
 * can be sent again; what others have changed in other fields stays.
 *
 * Rejects with {@link ProblemError}: `not-found`; `invalid-message` with the fields that a draft does not have or that
 * cannot hold this; `not-possible` where nothing is being written, or for a field that stays as people have agreed to
 * it; `edit-conflict` where a field is not as the editor saw it.
 */
export async function editDraft(store: Store, atDesk: AtDesk, { changes }: DraftEdit): Promise<EditableTemplate> {
  const edits = changes.map(({ path, from, to }, index) => editOf(index, path, from, to));
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'write-template', { forUpdate: true });
    mustHaveDraft(desk);
    const seen = structuredClone(desk);
    const conflicts: Edit[] = [];
    let changed = false;
    for (const edit of edits) {
      const { field, path, from, to } = edit;
      const kept = field.read(desk.content);
      if (isMade(kept, edit)) continue;
      if (!sameValue(kept, from)) {
        conflicts.push(edit);
        continue;
      }
      await mustBePossible(transaction, desk, edit, atDesk);
      noteChange(desk, path, atDesk, isNothing(kept));
      field.write(desk.content, to);
      changed = true;
    }
    if (conflicts.length > 0)
      throw new ProblemError('edit-conflict', { current: await conflictOf(transaction, seen, conflicts) });
    return changed ? keep(transaction, desk, atDesk) : editableTemplate(transaction, desk);
  });
}

function editOf(index: number, path: string, from: unknown, to: unknown): Edit {
  const field = fieldOf(path);
  if (field === undefined) throw invalid(index, 'path', 'No field of a draft');
  if (from === undefined) throw invalid(index, 'from', 'Expected what was seen');
  const written = v.safeParse(field.schema, to, { abortEarly: true });
  if (!written.success) {
    const [issue] = written.issues;
    // What came is not repeated: Valibot's own sentence would.
    const message = issue.kind === 'validation' ? issue.message : `Expected ${issue.expected}`;
    throw invalid(index, 'to', message, placeOf(path, issue));
  }
  // What was seen is read as what is written: a text that the editor has in another form than it was kept is the same.
  const seen = v.safeParse(field.schema, from, { abortEarly: true });
  return { index, path, field, from: seen.success ? seen.output : from, to: written.output };
}

/** Of a fault: the field, and where in it, such as `texts.fi.description.2.runs.0.href`. */
function placeOf(path: string, issue: v.BaseIssue<unknown>): string {
  const inside = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return [path, ...(inside === '' ? [] : [inside])].join('.').slice(0, MAX_PLACE);
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A language that is added is there, whatever is written in it by now. */
function isMade(kept: unknown, { path, to }: Edit): boolean {
  return sameValue(kept, to) || (/^texts\.\w+$/u.test(path) && kept !== null && to !== null);
}

async function mustBePossible(transaction: Transaction, desk: Desk, { index, path, to }: Edit, { actor }: AtDesk) {
  if (fixedOf(desk).includes(path)) {
    const message = `${path} stays as people have agreed to it: copy this as a new template`;
    throw new ProblemError('not-possible', { errors: [{ field: `changes.${index}.path`, message }] });
  }
  if (path === 'change' && desk.published === undefined)
    throw invalid(index, 'to', 'There is nothing published that it could change', path);
  if (path === 'target') {
    const fault = await faultOfTarget(transaction, actor.organisationId, desk.staff, to as TargetChoice);
    if (fault !== undefined) throw invalid(index, 'to', fault, path);
  }
}

/** Why one of the staff cannot direct a template so; undefined where they can. */
export async function faultOfTarget(
  transaction: Transaction,
  organisationId: string,
  staff: StaffMember,
  target: TargetChoice | null,
): Promise<string | undefined> {
  if (target?.kind !== 'group') return staff.groups === null ? undefined : 'Expected a group of yours';
  // A group of others is told as one that is not there.
  const group = await transaction.groups.group(organisationId, target.groupId);
  return group !== undefined && staffCan(staff, 'write-template', target.groupId) ? undefined : 'No such group';
}

/** @param desk as it was before the message */
async function conflictOf(transaction: Transaction, desk: Desk, edits: Edit[]): Promise<EditConflict> {
  const conflicts: EditConflict['conflicts'] = [];
  for (const { path, field, to } of edits) {
    const change = lastChange(desk, path);
    const by = change && (await transaction.person(desk.template.organisationId, change.personId));
    conflicts.push({
      path,
      yours: to,
      theirs: field.read(desk.content),
      by: by === undefined ? null : fullName(by),
      at: change?.at ?? null,
    });
  }
  return { conflicts, template: await editableTemplate(transaction, desk) };
}

/** @param path of the field, named where it is known: an index says little to a person */
function invalid(index: number, part: string, message: string, path?: string): ProblemError {
  const fault: FieldFault = { field: `changes.${index}.${part}`, message: path ? `${path}: ${message}` : message };
  return new ProblemError('invalid-message', { errors: [fault] });
}
