/** Rounds of work and death on one set of data: start, look whether everything is there, decide, die. */
import { join } from 'node:path';
import type { RequestEvent } from '../../src/model/consent-request.ts';
import { verifyAudit } from '../../demo-server/node/audit/verify.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { CHAIN } from '../service/audit.ts';
import type { DyingServer } from './dying-server.ts';
import { examine, nothingFound, type Findings } from './findings.ts';
import { EVENT_OF_DECISION, Respondent, ServerGone } from './respondent.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** Decisions that are acknowledged, at most, before a blow at a random moment. */
const MOST_DECISIONS = 30;
/** Milliseconds, at most, from the last of them to the blow: a decision takes about as long. */
const LONGEST_WAIT = 15;

const { study, studyEnglish, photo, meals } = REQUEST_IDS;

/** Where the data lies. */
export interface Place {
  /** Variables of the servers. */
  environment: Record<string, string>;
  /** Opens the store in this process, while no server has it. */
  openStore: () => Promise<Store>;
}

export class Trial {
  rounds = 0;
  readonly findings: Findings = nothingFound();
  readonly #place: Place;
  #respondents: Respondent[] = [];
  /** For each respondent, how many of the attempts have been looked at. */
  #examined = new Map<Respondent, number>();

  constructor(place: Place) {
    this.#place = place;
  }

  /** One round. The server ends by a blow from outside, at a random moment, unless it ends by itself. */
  async round(dying?: DyingServer): Promise<void> {
    const server = await this.#start(dying);
    try {
      await this.#work(server, dying?.point === undefined ? () => void server.kill() : undefined);
    } catch (error) {
      await server.kill();
      throw error;
    }
    await server.ended;
    this.rounds += 1;
  }

  /** Rounds in which it is the database that ends, at a random moment, under one server that lives on. */
  async outages(rounds: number, database: { crash(): void; recover(): void }): Promise<void> {
    const server = await this.#start();
    try {
      for (let round = 0; round < rounds; round += 1) {
        await this.#work(server, database.crash);
        database.recover();
        await this.#examine(server.origin);
        this.rounds += 1;
      }
    } finally {
      await server.kill();
    }
  }

  /** Looks at everything, from the first decision on, at a server in good health. */
  async lookBack(): Promise<void> {
    this.#examined.clear();
    const server = await this.#start();
    await server.kill();
  }

  /** Looks into the store itself, where no viewer's own numbering stands between. */
  async lookInside(): Promise<void> {
    const store = await this.#place.openStore();
    try {
      for (const id of new Set(this.#respondents.map(({ requestId }) => requestId))) {
        const request = await store.transaction((tx) => tx.requestOf(ORGANISATION_ID, PEOPLE.ahto.id, id));
        this.#examineNumbers(id, request!.events);
      }
      await this.#examineChains(store);
    } finally {
      await store.close();
    }
  }

  /** The figures, in one line. */
  get summary(): string {
    const attempts = this.#respondents.flatMap((respondent) => respondent.attempts);
    const told = (what: string) => attempts.filter((attempt) => attempt.told === what);
    const unknown = told('unknown');
    const { lost, doubled, halved, wrong } = this.findings;
    return [
      `${this.rounds} rounds`,
      `${attempts.length} decisions sent`,
      `${told('acknowledged').length} acknowledged`,
      `${told('refused').length} refused as stale`,
      `${unknown.length} unanswered (${unknown.filter(({ answer }) => answer).length} of them kept)`,
      `${lost.length} lost`,
      `${doubled.length} doubled`,
      `${halved.length} in part`,
      `${wrong.length} otherwise wrong`,
    ].join(', ');
  }

  async #start(dying?: DyingServer): Promise<ServerProcess> {
    const server = await startServer(this.#place.environment, dying).up;
    if (this.#respondents.length === 0) await this.#enter(server.origin);
    else await this.#examine(server.origin);
    return server;
  }

  /** Everybody signs in, once: sessions must survive too. */
  async #enter(origin: string): Promise<void> {
    const [ahto, ansa] = [new Visitor(), new Visitor()];
    await ahto.signIn(origin, 'ahto');
    await ansa.signIn(origin, 'ansa');
    this.#respondents = [
      ...[study, studyEnglish, photo, meals].map((id, index) => new Respondent(`Ahto ${index + 1}`, ahto, id)),
      ...[studyEnglish, photo].map((id, index) => new Respondent(`Ansa ${index + 1}`, ansa, id)),
    ];
    for (const respondent of this.#respondents) respondent.before = (await respondent.see(origin)).detail.events;
  }

  /**
   * Everybody decides until the server has gone.
   *
   * @param strike what makes it go, called at a random moment; undefined where it goes by itself
   */
  async #work({ origin }: ServerProcess, strike?: () => void): Promise<void> {
    let left = Math.floor(Math.random() * MOST_DECISIONS);
    const countDown = () => {
      left -= 1;
      if (left === -1 && strike !== undefined) setTimeout(strike, Math.random() * LONGEST_WAIT);
    };
    const decideOn = async (respondent: Respondent) => {
      try {
        for (;;) if ((await respondent.decide(origin)).told === 'acknowledged') countDown();
      } catch (error) {
        if (!(error instanceof ServerGone)) throw error;
      }
    };
    countDown();
    await Promise.all(this.#respondents.map(decideOn));
  }

  /** Looks at what has been sent since the last look. */
  async #examine(origin: string): Promise<void> {
    for (const respondent of this.#respondents) {
      const found = await examine(respondent, origin, this.#examined.get(respondent));
      this.#examined.set(respondent, respondent.attempts.length);
      for (const kind of ['lost', 'doubled', 'halved', 'wrong'] as const) this.findings[kind].push(...found[kind]);
    }
  }

  /** Nothing that a death does looks like a tampering. */
  async #examineChains(store: Store): Promise<void> {
    const anchorFolder = join(this.#place.environment['DATA_FOLDER']!, 'anchors');
    const report = await verifyAudit({ store, chain: CHAIN, anchorFolder, now: () => new Date() });
    for (const { requestId, seq, fault } of report.broken) {
      this.findings.wrong.push(`request ${requestId}: event ${seq} is ${fault} in its chain`);
    }
    for (const { file, fault } of report.anchors.broken) this.findings.wrong.push(`anchors ${file}: ${fault}`);
  }

  /** Every event has the next number, and there are as many as decisions were kept. */
  #examineNumbers(requestId: string, events: RequestEvent[]): void {
    const numbers = events.map(({ seq }) => seq);
    if (numbers.some((seq, index) => seq !== index + 1)) {
      this.findings.wrong.push(`request ${requestId}: the events are numbered ${numbers.join(' ')}`);
    }
    for (const type of Object.values(EVENT_OF_DECISION)) {
      const there = events.filter((event) => event.type === type).length;
      const expected = this.#respondents
        .filter((respondent) => respondent.requestId === requestId)
        .flatMap(({ before, attempts }) => [
          ...before.map((event) => event.type),
          ...attempts.filter(({ answer }) => answer).map(({ decision }) => EVENT_OF_DECISION[decision]),
        ])
        .filter((each) => each === type).length;
      if (there !== expected) {
        this.findings.wrong.push(`request ${requestId}: ${there} × ${type}, where ${expected} were kept`);
      }
    }
  }
}
