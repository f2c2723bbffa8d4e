import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { SessionRecord, SessionStore, SignInRecord } from '../../demo-server/node/session-store.ts';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import type { OpenedDatabase } from '../../demo-server/node/sql/opened-database.ts';
import { AUDIT } from './audit.ts';
import { addMunicipality, type Municipality } from './municipality.ts';
import { startPostgres, withoutPostgres } from './postgres.ts';

const SIGN_IN: Omit<SignInRecord, 'stateHash'> = {
  codeVerifier: 'verifier',
  nonce: 'nonce',
  redirectUri: 'http://127.0.0.1:3000/sign-in/return',
  returnTo: '/consents?state=“ä”',
  strongly: true,
  createdAt: '2026-11-20T10:00:00.123Z',
};

function sessionStoreContract(name: string, open: () => Promise<OpenedDatabase>, skip: string | false = false): void {
  describe(`session store: ${name}`, { skip }, () => {
    let database: OpenedDatabase;
    let sessions: SessionStore;
    let municipality: Municipality;
    before(async () => {
      database = await open();
      sessions = database.sessions;
      municipality = await addMunicipality(database.store);
    });
    after(() => database.close());

    function newSession(changes: Partial<SessionRecord> = {}): SessionRecord {
      return {
        idHash: randomUUID(),
        organisationId: municipality.organisation.id,
        personId: municipality.guardian.id,
        strength: 'weak',
        idToken: 'header.payload.signature',
        sealed: 'sealed',
        createdAt: '2026-11-20T10:00:00.000Z',
        lastSeenAt: '2026-11-20T10:00:00.000Z',
        ...changes,
      };
    }

    test('gives a session out as it was put in; an unknown one is nothing', async () => {
      const session = newSession({ createdAt: '2026-03-29T01:00:00.000Z', lastSeenAt: '2026-10-25T00:30:00.999Z' });
      await sessions.addSession(session);
      assert.deepEqual(await sessions.session(session.idHash), session);
      assert.equal(await sessions.session('unknown'), undefined);
    });

    test('removes all sessions of a person in an organisation, and nobody else’s', async () => {
      const { otherGuardian } = municipality;
      const elsewhere = await addMunicipality(database.store);
      const theirs = [newSession(), newSession()];
      const others = [
        newSession({ personId: otherGuardian.id }),
        newSession({ organisationId: elsewhere.organisation.id, personId: elsewhere.guardian.id }),
      ];
      for (const each of [...theirs, ...others]) await sessions.addSession(each);
      await sessions.deleteSessionsOf(municipality.organisation.id, municipality.guardian.id);
      for (const { idHash } of theirs) assert.equal(await sessions.session(idHash), undefined);
      for (const each of others) assert.deepEqual(await sessions.session(each.idHash), each);
    });

    test('moves the time when a session was last seen, and of that session only', async () => {
      const [session, other] = [newSession(), newSession()];
      await sessions.addSession(session);
      await sessions.addSession(other);
      await sessions.touchSession(session.idHash, '2026-11-20T10:05:00.000Z');
      assert.deepEqual(await sessions.session(session.idHash), { ...session, lastSeenAt: '2026-11-20T10:05:00.000Z' });
      assert.deepEqual(await sessions.session(other.idHash), other);
    });

    test('a session that has been deleted is gone, others of the same person stay', async () => {
      const [session, other] = [newSession(), newSession()];
      await sessions.addSession(session);
      await sessions.addSession(other);
      await sessions.deleteSession(session.idHash);
      assert.equal(await sessions.session(session.idHash), undefined);
      assert.deepEqual(await sessions.session(other.idHash), other);
      // Late requests of a browser that has signed out come to a session that is no more.
      await sessions.touchSession(session.idHash, '2026-11-20T10:05:00.000Z');
      await sessions.deleteSession(session.idHash);
      assert.equal(await sessions.session(session.idHash), undefined);
    });

    test('refuses a session for somebody who is not in the register, and a hash that is taken', async () => {
      const session = newSession();
      await sessions.addSession(session);
      await assert.rejects(sessions.addSession({ ...session, personId: municipality.otherGuardian.id }));
      await assert.rejects(sessions.addSession(newSession({ personId: 'nobody' })));
      assert.deepEqual(await sessions.session(session.idHash), session);
    });

    test('gives a sign-in out once', async () => {
      const signIn = { ...SIGN_IN, stateHash: randomUUID() };
      await sessions.addSignIn(signIn);
      assert.deepEqual(await sessions.takeSignIn(signIn.stateHash), signIn);
      assert.equal(await sessions.takeSignIn(signIn.stateHash), undefined);
      assert.equal(await sessions.takeSignIn('unknown'), undefined);
    });

    test('gives a sign-in to one of many who come at once', async () => {
      for (let round = 0; round < 20; round += 1) {
        const signIn = { ...SIGN_IN, stateHash: randomUUID() };
        await sessions.addSignIn(signIn);
        const taken = await Promise.all(Array.from({ length: 8 }, () => sessions.takeSignIn(signIn.stateHash)));
        assert.deepEqual(
          taken.filter((record) => record !== undefined),
          [signIn],
        );
      }
    });

    test('sweeps away what is older than the given instants, and nothing else', async () => {
      const limit = '2026-11-20T12:00:00.000Z';
      const earlier = '2026-11-20T11:59:59.999Z';
      const old = newSession({ createdAt: earlier, lastSeenAt: limit });
      const idle = newSession({ createdAt: limit, lastSeenAt: earlier });
      const living = newSession({ createdAt: limit, lastSeenAt: limit });
      for (const session of [old, idle, living]) await sessions.addSession(session);
      const abandoned = { ...SIGN_IN, stateHash: randomUUID(), createdAt: earlier };
      const begun = { ...SIGN_IN, stateHash: randomUUID(), createdAt: limit };
      for (const signIn of [abandoned, begun]) await sessions.addSignIn(signIn);

      await sessions.sweep({ sessionCreated: limit, sessionSeen: limit, signInCreated: limit });

      assert.equal(await sessions.session(old.idHash), undefined);
      assert.equal(await sessions.session(idle.idHash), undefined);
      assert.deepEqual(await sessions.session(living.idHash), living);
      assert.equal(await sessions.takeSignIn(abandoned.stateHash), undefined);
      assert.deepEqual(await sessions.takeSignIn(begun.stateHash), begun);
    });
  });
}

sessionStoreContract('PGlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-pglite-'));
  const database = await openPGlite(folder, AUDIT);
  return {
    ...database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
});

sessionStoreContract(
  'PostgreSQL',
  async () => {
    const postgres = await startPostgres();
    const database = await openPostgres(await postgres.database('lupa'), AUDIT);
    return {
      ...database,
      async close() {
        await database.close();
        await postgres.stop();
      },
    };
  },
  withoutPostgres,
);
