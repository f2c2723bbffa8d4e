/** The life of a session: it begins at a sign-in, and ends at a sign-out, after half an hour unused or after 12 hours. */
import { hash, randomBytes } from 'node:crypto';
import type { ToldData } from './official-claims.ts';
import { seal, unseal } from './sealed.ts';
import type { SessionRecord, SessionStore } from './session-store.ts';

const MINUTE = 60_000;
/** Milliseconds without a request. */
export const IDLE_TIMEOUT = 30 * MINUTE;
/** Milliseconds from the sign-in, however busy. */
export const ABSOLUTE_TIMEOUT = 12 * 60 * MINUTE;
/** Milliseconds between leaving for the identity provider and coming back. */
export const SIGN_IN_TIMEOUT = 15 * MINUTE;
/** `lastSeenAt` may lag this much behind, so that not every read is a write too. */
const TOUCH_INTERVAL = MINUTE;

/** What the identification told of the person. It is as old as the session, and ends with it. */
export interface Held {
  identityCode: string;
  /** Null where it told no names. */
  official: ToldData | null;
}

export class Sessions {
  readonly #store: SessionStore;
  readonly #now: () => Date;

  constructor(store: SessionStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Begins a session under an id that nobody could have known before. Resolves to the id, for the cookie.
   *
   * @param held is kept so that only who has the cookie can read it
   */
  async begin(
    session: Pick<SessionRecord, 'organisationId' | 'personId' | 'strength' | 'idToken'>,
    held: Held | null = null,
  ): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    const at = this.#now().toISOString();
    const sealed = held && seal(id, JSON.stringify(held));
    await this.#store.addSession({ ...session, idHash: hashOf(id), sealed, createdAt: at, lastSeenAt: at });
    return id;
  }

  /** The session if it is still on; the call counts as a use of it. */
  async use(id: string): Promise<SessionRecord | undefined> {
    const session = await this.#store.session(hashOf(id));
    if (session === undefined) return undefined;
    const now = this.#now();
    const unused = now.getTime() - Date.parse(session.lastSeenAt);
    const age = now.getTime() - Date.parse(session.createdAt);
    if (unused >= IDLE_TIMEOUT || age >= ABSOLUTE_TIMEOUT) {
      await this.#store.deleteSession(session.idHash);
      return undefined;
    }
    if (unused >= TOUCH_INTERVAL) await this.#store.touchSession(session.idHash, now.toISOString());
    return session;
  }

  /** What the session holds of its person, with the instant of the sign-in; undefined where it holds nothing. */
  async held(id: string): Promise<(Held & { asOf: string }) | undefined> {
    const session = await this.use(id);
    const text = session?.sealed == null ? undefined : unseal(id, session.sealed);
    return text === undefined ? undefined : { ...(JSON.parse(text) as Held), asOf: session!.createdAt };
  }

  /**
   * Lets the person of a session be somebody else: themselves in another organisation. What they are allowed changes,
   * so the id does too. Resolves to the new id, or undefined where the session is over.
   */
  async become(id: string, who: Pick<SessionRecord, 'organisationId' | 'personId'>): Promise<string | undefined> {
    const session = await this.end(id);
    if (session === undefined) return undefined;
    const next = randomBytes(32).toString('base64url');
    const held = session.sealed === null ? undefined : unseal(id, session.sealed);
    const sealed = held === undefined ? null : seal(next, held);
    await this.#store.addSession({ ...session, ...who, idHash: hashOf(next), sealed });
    return next;
  }

  /** Ends the session at once. Resolves to what it was, if it was still on. */
  async end(id: string): Promise<SessionRecord | undefined> {
    const session = await this.use(id);
    if (session !== undefined) await this.#store.deleteSession(session.idHash);
    return session;
  }

  /** Ends all sessions of a person in an organisation, in whatever browser. */
  async endAllOf({ organisationId, personId }: Pick<SessionRecord, 'organisationId' | 'personId'>): Promise<void> {
    await this.#store.deleteSessionsOf(organisationId, personId);
  }

  /** Removes what has run out, sign-ins that nobody came back from included. */
  async sweep(): Promise<void> {
    const before = (age: number) => new Date(this.#now().getTime() - age).toISOString();
    await this.#store.sweep({
      sessionCreated: before(ABSOLUTE_TIMEOUT),
      sessionSeen: before(IDLE_TIMEOUT),
      signInCreated: before(SIGN_IN_TIMEOUT),
    });
  }
}

function hashOf(id: string): string {
  return hash('sha256', id, 'base64url');
}
