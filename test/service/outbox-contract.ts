/** What the outbox of every store must do: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Store } from '../../demo-server/service/store.ts';
import type { MailFilter, MailOutcome, NewMail, RequestMail } from '../../demo-server/service/mail/mail-register.ts';
import { addMunicipality, addSibling, newMunicipality, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T10:10:00.000Z';
const LEASE = { now: NOW, until: LATER };

function mailOf({ organisation, guardian, request }: Municipality, change: Partial<RequestMail> = {}): RequestMail {
  return {
    id: randomUUID(),
    organisationId: organisation.id,
    kind: 'request',
    requestId: request.id,
    personId: guardian.id,
    key: randomUUID(),
    createdAt: NOW,
    notBefore: NOW,
    ...change,
  };
}

export function outboxContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`the outbox of the store in ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    const add = (mail: NewMail) => store.transaction((tx) => tx.mail.addMail(mail));
    const take = ({ organisation }: Municipality, lease = LEASE, limit = 100, from = store) =>
      from.transaction((tx) => tx.mail.takeMails(organisation.id, lease, limit));
    const settle = ({ organisation }: Municipality, id: string, attempt: number, outcome: MailOutcome) =>
      store.transaction((tx) => tx.mail.settleMail(organisation.id, id, attempt, outcome));

    test('keeps one contact for each person, and the newest', async () => {
      const { organisation, guardian, child } = await addMunicipality(store);
      const to = { organisationId: organisation.id, personId: guardian.id };
      const contact = { ...to, source: 'register' as const };
      const read = (personId: string) => store.transaction((tx) => tx.mail.contact(organisation.id, personId));
      await store.transaction((tx) => tx.mail.setContact({ ...contact, email: 'a@posti.example', language: 'fi' }));
      await store.transaction((tx) => tx.mail.setContact({ ...contact, email: 'å@posti.example', language: 'sv' }));
      assert.deepEqual(await read(guardian.id), { ...contact, email: 'å@posti.example', language: 'sv' });
      assert.equal(await read(child.id), undefined);
      const stranger = { ...contact, personId: 'nobody', email: 'x@posti.example', language: 'en' as const };
      await assert.rejects(store.transaction((tx) => tx.mail.setContact(stranger)));
    });

    test('takes the same mail once, and gives back what it was given', async () => {
      const municipality = await addMunicipality(store);
      const mail = mailOf(municipality);
      assert.equal(await add(mail), true);
      assert.equal(await add({ ...mail, id: randomUUID() }), false);
      assert.equal(await add(mailOf(municipality, { key: `${mail.key} again`, notBefore: LATER })), true);
      const [taken, ...others] = await take(municipality);
      assert.deepEqual(taken, {
        ...mail,
        notBefore: LATER,
        attempts: 1,
        state: 'waiting',
        error: null,
        sentAt: null,
      });
      assert.deepEqual(others, [], 'what is not due stays');
    });

    test('has the same key apart for two organisations', async () => {
      const [ours, theirs] = [await addMunicipality(store), await addMunicipality(store, newMunicipality())];
      for (const municipality of [ours, theirs]) assert.equal(await add(mailOf(municipality, { key: 'k' })), true);
      assert.equal((await take(ours)).length, 1);
      assert.equal((await take(theirs)).length, 1);
    });

    test('keeps nothing of a transaction that fails', async () => {
      const municipality = await addMunicipality(store);
      const mail = mailOf(municipality);
      const failing = store.transaction(async (tx) => {
        await tx.mail.addMail(mail);
        throw new Error('after the write');
      });
      await assert.rejects(failing);
      assert.deepEqual(await take(municipality), []);
      assert.equal(await add(mail), true);
    });

    test('refuses a mail about nothing or to nobody', async () => {
      const municipality = await addMunicipality(store);
      await assert.rejects(add(mailOf(municipality, { requestId: 'none' })));
      await assert.rejects(add(mailOf(municipality, { personId: 'nobody' })));
    });

    test('gives the longest due first, at most as many as are asked for', async () => {
      const municipality = await addMunicipality(store);
      const ids: string[] = [];
      for (const second of [5, 3, 4, 1, 2]) {
        const mail = mailOf(municipality, { notBefore: `2026-11-20T09:00:0${second}.000Z` });
        ids[second] = mail.id;
        await add(mail);
      }
      const batch = async () => (await take(municipality, LEASE, 2)).map(({ id }) => id).sort();
      assert.deepEqual(await batch(), [ids[1]!, ids[2]!].sort());
      assert.deepEqual(await batch(), [ids[3]!, ids[4]!].sort());
      assert.deepEqual(await batch(), [ids[5]!]);
      assert.deepEqual(await batch(), []);
    });

    const OUTCOMES: [MailOutcome, object][] = [
      [
        { state: 'sent', sentAt: LATER },
        { state: 'sent', sentAt: LATER, error: null },
      ],
      [{ state: 'not-needed' }, { state: 'not-needed', sentAt: null, error: null }],
      [
        { state: 'dead', error: 'address-refused' },
        { state: 'dead', sentAt: null, error: 'address-refused' },
      ],
    ];
    for (const [outcome, becomes] of OUTCOMES) {
      test(`gives nobody again what is ${outcome.state}`, async () => {
        const municipality = await addMunicipality(store);
        const mail = mailOf(municipality);
        await add(mail);
        await take(municipality);
        assert.equal(await settle(municipality, mail.id, 1, outcome), true);
        assert.equal(await settle(municipality, mail.id, 1, { state: 'not-needed' }), false, 'settled once');
        assert.deepEqual(await take(municipality, { now: '2027-01-01T00:00:00.000Z', until: LATER }), []);
        const [kept] = await store.transaction((tx) => tx.mail.mails(municipality.organisation.id, 10));
        assert.deepEqual({ ...kept, ...becomes }, kept);
        assert.equal(await add({ ...mail, id: randomUUID() }), false, 'nor is it put in anew');
      });
    }

    test('gives again what is to be tried again, when it is time', async () => {
      const municipality = await addMunicipality(store);
      const mail = mailOf(municipality);
      await add(mail);
      await take(municipality);
      const notBefore = '2026-11-20T10:01:00.000Z';
      await settle(municipality, mail.id, 1, { state: 'waiting', error: 'unreachable', notBefore });
      assert.deepEqual(await take(municipality, { now: '2026-11-20T10:00:59.999Z', until: LATER }), []);
      const [again] = await take(municipality, { now: notBefore, until: LATER });
      assert.deepEqual([again?.id, again?.attempts, again?.error], [mail.id, 2, 'unreachable']);
    });

    test('gives again what nobody settled, and then hears only the new taker', async () => {
      const municipality = await addMunicipality(store);
      const mail = mailOf(municipality);
      await add(mail);
      await take(municipality);
      assert.deepEqual(await take(municipality, { now: '2026-11-20T10:09:59.999Z', until: LATER }), []);
      const [again] = await take(municipality, { now: LATER, until: '2026-11-20T10:20:00.000Z' });
      assert.equal(again?.attempts, 2);
      assert.equal(await settle(municipality, mail.id, 1, { state: 'dead', error: 'deferred' }), false);
      assert.equal(await settle(municipality, mail.id, 2, { state: 'sent', sentAt: LATER }), true);
    });

    test('gives each mail to one of many takers', async () => {
      const municipality = await addMunicipality(store);
      for (let n = 0; n < 60; n += 1) await add(mailOf(municipality));
      const taken = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          take(municipality, LEASE, 7, opened.stores[n % opened.stores.length] ?? store),
        ),
      );
      const rest = await take(municipality);
      const ids = [...taken.flat(), ...rest].map(({ id }) => id);
      assert.equal(ids.length, 60);
      assert.equal(new Set(ids).size, 60);
    });

    test('lists the newest first, of its own organisation', async () => {
      const municipality = await addMunicipality(store);
      await add(mailOf(await addMunicipality(store, newMunicipality())));
      const times = ['2026-11-20T10:00:00.000Z', '2026-11-20T12:00:00.000Z', '2026-11-20T11:00:00.000Z'];
      for (const createdAt of times) await add(mailOf(municipality, { createdAt }));
      const mails = await store.transaction((tx) => tx.mail.mails(municipality.organisation.id, 2));
      assert.deepEqual(
        mails.map(({ createdAt }) => createdAt),
        ['2026-11-20T12:00:00.000Z', '2026-11-20T11:00:00.000Z'],
      );
    });

    test('gives the newest mail to each person about each request, of the kinds and states that are named', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, request, guardian, otherGuardian } = municipality;
      const { id: sibling } = await store.transaction((tx) => addSibling(tx, municipality, { id: randomUUID() }));
      await add(mailOf(await addMunicipality(store, newMunicipality())));
      const at = (hour: number) => `2026-11-20T${hour}:00:00.000Z`;
      const [request11, reminder13, receipt12, other10, sibling14] = [
        mailOf(municipality, { createdAt: at(11), notBefore: at(11) }),
        mailOf(municipality, { kind: 'reminder', createdAt: at(13), notBefore: at(20) }),
        mailOf(municipality, { kind: 'receipt', createdAt: at(12), notBefore: at(20) }),
        mailOf(municipality, { personId: otherGuardian.id, createdAt: at(10), notBefore: at(20) }),
        mailOf(municipality, { requestId: sibling, createdAt: at(14), notBefore: at(20) }),
      ];
      for (const mail of [request11, reminder13, receipt12, other10, sibling14]) await add(mail);
      await take(municipality, { now: at(11), until: at(12) });
      await settle(municipality, request11.id, 1, { state: 'dead', error: 'address-refused' });
      const last = async (ids: string[], which?: MailFilter) => {
        const mails = await store.transaction((tx) => tx.mail.lastMails(organisation.id, ids, which));
        return mails.map(({ id }) => id).sort();
      };
      const mine = [request.id, sibling];
      assert.deepEqual(await last(mine), [reminder13.id, other10.id, sibling14.id].sort());
      assert.deepEqual(await last([request.id]), [reminder13.id, other10.id].sort());
      assert.deepEqual(await last(mine, { kinds: ['request'] }), [request11.id, other10.id, sibling14.id].sort());
      assert.deepEqual(
        await last(mine, { kinds: ['request'], states: ['waiting'] }),
        [other10.id, sibling14.id].sort(),
      );
      assert.deepEqual(await last(mine, { states: ['dead'] }), [request11.id]);
      assert.deepEqual(await last([]), []);
      const [dead] = await store.transaction((tx) => tx.mail.lastMails(organisation.id, mine, { states: ['dead'] }));
      assert.deepEqual([dead?.personId, dead?.error], [guardian.id, 'address-refused']);
    });

    test('tells once what a mail is about, and only the one it was written to', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, request, guardian, otherGuardian } = municipality;
      const elsewhere = await addMunicipality(store, newMunicipality());
      const mail = mailOf(municipality);
      await add(mail);
      const open = (organisationId: string, mailId: string, personId: string, from = store) =>
        from.transaction((tx) => tx.mail.openMail(organisationId, mailId, personId, NOW));
      assert.equal(await open(organisation.id, mail.id, otherGuardian.id), undefined);
      assert.equal(await open(elsewhere.organisation.id, mail.id, guardian.id), undefined);
      assert.equal(await open(organisation.id, randomUUID(), guardian.id), undefined);
      const presses = Array.from({ length: 6 }, (_, n) =>
        open(organisation.id, mail.id, guardian.id, opened.stores[n % opened.stores.length]),
      );
      assert.deepEqual(
        (await Promise.all(presses)).filter((about) => about !== undefined),
        [request.id],
      );
      assert.equal(await open(organisation.id, mail.id, guardian.id), undefined);
      assert.equal((await take(municipality)).length, 1, 'it is sent all the same');
    });

    test('keeps mails about profiles beside those about requests, and tells nobody of the one by the other', async () => {
      const municipality = await addMunicipality(store);
      const { organisation, request, guardian, otherGuardian } = municipality;
      const profileMail = (personId: string, createdAt: string): NewMail => ({
        ...{ id: randomUUID(), organisationId: organisation.id, personId, key: randomUUID() },
        ...{ kind: 'email-confirmation', requestId: null, createdAt, notBefore: createdAt },
      });
      const at = (minute: number) => `2026-11-20T09:${minute}:00.000Z`;
      const mine = [12, 11, 10].map((minute) => profileMail(guardian.id, at(minute)));
      const theirs = profileMail(otherGuardian.id, at(13));
      const aboutRequest = mailOf(municipality, { createdAt: at(14) });
      for (const mail of [...mine, theirs, aboutRequest]) assert.equal(await add(mail), true);
      assert.equal(await add({ ...theirs, id: randomUUID() }), false, 'each is put in once');
      const times = (after: string, personId = guardian.id) =>
        store.transaction((tx) => tx.mail.profileMailTimes(organisation.id, personId, after));
      assert.deepEqual(await times(at(10)), [at(11), at(12)]);
      assert.deepEqual(await times(at(10), otherGuardian.id), [at(13)]);
      assert.deepEqual(
        (await store.transaction((tx) => tx.mail.lastMails(organisation.id, [request.id]))).map(({ id }) => id),
        [aboutRequest.id],
      );
      const opened = await store.transaction((tx) =>
        tx.mail.openMail(organisation.id, theirs.id, theirs.personId, NOW),
      );
      assert.equal(opened, undefined);

      const taken = await take(municipality, LEASE, 1);
      assert.deepEqual(
        taken.map(({ id, kind, requestId }) => ({ id, kind, requestId })),
        [{ id: mine[2]!.id, kind: 'email-confirmation', requestId: null }],
      );
      await settle(municipality, mine[2]!.id, 1, { state: 'sent', sentAt: NOW });
      await store.transaction((tx) => tx.mail.dropProfileMails(organisation.id, guardian.id));
      const left = await store.transaction((tx) => tx.mail.mails(organisation.id, 10));
      assert.deepEqual(left.map(({ id }) => id).sort(), [mine[2]!.id, theirs.id, aboutRequest.id].sort());
      assert.deepEqual(await times(at(0)), [at(10)], 'what has gone out is counted');
    });

    test('has a request for each mail about one, and for no other', async () => {
      const municipality = await addMunicipality(store);
      const faulty = { ...mailOf(municipality), requestId: 'nowhere' };
      await assert.rejects(add(faulty));
    });

    test('finds requests by when they were sent and by their last valid day, page by page', async () => {
      const municipality = newMunicipality();
      await addMunicipality(store, { ...municipality, request: { ...municipality.request, lastValidDay: null } });
      const { organisation } = municipality;
      const ids = Array.from({ length: 5 }, () => randomUUID()).sort();
      await store.transaction(async (tx) => {
        for (const id of ids) {
          await addSibling(tx, municipality, { id, lastValidDay: id === ids[4] ? '2026-12-20' : null });
        }
        for (const [n, id] of ids.slice(0, 4).entries()) {
          const at = `2026-11-0${n + 2}T22:00:00.000Z`;
          await tx.appendEvent(organisation.id, id, { type: n === 0 ? 'created' : 'sent', at });
        }
      });
      const sent = [
        { from: '2026-11-02T22:00:00.000Z', to: '2026-11-04T22:00:00.000Z' },
        { from: '2026-11-05T22:00:00.000Z', to: '2026-11-05T22:00:00.001Z' },
      ];
      const find = async (after: string, lastValidDays: string[], templateId?: string) => {
        const page = { after, limit: 2 };
        const times = { sent, lastValidDays, ...(templateId !== undefined && { templateId }) };
        const found = await store.transaction((tx) => tx.requestsByTime(organisation.id, times, page));
        return found.map(({ id }) => id);
      };
      assert.deepEqual(await find('', ['2026-12-20', '2026-12-27']), [ids[1], ids[3]]);
      assert.deepEqual(await find(ids[3]!, ['2026-12-20']), [ids[4]]);
      assert.deepEqual(await find(ids[3]!, []), []);
      assert.deepEqual(await find('', [], municipality.template.id), [ids[1], ids[3]]);
      assert.deepEqual(await find('', ['2026-12-20'], 'another'), []);
    });
  });
}
