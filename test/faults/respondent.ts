/** One person's answers to one request, one after the other, as a client of the API gives them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ConsentDetail, ConsentEvent } from '../../src/contract/consent-detail.ts';
import { IDEMPOTENCY_KEY } from '../../src/contract/headers.ts';
import type { Decision } from '../../src/model/consent-request.ts';
import type { Visitor } from '../server/browserless-sign-in.ts';

/** The kind of event that a decision becomes. */
export const EVENT_OF_DECISION = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' } as const;

interface Answer {
  detail: ConsentDetail;
  etag: string;
}

/** A decision that was sent. */
export interface Attempt {
  key: string;
  decision: Decision;
  /**
   * - `acknowledged`: the server said that it is kept
   * - `refused`: the server said that it is not, with a status of 4xx
   * - `unknown`: nothing, or nothing to be sure of
   */
  told: 'acknowledged' | 'refused' | 'unknown';
  /** The answer with which it was acknowledged; for an unknown one, what the server said when it was asked later. */
  answer?: Answer | undefined;
  /** Whether the server has been asked later what came of it. */
  asked: boolean;
}

/** The server has gone, or its answer was cut: nothing more is to be had from it. */
export class ServerGone extends Error {}

export class Respondent {
  readonly name: string;
  readonly requestId: string;
  readonly attempts: Attempt[] = [];
  /** The events that were there before the first attempt. */
  before: ConsentEvent[] = [];
  readonly #visitor: Visitor;

  constructor(name: string, visitor: Visitor, requestId: string) {
    this.name = name;
    this.#visitor = visitor;
    this.requestId = requestId;
  }

  get #path(): string {
    return `/api/consents/${this.requestId}`;
  }

  /** The request as this person sees it now. */
  async see(origin: string): Promise<Answer> {
    const response = await this.#call(origin, this.#path);
    if (response.status >= 500) throw new ServerGone('failing');
    assert.equal(response.status, 200, `${this.name} may see ${this.requestId}`);
    return answerIn(response);
  }

  /** What the server says of an attempt: its answer, or undefined for one that was not carried out. */
  async ask(origin: string, { key }: Attempt): Promise<Answer | undefined> {
    const response = await this.#call(origin, `${this.#path}/decisions/${key}`);
    if (response.status === 404) return undefined;
    assert.equal(response.status, 200, 'the server knows what came of a decision');
    return answerIn(response);
  }

  /**
   * Sends one decision out of those that are open, with a key of its own.
   *
   * @throws {ServerGone}
   */
  async decide(origin: string): Promise<Attempt> {
    const { detail, etag } = await this.see(origin);
    const open = detail.decisions.filter((each) => each !== 'unknown');
    assert.ok(open.length > 0, `there is something to decide in ${this.requestId}`);
    const decision = open[Math.floor(Math.random() * open.length)]!;
    const language = Object.keys(detail.texts)[0];
    const attempt: Attempt = { key: randomUUID(), decision, told: 'unknown', asked: false };
    this.attempts.push(attempt);
    const response = await this.#call(origin, `${this.#path}/decisions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': etag, [IDEMPOTENCY_KEY]: attempt.key },
      body: JSON.stringify({ decision, versionId: detail.versionId, language }),
    });
    if (response.status === 200) {
      attempt.answer = await answerIn(response);
      attempt.told = 'acknowledged';
    } else if (response.status < 500) {
      assert.equal(response.status, 412, 'nothing but the other guardian comes between');
      attempt.told = 'refused';
      await response.body?.cancel();
    } else {
      throw new ServerGone('failing');
    }
    return attempt;
  }

  async #call(origin: string, path: string, init?: RequestInit): Promise<Response> {
    try {
      return await this.#visitor.api(origin, path, init);
    } catch (cause) {
      throw new ServerGone('no answer', { cause });
    }
  }
}

async function answerIn(response: Response): Promise<Answer> {
  try {
    return { detail: (await response.json()) as ConsentDetail, etag: response.headers.get('ETag') ?? '' };
  } catch (cause) {
    throw new ServerGone('half an answer', { cause });
  }
}
