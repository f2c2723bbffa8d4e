/** Who may and who may not by a template, for those at the door. */
import type { ConsentRoster } from '../../src/contract/consent-roster.ts';
import { inEveryLanguage } from './group-requests/group-page.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { rosterLine } from '../../src/model/roster.ts';
import { effective, type Actor } from './authorisation.ts';
import { templateFor, type OwnTemplate } from './group-requests/template-access.ts';
import type { RequestRecord, Store, TemplateVersionRecord, Transaction } from './store.ts';

/** People in one answer. A list that somebody reads at the door is far shorter. */
export const LONGEST_ROSTER = 5_000;
/** Requests read at once. */
const READ_AT_ONCE = 500;

/**
 * Everybody whom the template is directed to now, by name. What holds of each is derived from what has happened at this
 * moment; nothing that was kept is relied on.
 *
 * Rejects with {@link ProblemError} `not-found` where the template is not the actor's to see.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function rosterFor(store: Store, actor: Actor, templateId: string, now: string): Promise<ConsentRoster> {
  return store.transaction(async (transaction) => {
    const own = await templateFor(transaction, actor, { templateId, action: 'read-roster', now });
    const { template, target } = own;
    const { organisationId } = template;
    const version = await versionInForce(transaction, own);
    const named = version ?? (await transaction.versionsOf(organisationId, templateId))[0];
    const group = target?.kind === 'group' ? await transaction.groups.group(organisationId, target.groupId) : undefined;
    const asksConsent = template.legalBasis === 'consent';
    const everybody = asksConsent ? await transaction.addressees.directedTo(organisationId, templateId) : [];
    const listed = everybody.slice(0, LONGEST_ROSTER);
    const requests = await requestsOf(transaction, organisationId, listed);
    return {
      template: {
        id: templateId,
        name: inEveryLanguage(named, ({ name }) => name),
        organisation: (await transaction.organisation(organisationId))!.name,
        version: version === undefined ? null : `${version.major}.${version.minor}`,
        languages: LANGUAGES.filter((language) => version?.texts[language] !== undefined),
        asksConsent,
      },
      target: { kind: target?.kind ?? 'none', name: group?.name ?? null },
      purposes: (version?.purposes ?? []).map(({ id }) => ({
        id,
        name: inEveryLanguage(version, (text) => text.purposes?.[id] ?? text.purpose),
      })),
      asOf: now,
      total: everybody.length,
      people: listed.map(({ person, requestId }) => ({
        id: person.id,
        givenNames: person.givenNames,
        familyName: person.familyName,
        ...lineOf(requests.get(requestId ?? ''), version, now),
      })),
    };
  });
}

/**
 * The published version. Of a template that was put away the last that was: answers that were given to it stay, and
 * only then is nothing published beside an archived version.
 */
async function versionInForce(
  transaction: Transaction,
  { template, published }: OwnTemplate,
): Promise<TemplateVersionRecord | undefined> {
  if (published !== undefined) return published;
  const versions = await transaction.versionsOf(template.organisationId, template.id);
  return versions.find(({ state }) => state === 'archived');
}

async function requestsOf(
  transaction: Transaction,
  organisationId: string,
  people: { requestId: string | null }[],
): Promise<Map<string, RequestRecord>> {
  const ids = people.flatMap(({ requestId }) => requestId ?? []);
  const read = new Map<string, RequestRecord>();
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = await transaction.requestsById(organisationId, ids.slice(from, from + READ_AT_ONCE));
    for (const request of some) read.set(request.id, request);
  }
  return read;
}

function lineOf(request: RequestRecord | undefined, version: TemplateVersionRecord | undefined, now: string) {
  const asked = {
    purposes: (version?.purposes ?? []).map(({ id }) => id),
    same: request !== undefined && request.version.major === version?.major,
  };
  return rosterLine(request && effective(request), asked, now);
}
