/** Mails on their way to a real mail server: nothing lost, nothing doubled, and nothing told that need not be. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { composeMail } from '../../demo-server/service/mail/compose-mail.ts';
import { mailHtml } from '../../demo-server/node/mail/mail-html.ts';
import { mailText, plain, type MailBlock } from '../../demo-server/service/mail/mail-tree.ts';
import { startMailWorker } from '../../demo-server/node/mail/mail-worker.ts';
import { smtpSender } from '../../demo-server/node/mail/smtp.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { deliver, mailToSend, type MailOfRequest } from '../../demo-server/service/mail/deliver.ts';
import { confirmationSecrets } from '../../demo-server/service/profile/confirmation-link.ts';
import { tellOfAnswer } from '../../demo-server/service/mail/outbox.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import type { LogLine } from '../../demo-server/service/problem.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { RequestMailKind, MailRecord } from '../../demo-server/service/mail/mail-register.ts';
import type { WrittenMethod } from '../../src/model/group-act.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { AUDIT } from '../service/audit.ts';
import { addMunicipality, newMunicipality, SENT, type Municipality } from '../service/municipality.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from '../service/postgres.ts';
import { startDemo } from './demo.ts';
import { Visitor } from './browserless-sign-in.ts';
import { headerOf, partsOf, startSmtpServer, type SmtpBehaviour, type TestSmtpServer } from './smtp-server.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const PUBLIC = 'https://luvat.kunta.example';
const secretOf = confirmationSecrets();
const FROM = 'Kunta <luvat@kunta.example>';
const KINDS: RequestMailKind[] = ['request', 'reminder', 'ending', 'receipt', 'closing'];

/** A request with one mail to each of two guardians; one of them is under a safety ban. */
async function withMails(store: Store, languages: Language[] = ['fi', 'sv'], count = 1): Promise<Municipality> {
  const municipality = newMunicipality();
  const { organisation, guardian, otherGuardian, request } = municipality;
  const participants = request.participants.map((each) =>
    each.personId === guardian.id ? { ...each, protected: true } : each,
  );
  await addMunicipality(store, { ...municipality, request: { ...request, participants } }, SENT);
  await store.transaction(async (tx) => {
    for (const [n, { id: personId }] of [guardian, otherGuardian].entries()) {
      const to = { organisationId: organisation.id, personId };
      const contact = { ...to, source: 'register' as const, language: languages[n] ?? 'fi' };
      await tx.mail.setContact({ ...contact, email: `guardian-${n}@posti.example` });
      for (let each = 0; each < count; each += 1) {
        const id = randomUUID();
        const times = { createdAt: NOW, notBefore: NOW };
        await tx.mail.addMail({ ...to, ...times, id, kind: 'request', requestId: request.id, key: id });
      }
    }
  });
  return municipality;
}

async function deliverTo(url: string, store: Store, { organisation }: Municipality, at = NOW) {
  const send = smtpSender({ url, from: FROM, publicOrigin: PUBLIC });
  return deliver({ store, organisationId: organisation.id, send, now: () => new Date(at) });
}

function kept(store: Store, { organisation }: Municipality): Promise<MailRecord[]> {
  return store.transaction((tx) => tx.mail.mails(organisation.id, 1000));
}

