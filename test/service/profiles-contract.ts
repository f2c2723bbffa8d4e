/** What every store must do about profiles: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { confirmEmail } from '../../demo-server/service/profile/confirm-email.ts';
import { hashOfSecret } from '../../demo-server/service/profile/confirmation-link.ts';
import {
  EmailInUse,
  type ConfirmationRecord,
  type ProfileRecord,
  type ProfileRegister,
} from '../../demo-server/service/profile/profile-register.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { addMunicipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const NOW = '2026-11-22T10:00:00.123Z';

interface Whose {
  organisationId: string;
  personId: string;
}

function profileOf({ organisationId, personId }: Whose, change: Partial<ProfileRecord> = {}): ProfileRecord {
  return {
    ...{ organisationId, personId, createdAt: NOW, names: null, email: null, emailVerifiedAt: null },
    ...{ pendingEmail: null, phone: null, address: null, language: null, extras: {}, firstVisit: true },
    ...change,
  };
}

const FULL: Partial<ProfileRecord> = {
  names: { given: 'Åsa "Ö"', family: "D'Arc" },
  email: 'Asa@Posti.example',
  emailVerifiedAt: '2026-11-22T10:01:00.456Z',
  pendingEmail: 'asa@toinen.example',
  phone: '+358401234567',
  address: { street: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' },
  language: 'sv',
  extras: { pronouns: 'hän "ä"', interests: ['b', 'a'], constructor: 'x' },
  firstVisit: false,
};

export function profilesContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`the profiles of the store in ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    const on = <T>(work: (profiles: ProfileRegister) => Promise<T>, at = store) =>
      at.transaction((tx) => work(tx.profiles));
    const keep = (profile: ProfileRecord) => on((profiles) => profiles.keep(profile));
    const read = ({ organisationId, personId }: Whose) => on((profiles) => profiles.profile(organisationId, personId));

    /** Two people of one organisation. */
    async function two(): Promise<[Whose, Whose]> {
      const { organisation, guardian, otherGuardian } = await addMunicipality(store);
      const organisationId = organisation.id;
      return [
        { organisationId, personId: guardian.id },
        { organisationId, personId: otherGuardian.id },
      ];
    }

    const confirmationOf = (whose: Whose, change: Partial<ConfirmationRecord> = {}): ConfirmationRecord => ({
      ...{ organisationId: whose.organisationId, personId: whose.personId, tokenHash: randomUUID() },
      ...{ address: 'asa@toinen.example', language: 'sv', expiresAt: NOW, usedAt: null },
      ...change,
    });

    test('come back as they were kept, the newest, each to its own', async () => {
      const [one, other] = await two();
      assert.equal(await read(one), undefined);
      for (const profile of [profileOf(one), profileOf(one, FULL), profileOf(one, { phone: '+12345' })]) {
        await keep(profile);
        assert.deepEqual(await read(one), profile);
      }
      assert.equal(await read(other), undefined);
      await assert.rejects(keep(profileOf({ ...one, personId: 'nobody' })));
    });

    test('a verified address is of one profile, whatever its case, and found by it', async () => {
      const [one, other] = await two();
      const [elsewhere] = await two();
      const find = (organisationId: string, address: string) =>
        on((profiles) => profiles.byVerifiedEmail(organisationId, address));
      await keep(profileOf(one, FULL));
      assert.deepEqual(await find(one.organisationId, 'ASA@posti.EXAMPLE'), profileOf(one, FULL));
      assert.equal(await find(one.organisationId, 'asa@toinen.example'), undefined, 'one that waits is nobody’s yet');
      assert.equal(await find(elsewhere.organisationId, 'asa@posti.example'), undefined);

      const same = { email: 'asa@posti.example', emailVerifiedAt: NOW };
      await assert.rejects(keep(profileOf(other, same)), EmailInUse);
      assert.equal(await read(other), undefined, 'nothing of it is kept');
      await keep(profileOf(other, { email: 'asa@posti.example' }));
      await keep(profileOf(elsewhere, same));
      await keep(profileOf(one, { ...FULL, phone: null }));

      await keep(profileOf(one));
      await keep(profileOf(other, same));
      assert.equal((await find(one.organisationId, 'asa@posti.example'))?.personId, other.personId);
    });

    test('a confirmation is given out once, and the newest one only', async () => {
      const [one, other] = await two();
      await assert.rejects(on((profiles) => profiles.setConfirmation(confirmationOf(one))));
      await keep(profileOf(one));
      const [first, second] = [confirmationOf(one), confirmationOf(one, { address: 'b@posti.example' })];
      const take = ({ organisationId, tokenHash }: ConfirmationRecord) =>
        on((profiles) => profiles.takeConfirmation(organisationId, tokenHash, NOW));
      for (const each of [first, second]) await on((profiles) => profiles.setConfirmation(each));
      assert.equal(await take(first), undefined);
      assert.equal(await take({ ...second, organisationId: other.organisationId, tokenHash: 'x' }), undefined);
      const taken = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          on(
            (profiles) => profiles.takeConfirmation(second.organisationId, second.tokenHash, NOW),
            opened.stores[index % opened.stores.length]!,
          ),
        ),
      );
      assert.deepEqual(
        taken.filter((each) => each !== undefined),
        [{ ...second, usedAt: NOW }],
      );
    });

    test('a removed one is gone with what was to be confirmed, and its address is free', async () => {
      const [one, other] = await two();
      await keep(profileOf(one, FULL));
      const waiting = confirmationOf(one);
      await on((profiles) => profiles.setConfirmation(waiting));
      await on((profiles) => profiles.remove(one.organisationId, one.personId));
      assert.equal(await read(one), undefined);
      assert.equal(await on((tx) => tx.confirmationBy(one.organisationId, waiting.tokenHash)), undefined);
      await keep(profileOf(other, FULL));
      await on((profiles) => profiles.remove(one.organisationId, one.personId));
      assert.deepEqual(await read(other), profileOf(other, FULL));
    });

    test('of several who confirm one address at once, in whichever store, one has it', async () => {
      const [one, other] = await two();
      const links = await Promise.all(
        [one, other].map(async (whose) => {
          const secret = randomBytes(32).toString('base64url');
          const address = 'yhteinen@posti.example';
          const tokenHash = await hashOfSecret(secret);
          const expiresAt = '2026-11-23T10:00:00.000Z';
          await keep(profileOf(whose, { email: address }));
          await on((profiles) => profiles.setConfirmation(confirmationOf(whose, { address, tokenHash, expiresAt })));
          return `${whose.organisationId}.${secret}`;
        }),
      );
      const outcomes = await Promise.all(
        [...links, ...links].map((token, index) =>
          confirmEmail(opened.stores[index % opened.stores.length]!, token, NOW),
        ),
      );
      const states = outcomes.map(({ state }) => state).sort();
      assert.deepEqual(states, ['confirmed', 'in-use', 'in-use', 'used']);
      const verified = (await Promise.all([one, other].map(read))).filter((each) => each!.emailVerifiedAt !== null);
      assert.equal(verified.length, 1);
    });

    test('two who change one at once follow each other, also where it begins', async () => {
      const [one] = await two();
      const add = (digit: number) =>
        on(
          async (profiles) => {
            const { organisationId, personId } = one;
            const before = await profiles.profile(organisationId, personId, { forUpdate: true });
            await profiles.keep(profileOf(one, { phone: `${before?.phone ?? '+'}${digit}` }));
          },
          opened.stores[digit % opened.stores.length]!,
        );
      await Promise.all([1, 2, 3, 4, 5, 6].map(add));
      const digits = [...(await read(one))!.phone!.slice(1)].sort().join('');
      assert.equal(digits, '123456');
    });
  });
}
