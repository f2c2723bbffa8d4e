/** The templates of an organisation as its staff see them: those whose roster they may see. */
import type { TemplateList, TemplateSummary } from '../../src/contract/template-list.ts';
import { LANGUAGES, type Localized } from '../../src/model/language.ts';
import { staffCan, type Actor } from './authorisation.ts';
import type { AnsweredRequest } from './group-requests/addressee-register.ts';
import { lookAgain } from './group-requests/look-again.ts';
import { groupOf, templateFor } from './group-requests/template-access.ts';
import { ProblemError } from './problem.ts';
import { responseTimesOf } from './statistics/response-statistics.ts';
import type { Store, TemplateVersionRecord } from './store.ts';

const ORDER: TemplateVersionRecord['state'][] = ['published', 'draft', 'archived'];

/**
 * Rejects with {@link ProblemError} `not-found` for one who is not of the staff.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function templateListFor(store: Store, actor: Actor, now: string): Promise<TemplateList> {
  const { organisationId, personId } = actor;
  const { organisation, ids, staff, open, answered } = await store.transaction(async (transaction) => {
    const staff = await transaction.staffMember(organisationId, personId);
    if (!staffCan(staff, 'read-roster')) throw new ProblemError('not-found');
    const theirs: string[] = [];
    for (const { id } of await transaction.templates(organisationId)) {
      const target = await transaction.addressees.target(organisationId, id);
      if (staffCan(staff, 'read-roster', groupOf(target))) theirs.push(id);
    }
    return {
      organisation: (await transaction.organisation(organisationId))!.name,
      ids: theirs,
      staff,
      open: await transaction.followUps.countOpen(organisationId),
      // Of all templates at once: one statement for each would take longer than all the rest.
      answered: await transaction.addressees.answeredRequests(organisationId, theirs),
    };
  });
  const answeredOf = Map.groupBy(answered, ({ templateId }) => templateId);
  const items: TemplateSummary[] = [];
  for (const id of ids) {
    const known = { open: open.get(id) ?? 0, answered: answeredOf.get(id) ?? [] };
    items.push(...(await summaryFor(store, actor, { templateId: id, ...known, now })));
  }
  const mayCreate = staffCan(staff, 'write-template');
  return { organisation, mayCreate, items: items.toSorted((a, b) => rank(a) - rank(b)) };
}

function rank({ state }: TemplateSummary): number {
  return ORDER.indexOf(state as TemplateVersionRecord['state']);
}

/** None for a template without a text, and for one that the actor may not see yet. */
async function summaryFor(
  store: Store,
  actor: Actor,
  { templateId, open, answered, now }: { templateId: string; open: number; answered: AnsweredRequest[]; now: string },
): Promise<TemplateSummary[]> {
  const { organisationId } = actor;
  const asked = { templateId, action: 'read-roster', now } as const;
  await lookAgain(store, organisationId, templateId, now);
  return store.transaction(async (transaction) => {
    const { template, published, target, rules, staff } = await templateFor(transaction, actor, asked);
    const versions = await transaction.versionsOf(organisationId, templateId);
    const shown = published ?? versions[0];
    if (shown === undefined) return [];
    // What is still being written asks nobody: it is not for those at the door.
    if (shown.state === 'draft' && !staffCan(staff, 'read-template', groupOf(target))) return [];
    const nobody = { sort: 'name', descending: false, offset: 0, limit: 0 } as const;
    const { counts } = await transaction.addressees.page(rules, {}, nobody);
    const group = target?.kind === 'group' ? await transaction.groups.group(organisationId, target.groupId) : undefined;
    const mayReadRequests = staffCan(staff, 'read-requests', groupOf(target));
    const mayReadFollowUps = staffCan(staff, 'read-follow-ups', groupOf(target));
    const languages = LANGUAGES.filter((language) => shown.texts[language] !== undefined);
    return [
      {
        id: templateId,
        name: Object.fromEntries(languages.map((language) => [language, shown.texts[language]!.name])) as Localized,
        state: shown.state,
        version: `${shown.major}.${shown.minor}`,
        draft: shown.state !== 'draft' && versions.some(({ state }) => state === 'draft'),
        languages,
        mayWrite: staffCan(staff, 'write-template', groupOf(target)),
        mayReadRequests,
        validity: shown.validity,
        target: { kind: target?.kind ?? 'none', name: group?.name ?? null },
        ...(mayReadFollowUps && open > 0 && { openFollowUps: open }),
        // How many have answered what is not for those at the door.
        statuses: mayReadRequests ? counts.map(({ status, count }) => ({ status, count })) : [],
        responses:
          template.legalBasis === 'consent' && staffCan(staff, 'read-statistics', groupOf(target))
            ? responseTimesOf(answered, now)
            : null,
      },
    ];
  });
}