async function withServer(behaviour: SmtpBehaviour, use: (server: TestSmtpServer) => Promise<void>): Promise<void> {
  const server = await startSmtpServer(behaviour);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

describe('a mail to a mail server', () => {
  it('arrives in the language of its receiver, in two forms, with the sender and a link', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    await withServer({}, async ({ url, received }) => {
      assert.equal((await deliverTo(url, store, municipality)).sent, 2);
      const finnish = received.find(({ to }) => to[0] === 'guardian-0@posti.example')!;
      const swedish = received.find(({ to }) => to[0] === 'guardian-1@posti.example')!;
      assert.equal(headerOf(finnish, 'From'), FROM);
      assert.match(headerOf(swedish, 'Subject') ?? '', /^=\?UTF-8\?Q\?En_beg=C3=A4ran_om_samtycke_v=C3=A4ntar/u);
      assert.equal(headerOf(finnish, 'Auto-Submitted'), 'auto-generated');
      for (const form of Object.values(partsOf(finnish))) {
        assert.match(form, /Sinulle on tullut lupapyyntö/u);
        const link = new RegExp(`${PUBLIC}/l/([\\w-]{36})`, 'u').exec(form)?.[1];
        assert.ok(headerOf(finnish, 'Message-ID')?.startsWith(`<${link}@`), 'the link is of this mail');
      }
      assert.match(partsOf(swedish).text, /Fotografering/u);
    });
  });

  it('that is refused for good is told and not tried again', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    const refusal = (address: string) => (address.startsWith('guardian-0') ? 550 : undefined);
    await withServer({ refusal }, async ({ url, received }) => {
      const { sent, dead } = await deliverTo(url, store, municipality);
      assert.deepEqual([sent, dead], [1, 1]);
      assert.equal((await deliverTo(url, store, municipality, '2026-11-21T10:00:00.000Z')).taken, 0);
      assert.equal(received.length, 1);
      const errors = (await kept(store, municipality)).map(({ state, error }) => `${state} ${error}`).sort();
      assert.deepEqual(errors, ['dead address-refused', 'sent null']);
    });
  });

  it('that is refused for now arrives later, once', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    let busy = true;
    await withServer({ refusal: () => (busy ? 451 : undefined) }, async ({ url, received }) => {
      assert.equal((await deliverTo(url, store, municipality)).retried, 2);
      assert.deepEqual(
        (await kept(store, municipality)).map(({ error }) => error),
        ['deferred', 'deferred'],
      );
      busy = false;
      assert.equal((await deliverTo(url, store, municipality, '2026-11-20T10:00:59.000Z')).taken, 0);
      assert.equal((await deliverTo(url, store, municipality, '2026-11-20T10:01:00.000Z')).sent, 2);
      assert.equal((await deliverTo(url, store, municipality, '2026-11-21T10:00:00.000Z')).taken, 0);
      assert.equal(received.length, 2);
    });
  });

  it('outlasts a server that is down for an hour', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    const { url, stop } = await startSmtpServer();
    await stop();
    let now = Date.parse(NOW);
    for (const up = now + 60 * 60_000; now < up; now += 60_000) {
      const { sent, dead } = await deliverTo(url, store, municipality, new Date(now).toISOString());
      assert.deepEqual([sent, dead], [0, 0]);
    }
    assert.equal((await kept(store, municipality))[0]?.error, 'unreachable');
    await withServer({ port: Number(new URL(url).port) }, async ({ received }) => {
      for (let later = 0; later < 61; later += 1, now += 60_000) {
        await deliverTo(url, store, municipality, new Date(now).toISOString());
      }
      assert.deepEqual(received.flatMap(({ to }) => to).sort(), [
        'guardian-0@posti.example',
        'guardian-1@posti.example',
      ]);
    });
  });

  it('goes to one receiver, whatever the address looks like', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    const { organisation, guardian } = municipality;
    const to = { organisationId: organisation.id, personId: guardian.id };
    const contact = { ...to, language: 'fi' as const, source: 'register' as const };
    const email = 'a@posti.example, b@posti.example\r\nBcc: c@posti.example';
    await store.transaction((tx) => tx.mail.setContact({ ...contact, email }));
    await withServer({}, async ({ url, received }) => {
      await deliverTo(url, store, municipality);
      assert.ok(received.every(({ to }) => to.length === 1));
      assert.ok(received.every((mail) => headerOf(mail, 'Bcc') === undefined));
    });
  });
});

