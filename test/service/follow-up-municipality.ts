/** A municipality where both guardians have said yes, with staff of every kind. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { NewEvent, StaffRole, Store } from '../../demo-server/service/store.ts';
import type { ApprovalMode } from '../../src/model/consent-request.ts';
import type { FollowUpRule } from '../../src/model/follow-up.ts';
import { actorOf, newMunicipality, SENT } from './municipality.ts';
import { startService, type TestService } from './test-service.ts';

const GROUP = 'amiraalit';
const ELSEWHERE = 'muualla';

const STAFF = {
  editor: ['editor', null],
  viewer: ['viewer', null],
  carer: ['carer', [GROUP]],
  groupEditor: ['editor', [GROUP]],
  carerElsewhere: ['carer', [ELSEWHERE]],
} as const satisfies Record<string, [StaffRole, string[] | null]>;
type StaffName = keyof typeof STAFF;

export interface FollowUps extends TestService {
  staff: Record<StaffName, Actor>;
  people: Record<'guardian' | 'otherGuardian' | 'child', Actor>;
}

export async function startFollowUps({
  followUp = null,
  isProtected = false,
  mode = 'all-guardians',
  yes = ['otherGuardian', 'guardian'],
  explicit = false,
  unwritten = [],
  store = new MemoryStore(),
}: {
  followUp?: FollowUpRule | null;
  /** Whether a safety ban holds over the guardian. */
  isProtected?: boolean;
  mode?: ApprovalMode;
  /** Who has said yes, in their order. */
  yes?: ('guardian' | 'otherGuardian')[];
  explicit?: boolean;
  /** Staff without an address. */
  unwritten?: StaffName[];
  store?: Store;
} = {}): Promise<FollowUps> {
  const made = newMunicipality();
  const { organisation, template, version, request, guardian, otherGuardian, child, stranger } = made;
  Object.assign(version, { followUp, explicit });
  template.approvalMode = mode;
  request.participants = request.participants.map((each) =>
    each.personId === guardian.id && isProtected ? { ...each, protected: true } : each,
  );
  const accepted = ({ id: personId }: { id: string }): NewEvent => ({
    ...{ type: 'accepted', at: '2026-11-02T08:00:00.000Z', personId },
    shown: { versionId: version.id, language: 'fi' },
  });
  const running = await startService([...SENT, ...yes.map((who) => accepted(made[who]))], store, made);
  const staff = Object.fromEntries(
    Object.keys(STAFF).map((name) => [
      name,
      { ...stranger, id: randomUUID(), identityHash: randomUUID(), givenNames: name },
    ]),
  ) as Record<StaffName, typeof stranger>;
  await store.transaction(async (tx) => {
    for (const id of [GROUP, ELSEWHERE])
      await tx.groups.addGroup({ id, organisationId: organisation.id, name: { fi: id } });
    await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: GROUP });
    for (const [name, [role, groups]] of Object.entries(STAFF)) {
      const person = staff[name as StaffName];
      await tx.addPerson(person);
      await tx.addStaff(organisation.id, person.id, role, groups === null ? null : [...groups]);
      if (unwritten.includes(name as StaffName)) continue;
      await tx.mail.setContact({
        ...{ organisationId: organisation.id, personId: person.id, email: `${name}@kunta.example` },
        ...{ language: 'fi', source: 'register' },
      });
    }
  });
  return {
    ...running,
    staff: Object.fromEntries(Object.entries(staff).map(([name, person]) => [name, actorOf(person)])) as Record<
      StaffName,
      Actor
    >,
    people: { guardian: actorOf(guardian), otherGuardian: actorOf(otherGuardian), child: actorOf(child) },
  };
}

export function actorIs(actor: Actor, change: Partial<Actor>): Actor {
  return { ...actor, ...change };
}
