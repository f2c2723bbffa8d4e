import type { SessionRecord, SessionStore, SignInRecord } from '../../demo-server/node/session-store.ts';

/** The session store of tests that have no database. Its maps are open, so that a test can see what is kept. */
export class MemorySessionStore implements SessionStore {
  readonly sessions = new Map<string, SessionRecord>();
  readonly signIns = new Map<string, SignInRecord>();

  async addSession(session: SessionRecord): Promise<void> {
    this.sessions.set(session.idHash, structuredClone(session));
  }

  async session(idHash: string): Promise<SessionRecord | undefined> {
    return structuredClone(this.sessions.get(idHash));
  }

  async touchSession(idHash: string, lastSeenAt: string): Promise<void> {
    const session = this.sessions.get(idHash);
    if (session !== undefined) session.lastSeenAt = lastSeenAt;
  }

  async deleteSession(idHash: string): Promise<void> {
    this.sessions.delete(idHash);
  }

  async deleteSessionsOf(organisationId: string, personId: string): Promise<void> {
    for (const session of this.sessions.values())
      if (session.organisationId === organisationId && session.personId === personId)
        this.sessions.delete(session.idHash);
  }

  async addSignIn(signIn: SignInRecord): Promise<void> {
    this.signIns.set(signIn.stateHash, structuredClone(signIn));
  }

  async takeSignIn(stateHash: string): Promise<SignInRecord | undefined> {
    const signIn = this.signIns.get(stateHash);
    this.signIns.delete(stateHash);
    return signIn;
  }

  async sweep(before: { sessionCreated: string; sessionSeen: string; signInCreated: string }): Promise<void> {
    for (const { idHash, createdAt, lastSeenAt } of this.sessions.values()) {
      if (createdAt < before.sessionCreated || lastSeenAt < before.sessionSeen) this.sessions.delete(idHash);
    }
    for (const { stateHash, createdAt } of this.signIns.values()) {
      if (createdAt < before.signInCreated) this.signIns.delete(stateHash);
    }
  }
}