describe('the worker', () => {
  it('sends by itself, stops when it is told to, and logs neither names nor addresses', async () => {
    const store = new MemoryStore();
    await withMails(store);
    const refusal = (address: string) => (address.startsWith('guardian-0') ? 550 : undefined);
    await withServer({ refusal }, async ({ url, received }) => {
      const log: LogLine[] = [];
      const worker = startMailWorker({
        store,
        secretOf,
        send: smtpSender({ url, from: FROM, publicOrigin: PUBLIC }),
        now: () => new Date(NOW),
        log: (line) => log.push(line),
      });
      while (log.length === 0) await pause(5);
      await worker.stop();
      assert.deepEqual(log, [{ level: 'warn', event: 'mails', sent: 1, retried: 0, dead: 1, notNeeded: 0 }]);
      assert.equal(received.length, 1);
    });
  });

  it('finishes what it is sending when it stops', async () => {
    const store = new MemoryStore();
    const municipality = await withMails(store);
    let reached = () => {};
    const sending = new Promise<void>((resolve) => (reached = resolve));
    const before = async () => {
      reached();
      await pause(100);
    };
    await withServer({ before }, async ({ url, received }) => {
      const worker = startMailWorker({
        store,
        secretOf,
        send: smtpSender({ url, from: FROM, publicOrigin: PUBLIC }),
        now: () => new Date(NOW),
        log: () => {},
      });
      await sending;
      await worker.stop();
      assert.equal(received.length, 2);
      assert.ok((await kept(store, municipality)).every(({ state }) => state === 'sent'));
    });
  });

  it('goes on after a database that failed, and says so without its words', async () => {
    const store = new MemoryStore();
    const failing: Store = Object.create(store, {
      transaction: { value: () => Promise.reject(new TypeError('guardian-0@posti.example')) },
    }) as Store;
    const log: LogLine[] = [];
    const send = async () => {};
    const options = { send, now: () => new Date(NOW), log: (line: LogLine) => log.push(line) };
    const worker = startMailWorker({ ...options, secretOf, store: failing });
    while (log.length === 0) await pause(5);
    await worker.stop();
    assert.deepEqual(log, [{ level: 'error', event: 'mails-failed', error: 'TypeError' }]);
  });
});

describe('two workers on one PostgreSQL', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  const start = (environment: Record<string, string>) =>
    fork(fileURLToPath(new URL('mail-process.ts', import.meta.url)), {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: 'inherit',
    });

  it('share the mails; when one is killed, nothing is lost and nothing doubled that was settled', async () => {
    const url = await postgres.database('mails');
    const { store, close } = await openPostgres(url, AUDIT);
    const municipality = await withMails(store, ['fi', 'sv'], 60);
    let arrived = 0;
    let killed = () => {};
    const half = new Promise<void>((resolve) => (killed = resolve));
    const before = async () => {
      arrived += 1;
      if (arrived === 40) killed();
      await pause(20);
    };
    await withServer({ before }, async ({ url: smtp, received }) => {
      const environment = {
        DATABASE_URL: url,
        SMTP_URL: smtp,
        ORGANISATION: municipality.organisation.id,
      };
      const workers = [start({ ...environment, NOW }), start({ ...environment, NOW })];
      const ended = workers.map((worker) => once(worker, 'exit'));
      await Promise.all(workers.map((worker) => once(worker, 'message')));
      for (const worker of workers) worker.send('go');
      await half;
      workers[0]!.kill('SIGKILL');
      const [[, signal]] = (await Promise.all(ended)) as [[number | null, string | null], unknown];
      assert.equal(signal, 'SIGKILL', 'it was not done yet');
      const waiting = (await kept(store, municipality)).filter(({ state }) => state === 'waiting');
      // A batch at the most is in the hands of the one that was killed.
      assert.ok(waiting.length <= 10, String(waiting.length));
      const later = start({ ...environment, NOW: '2026-11-20T10:10:00.000Z' });
      await once(later, 'message');
      later.send('go');
      await once(later, 'exit');

      assert.ok((await kept(store, municipality)).every(({ state }) => state === 'sent'));
      const times = new Map<string, number>();
      for (const mail of received) {
        const id = /^<([^@]+)@/u.exec(headerOf(mail, 'Message-ID') ?? '')?.[1] ?? '';
        times.set(id, (times.get(id) ?? 0) + 1);
      }
      assert.equal(times.size, 120, 'every mail has arrived');
      const doubled = [...times].filter(([, count]) => count > 1).map(([id]) => id);
      const inItsHands = new Set(waiting.map(({ id }) => id));
      assert.ok(
        doubled.every((id) => inItsHands.has(id)),
        'only what was in the hands of the killed one came twice',
      );
    });
    await close();
  });
});

describe('what a mail says', () => {
  async function composed(kind: RequestMailKind, language: Language, change: Partial<Municipality['version']> = {}) {
    const store = new MemoryStore();
    const municipality = await withMails(store, [language, language]);
    const [mail] = await kept(store, municipality);
    const about = (await mailToSend(store, mail!, NOW)) as MailOfRequest;
    const request = { ...about.request, version: { ...about.request.version, ...change } };
    const subject = { ...request.subject, givenNames: 'Aino Onerva', familyName: 'Salonen' };
    const tree = composeMail({ ...about, mail: { ...about.mail, kind }, request: { ...request, subject } }, PUBLIC);
    return { mail: mail!, tree, municipality, html: await mailHtml(tree), text: mailText(tree) };
  }

  for (const language of LANGUAGES) {
    for (const kind of KINDS) {
      it(`${kind} in ${language}: a first name, one link, and no decision`, async () => {
        const { mail, tree, municipality, html, text } = await composed(kind, language);
        const all = `${tree.subject}\n${html}\n${text}`;
        assert.ok(text.includes('Aino'));
        const { guardian, otherGuardian, child } = municipality;
        const untold = ['Onerva', 'Salonen', 'Ahonen', guardian.givenNames, otherGuardian.givenNames];
        for (const word of [...untold, guardian.id, otherGuardian.id, child.id, child.identityHash]) {
          assert.ok(!all.includes(word), word);
        }
        const address = `${PUBLIC}/l/${mail.id}`;
        assert.ok(!all.includes(municipality.request.id), 'the link is the only one, and is followed once');
        assert.deepEqual(
          [...html.matchAll(/(?:href|src|action)="([^"]*)"/gu)].map(([, href]) => href),
          [address],
        );
        assert.deepEqual(text.match(/\S+:\/\/\S+/gu), [address]);
        assert.doesNotMatch(tree.subject, /Aino|Kuvauslupa|hyväks|hylä|peru|godkän|avböj|accept|declin|withdr/iu);
      });
    }
  }

  const RECORDED: [WrittenMethod, Record<Language, RegExp>][] = [
    ['paper', { fi: /paperilla 18\.11\.2026/u, sv: /på papper 18\.11\.2026/u, en: /on paper on 18 November 2026/u }],
    ['phone', { fi: /puhelimitse 18/u, sv: /per telefon 18/u, en: /by phone on 18/u }],
    ['in-person', { fi: /paikan päällä 18/u, sv: /på plats 18/u, en: /in person on 18/u }],
  ];
  for (const [method, said] of RECORDED) {
    it(`of an answer recorded from ${method}: how, on which day, and who wrote it down, but not who of the staff`, async () => {
      for (const language of LANGUAGES) {
        const store = new MemoryStore();
        const municipality = await withMails(store, [language, language]);
        const { organisation, request, guardian, version } = municipality;
        await store.transaction(async (tx) => {
          const { seq } = await tx.appendEvent(organisation.id, request.id, {
            type: 'accepted',
            at: NOW,
            personId: guardian.id,
            shown: { versionId: version.id, language: 'fi' },
            method,
            answeredOn: '2026-11-18',
            evidence: 'Mappi 7',
            recordedBy: 'staff-person',
          });
          const asked = (await tx.requestOf(organisation.id, guardian.id, request.id))!;
          await tellOfAnswer(tx, asked, { personId: guardian.id, seq }, NOW);
        });
        const mail = (await kept(store, municipality)).find(({ kind }) => kind === 'receipt')!;
        const text = mailText(composeMail((await mailToSend(store, mail, NOW)) as MailOfRequest, PUBLIC));
        assert.match(text, said[language]);
        assert.match(text, /kirjannut|registrerat|recorded/u);
        assert.doesNotMatch(text, /Mappi|staff-person|20\.11|20 November/u);
      }
    });
  }

  it('does not name a request about a special category of data', async () => {
    assert.match((await composed('request', 'fi')).text, /Kuvauslupa/u);
    assert.doesNotMatch((await composed('request', 'fi', { explicit: true })).text, /Kuvauslupa/u);
  });

  it('has the languages apart, and says which a name is in', async () => {
    const subjects = new Set<string>();
    for (const language of LANGUAGES) {
      for (const kind of KINDS) subjects.add((await composed(kind, language)).tree.subject);
    }
    assert.equal(subjects.size, LANGUAGES.length * KINDS.length);
    assert.match((await composed('request', 'en')).html, /<html lang="en">[^]*<b lang="fi">Kuvauslupa<\/b>/u);
  });

  it('is the same as text and as HTML, whatever people are called', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<b>x</b>', 'a & b', 'kuvaus\u00ADlupa\r\nBcc: x'),
    );
    const language = fc.constantFrom(...LANGUAGES);
    const block: fc.Arbitrary<MailBlock> = fc.oneof(
      fc.record({ type: fc.constant('paragraph' as const), text: words }),
      fc.record({ type: fc.constant('fact' as const), label: words, value: words, language }),
      fc.record({
        type: fc.constant('link' as const),
        label: words,
        href: fc.uuid().map((id) => `${PUBLIC}/consents/${id}?a=1&b=2`),
      }),
    );
    const trees = fc.record({ language, subject: words, blocks: fc.array(block) });
    const joined = (text: string) => text.split(/\s+/u).filter(Boolean).join(' ');
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const page = await mailHtml(tree);
        const document = new DOMParser().parseFromString(page.replace('<!doctype html>\n', ''), 'text/xml');
        const body = document.getElementsByTagName('body')[0];
        assert.equal(joined(body?.textContent ?? ''), joined(mailText(tree)));
        assert.equal(document.getElementsByTagName('title')[0]?.textContent, plain(tree.subject));
        for (const line of mailText(tree).split('\n')) assert.ok(!line.startsWith('Bcc'));
      }),
    );
  });
});

describe('the outbox in development', () => {
  async function refuseStudy(visitor: Visitor, origin: string): Promise<void> {
    const path = `/api/consents/${REQUEST_IDS.study}`;
    const seen = await visitor.api(origin, path);
    const { versionId } = (await seen.json()) as { versionId: string };
    const answer = await visitor.api(origin, `${path}/decisions`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-Match': seen.headers.get('ETag') ?? '',
      },
      body: JSON.stringify({ decision: 'refuse', versionId, language: 'fi' }),
    });
    assert.equal(answer.status, 200);
  }

  it('shows the mails as they would go out, and is linked from every page', async () => {
    const demo = await startDemo();
    try {
      for (const path of ['/', '/nowhere']) {
        assert.match(await (await fetch(`${demo.origin}${path}`)).text(), /<a href="\/outbox">Lähtevät viestit<\/a>/u);
      }
      // The staff may have been reminded of a task of the demo: that hangs on the day.
      assert.doesNotMatch(await (await fetch(`${demo.origin}/outbox`)).text(), /ahto\.simakuutio/u);
      const visitor = new Visitor();
      await visitor.signIn(demo.origin, 'ahto');
      await refuseStudy(visitor, demo.origin);
      const page = await (await fetch(`${demo.origin}/outbox`)).text();
      assert.match(page, /Vastauksesi tallennettiin/u);
      assert.match(page, /ahto\.simakuutio@posti\.example/u);
      const [, path = ''] = /href="(\/outbox\/[^"]+\/text)"/u.exec(page) ?? [];
      const text = await fetch(`${demo.origin}${path}`);
      assert.match(text.headers.get('Content-Type') ?? '', /^text\/plain/u);
      assert.match(await text.text(), new RegExp(`${demo.origin}/l/[\\w-]{36}\n`, 'u'));
      assert.equal((await fetch(`${demo.origin}/outbox/nothing/text`)).status, 404);
      assert.ok(!JSON.stringify(demo.log).includes('@'));
      for (const { identityCode } of Object.values(PEOPLE)) assert.ok(!page.includes(identityCode));
    } finally {
      await demo.stop();
    }
  });

  it('is not there where others reach the server', async () => {
    const issuer = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'lupa' };
    const demo = await startDemo({ environment: { ...issuer, HOST: '0.0.0.0' } });
    try {
      const page = await fetch(`${demo.origin}/outbox`);
      assert.equal(page.status, 404);
      assert.doesNotMatch(await page.text(), /href="\/outbox"/u);
    } finally {
      await demo.stop();
    }
  });
});
