/** The address in a profile: given, confirmed by a mail, changed, removed; and who learns what of it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { composeMail } from '../../demo-server/service/mail/compose-mail.ts';
import { deliver, mailToSend } from '../../demo-server/service/mail/deliver.ts';
import type { ContactRecord } from '../../demo-server/service/mail/mail-register.ts';
import { mailText, plain, type MailTree } from '../../demo-server/service/mail/mail-tree.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { confirmEmail, lookAtConfirmation } from '../../demo-server/service/profile/confirm-email.ts';
import { CONFIRMATION_PATH } from '../../demo-server/service/profile/confirmation-link.ts';
import type { ProfileRecord } from '../../demo-server/service/profile/profile-register.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { CHAIN } from './audit.ts';
import { actorOf } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { NOW, secretOf, startService, type Answer, type TestService } from './test-service.ts';

const PUBLIC = 'https://luvat.kunta.example';
const HOUR = 60 * 60 * 1000;

interface Letter {
  to: string;
  tree: MailTree;
  text: string;
  /** What the link in it carries. */
  token: string;
}

interface Running extends TestService {
  citizen: Actor;
  other: Actor;
  later(milliseconds: number): void;
  read(who: Actor): Promise<Profile>;
  change(who: Actor, email: string | null, headers?: Record<string, string>): Promise<Answer>;
  resend(who: Actor): Promise<Answer>;
  /** Sends what waits; gives the mails that confirm an address. */
  post(): Promise<Letter[]>;
  look(token: string): ReturnType<typeof lookAtConfirmation>;
  confirm(token: string): ReturnType<typeof confirmEmail>;
  /** Gives an address and confirms it. */
  verify(who: Actor, email: string): Promise<void>;
  list(who: Actor, email: string, language?: Language): Promise<void>;
  contact(who: Actor): Promise<ContactRecord | undefined>;
  acts(): Promise<string[]>;
}

async function start(store: Store = new MemoryStore(CHAIN)): Promise<Running> {
  const running = await startService(undefined, store);
  const { organisation, guardian, otherGuardian } = running.municipality;
  const now = () => running.clock.now;
  const organisationId = organisation.id;

  async function get(who: Actor) {
    const { status, json, headers } = await running.ask(who, { path: '/api/profile' });
    assert.equal(status, 200);
    return { profile: json as Profile, etag: headers.get('ETag')! };
  }
  const json = { 'Content-Type': 'application/json' };
  const self: Running = {
    ...running,
    ...{ citizen: actorOf(guardian), other: actorOf(otherGuardian) },
    later(milliseconds) {
      running.clock.now = new Date(Date.parse(now()) + milliseconds).toISOString();
    },
    read: async (who) => (await get(who)).profile,
    async change(who, email, headers = {}) {
      const { etag } = await get(who);
      return running.ask(who, {
        ...{ method: 'PATCH', path: '/api/profile', body: JSON.stringify({ email }) },
        headers: { ...json, ...headers, 'If-Match': etag },
      });
    },
    resend: (who) =>
      running.ask(who, { method: 'POST', path: '/api/profile/email-confirmation', body: '{}', headers: json }),
    async post() {
      const letters: Letter[] = [];
      await deliver({
        ...{ store, organisationId, secretOf, now: () => new Date(now()) },
        async send(about) {
          if (!('confirmation' in about)) return;
          const tree = composeMail(about, PUBLIC);
          const link = new URL(tree.blocks.find((block) => block.type === 'link')!.href);
          assert.equal(link.origin + link.pathname, PUBLIC + CONFIRMATION_PATH);
          const token = link.searchParams.get('token')!;
          letters.push({ to: about.contact.email, tree, text: mailText(tree), token });
        },
      });
      return letters;
    },
    look: (token) => lookAtConfirmation(store, token, now()),
    confirm: (token) => confirmEmail(store, token, now()),
    async verify(who, email) {
      assert.equal((await self.change(who, email)).status, 200);
      const letter = (await self.post()).find(({ to }) => to === email);
      assert.equal((await self.confirm(letter!.token)).state, 'confirmed');
    },
    list: ({ personId }, email, language = 'fi') =>
      store.transaction((tx) => tx.mail.setContact({ organisationId, personId, email, language, source: 'register' })),
    contact: ({ personId }) => store.transaction((tx) => tx.mail.contact(organisationId, personId)),
    async acts() {
      const acts = await store.transaction((tx) => tx.acts.acts(organisationId, { limit: 20 }));
      return acts.map((act) => ('fields' in act ? `${act.type} ${act.fields.join()}` : act.type)).reverse();
    },
  };
  return self;
}

function refusedAs({ status, json }: Answer, expected: number, code: string): Problem {
  assert.deepEqual([status, (json as Problem).code], [expected, code]);
  return json as Problem;
}

const [FIRST, SECOND] = ['eka@posti.example', 'toka@posti.example'];

for (const [name, open] of [
  ['memory', async () => new MemoryStore(CHAIN)],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  describe(`an address in ${name}`, () => {
    let store: Store;
    let running: Running;
    before(async () => {
      store = await open();
    });
    beforeEach(async () => {
      running = await start(store);
    });
    after(() => store.close());

    test('the first one waits as it is, and is written to once it is confirmed', async () => {
      const { citizen } = running;
      const answer = await running.change(citizen, FIRST);
      assert.deepEqual((answer.json as Profile).email, { address: FIRST, verified: false, pending: null });
      assert.equal(await running.contact(citizen), undefined);
      const [letter, ...more] = await running.post();
      assert.deepEqual([letter!.to, more.length], [FIRST, 0]);
      assert.deepEqual(await running.look(letter!.token), { state: 'waiting', address: FIRST });
      assert.equal((await running.read(citizen)).email?.verified, false, 'a look changes nothing');
      assert.deepEqual(await running.confirm(letter!.token), { state: 'confirmed', address: FIRST });
      assert.deepEqual((await running.read(citizen)).email, { address: FIRST, verified: true, pending: null });
      assert.deepEqual(await running.contact(citizen), {
        ...{ organisationId: citizen.organisationId, personId: citizen.personId },
        ...{ email: FIRST, language: 'fi', source: 'profile' },
      });
      assert.deepEqual(await running.acts(), ['profile-changed email', 'email-confirmed']);
    });

    test('another one waits beside a verified one, which is used until then', async () => {
      const { citizen } = running;
      await running.verify(citizen, FIRST);
      const answer = await running.change(citizen, SECOND);
      assert.deepEqual((answer.json as Profile).email, { address: FIRST, verified: true, pending: SECOND });
      assert.equal((await running.contact(citizen))?.email, FIRST);
      const [letter] = await running.post();
      assert.equal(letter!.to, SECOND);
      assert.equal((await running.confirm(letter!.token)).state, 'confirmed');
      assert.deepEqual((await running.read(citizen)).email, { address: SECOND, verified: true, pending: null });
      assert.equal((await running.contact(citizen))?.email, SECOND);
      const { organisationId, personId } = citizen;
      const found = (address: string) =>
        store.transaction((tx) => tx.profiles.byVerifiedEmail(organisationId, address.toUpperCase()));
      assert.equal(await found(FIRST), undefined);
      assert.equal((await found(SECOND))?.personId, personId);
    });

    test('the verified one again ends the waiting, and the link', async () => {
      const { citizen } = running;
      await running.verify(citizen, FIRST);
      await running.change(citizen, SECOND);
      const [letter] = await running.post();
      const answer = await running.change(citizen, FIRST);
      assert.deepEqual((answer.json as Profile).email, { address: FIRST, verified: true, pending: null });
      assert.deepEqual(await running.confirm(letter!.token), { state: 'old' });
      assert.deepEqual(await running.post(), []);
    });

    test('a link confirms once; after that it says so, as long as the address holds', async () => {
      const { citizen } = running;
      await running.change(citizen, FIRST);
      const [letter] = await running.post();
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => running.confirm(letter!.token)));
      assert.deepEqual(outcomes.map(({ state }) => state).sort(), ['confirmed', 'used', 'used', 'used']);
      assert.deepEqual(await running.look(letter!.token), { state: 'used' });
      assert.equal((await running.acts()).filter((act) => act === 'email-confirmed').length, 1);
      running.later(30 * 24 * HOUR);
      assert.deepEqual(await running.confirm(letter!.token), { state: 'used' });
      await running.list(citizen, 'lista@posti.example');
      assert.equal((await running.change(citizen, null)).status, 200);
      assert.deepEqual(await running.confirm(letter!.token), { state: 'old' });
      assert.equal((await running.read(citizen)).email, null);
    });

    test('of two who confirm one at the same moment, one has it', async () => {
      const { citizen, other } = running;
      for (const who of [citizen, other]) await running.change(who, FIRST);
      const letters = await running.post();
      assert.equal(letters.length, 2);
      const outcomes = await Promise.all(letters.map(({ token }) => running.confirm(token)));
      assert.deepEqual(outcomes.map(({ state }) => state).sort(), ['confirmed', 'in-use']);
      const lost = letters[outcomes.findIndex(({ state }) => state === 'in-use')]!;
      assert.deepEqual(await running.confirm(lost.token), { state: 'in-use', address: FIRST });
      const profiles = await Promise.all([citizen, other].map((who) => running.read(who)));
      assert.deepEqual(profiles.map(({ email }) => email?.verified).sort(), [false, true]);
      const contacts = await Promise.all([citizen, other].map((who) => running.contact(who)));
      assert.equal(contacts.filter((each) => each !== undefined).length, 1);
      assert.equal((await running.acts()).filter((act) => act === 'email-confirmed').length, 1);
    });

    test('is removed where a list gives another, which is written to again', async () => {
      const { citizen } = running;
      await running.list(citizen, 'lista@posti.example', 'sv');
      await running.verify(citizen, FIRST);
      assert.deepEqual(
        [(await running.contact(citizen))?.email, (await running.contact(citizen))?.language],
        [FIRST, 'sv'],
      );
      await running.list(citizen, 'uusi@posti.example', 'sv');
      assert.equal((await running.contact(citizen))?.email, FIRST);
      assert.equal((await running.change(citizen, null)).status, 200);
      assert.equal((await running.read(citizen)).email, null);
      const { email, source } = (await running.contact(citizen))!;
      assert.deepEqual([email, source], ['uusi@posti.example', 'register']);
    });

    test('is not removed where it is the last one, only changed', async () => {
      const { citizen } = running;
      await running.verify(citizen, FIRST);
      const { errors } = refusedAs(await running.change(citizen, null), 422, 'last-email');
      assert.equal(errors?.[0]?.field, 'email');
      assert.equal((await running.contact(citizen))?.email, FIRST);
      await running.verify(citizen, SECOND);
      assert.equal((await running.contact(citizen))?.email, SECOND);
    });

    test('is removed as long as it is not confirmed: nobody is reached by it', async () => {
      const { citizen } = running;
      await running.change(citizen, FIRST);
      const [letter] = await running.post();
      assert.equal((await running.change(citizen, null)).status, 200);
      assert.equal((await running.read(citizen)).email, null);
      assert.deepEqual(await running.confirm(letter!.token), { state: 'old' });
    });

    test('goes with the profile, and with it what waits; a list’s comes back', async () => {
      const { citizen, other } = running;
      await running.list(citizen, 'lista@posti.example');
      await running.verify(citizen, FIRST);
      await running.change(citizen, SECOND);
      await running.change(other, 'muu@posti.example');
      const headers = { 'Content-Type': 'application/json' };
      const deletion = { method: 'DELETE', path: '/api/profile', body: '{}', headers };
      assert.equal((await running.ask(citizen, deletion)).status, 200);
      assert.equal((await running.contact(citizen))?.email, 'lista@posti.example');
      const mails = await store.transaction((tx) => tx.mail.mails(citizen.organisationId, 10));
      const waiting = mails.filter(({ state }) => state === 'waiting');
      assert.deepEqual(
        waiting.map(({ personId }) => personId),
        [other.personId],
      );
      assert.deepEqual(
        (await running.post()).map(({ to }) => to),
        ['muu@posti.example'],
      );
      await running.verify(other, FIRST);
    });
  });

describe('a link', () => {
  let running: Running;
  beforeEach(async () => {
    running = await start();
  });

  for (const [what, milliseconds, state] of [
    ['serves up to the last moment of its day', 24 * HOUR - 1, 'confirmed'],
    ['does not serve after it', 24 * HOUR, 'old'],
  ] as const)
    test(what, async () => {
      await running.change(running.citizen, FIRST);
      const [letter] = await running.post();
      running.later(milliseconds);
      assert.equal((await running.look(letter!.token)).state, state === 'old' ? 'old' : 'waiting');
      assert.equal((await running.confirm(letter!.token)).state, state);
      assert.equal((await running.read(running.citizen)).email?.verified, state === 'confirmed');
    });

  test('of an earlier mail does not serve, that of the newest does', async () => {
    await running.change(running.citizen, FIRST);
    const [first] = await running.post();
    running.later(61_000);
    assert.deepEqual((await running.resend(running.citizen)).json, { address: FIRST });
    assert.deepEqual(await running.confirm(first!.token), { state: 'old' }, 'also before the newer one is sent');
    const [second] = await running.post();
    assert.equal((await running.confirm(second!.token)).state, 'confirmed');
  });

  test('of a mail that waits still is not sent where a newer one was asked for, or its time is over', async () => {
    await running.change(running.citizen, FIRST);
    await running.change(running.citizen, SECOND);
    assert.deepEqual(
      (await running.post()).map(({ to }) => to),
      [SECOND],
    );
    await running.change(running.citizen, FIRST);
    running.later(24 * HOUR);
    assert.deepEqual(await running.post(), []);
  });

  test('is the same when its mail is sent a second time', async () => {
    await running.change(running.citizen, FIRST);
    const [mail] = await running.store.transaction((tx) => tx.mail.mails(running.citizen.organisationId, 1));
    const [one, other] = [1, 2].map(() => mailToSend(running.store, mail!, NOW, secretOf));
    assert.deepEqual(await one, await other);
    assert.ok(typeof (await one) === 'object');
  });

  test('carries 256 bits that are kept nowhere', async () => {
    await running.change(running.citizen, FIRST);
    const [letter] = await running.post();
    const secret = letter!.token.slice(`${running.citizen.organisationId}.`.length);
    assert.equal(Buffer.from(secret, 'base64url').length, 32);
    const { organisationId, personId } = running.citizen;
    const kept = await running.store.transaction(async (tx) => [
      await tx.profiles.confirmationOf(organisationId, personId),
      await tx.mail.mails(organisationId, 10),
    ]);
    assert.ok(!JSON.stringify(kept).includes(secret));
  });

  test('is judged by the profile as it is, however that has come about', async () => {
    const { citizen, store } = running;
    const { organisationId, personId } = citizen;
    const keep = (change: Partial<ProfileRecord>) =>
      store.transaction(async (tx) =>
        tx.profiles.keep({ ...(await tx.profiles.profile(organisationId, personId))!, ...change }),
      );
    await running.change(citizen, FIRST);
    const [letter] = await running.post();
    await keep({ email: SECOND });
    assert.deepEqual(await running.confirm(letter!.token), { state: 'old' });
    await keep({ email: FIRST });
    assert.equal((await running.confirm(letter!.token)).state, 'confirmed');
    await keep({ email: SECOND });
    assert.deepEqual(await running.look(letter!.token), { state: 'old' }, 'not said to be confirmed');
  });

  test('is not guessed: whatever else is sent confirms nothing', async () => {
    await running.change(running.citizen, FIRST);
    const [letter] = await running.post();
    const { organisationId } = running.citizen;
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `${organisationId}.${text}`),
      fc.constantFrom('\0', '\ud800', '\u{1f600}').map((odd) => `${odd}.${'x'.repeat(43)}`),
      fc.nat(letter!.token.length - 1).map((end) => letter!.token.slice(0, end)),
      fc.constantFrom(`${letter!.token}x`, `x${letter!.token}`, letter!.token.toUpperCase()),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (token) => {
        assert.deepEqual(await running.look(token), { state: 'old' });
        assert.deepEqual(await running.confirm(token), { state: 'old' });
      }),
    );
    assert.equal((await running.read(running.citizen)).email?.verified, false);
  });
});

describe('the mail that confirms an address', () => {
  for (const language of LANGUAGES)
    test(`is in the language that the person has chosen (${language}), and tells nothing of them`, async () => {
      const running = await start();
      const { citizen } = running;
      const { etag } = await running
        .ask(citizen, { path: '/api/profile' })
        .then(({ headers }) => ({ etag: headers.get('ETag')! }));
      await running.ask(citizen, {
        ...{ method: 'PATCH', path: '/api/profile', body: JSON.stringify({ language, email: FIRST }) },
        headers: { 'Content-Type': 'application/json', 'If-Match': etag },
      });
      const [{ tree, text }] = (await running.post()) as [Letter];
      assert.equal(tree.language, language);
      const subject = { fi: /^Vahvista/u, sv: /^Bekräfta/u, en: /^Confirm/u }[language];
      assert.match(tree.subject, subject);
      const { fi, sv } = running.municipality.organisation.name;
      assert.ok(text.includes(language === 'sv' ? sv! : fi!), 'who sends it');
      const { guardian, child } = running.municipality;
      for (const secret of [guardian.givenNames, guardian.familyName, child.givenNames, guardian.id, FIRST])
        assert.ok(!text.includes(secret), secret);
      assert.equal(tree.blocks.filter(({ type }) => type === 'link').length, 1);
      for (const block of tree.blocks) if (block.type === 'paragraph') assert.ok(text.includes(plain(block.text)));
    });

  for (const [what, listed, accepted, expected] of [
    ['a list says', 'sv', 'en', 'sv'],
    ['the browser asks for', null, 'sv-FI,fi;q=0.8', 'sv'],
    ['the browser asks for among others', null, 'de,en-GB;q=0.9', 'en'],
    ['the browser asks for after one that begins as Finnish does', null, 'fil-PH,fil;q=0.9,en;q=0.8', 'en'],
    ['most people read', null, 'de', 'fi'],
  ] as const)
    test(`is in the one that ${what} where they have chosen none`, async () => {
      const running = await start();
      if (listed !== null) await running.list(running.citizen, 'lista@posti.example', listed);
      await running.change(running.citizen, FIRST, { 'Accept-Language': accepted });
      const [letter] = await running.post();
      assert.equal(letter!.tree.language, expected);
      await running.confirm(letter!.token);
      assert.equal((await running.contact(running.citizen))?.language, expected);
    });
});

describe('asking for the mail once more', () => {
  const waits = ({ headers }: Answer) => Number(headers.get('Retry-After'));

  test('is for who waits, a minute after the last, five times a day', async () => {
    const running = await start();
    const { citizen } = running;
    refusedAs(await running.resend(citizen), 409, 'not-possible');
    assert.equal((await running.ask(null, { method: 'POST', path: '/api/profile/email-confirmation' })).status, 401);
    await running.change(citizen, FIRST);
    running.later(20_000);
    const soon = await running.resend(citizen);
    refusedAs(soon, 429, 'too-many-requests');
    assert.equal(waits(soon), 40);
    for (let times = 2; times <= 5; times += 1) {
      running.later(60_000);
      assert.equal((await running.resend(citizen)).status, 200, `${times}`);
    }
    running.later(HOUR);
    const many = await running.resend(citizen);
    refusedAs(many, 429, 'too-many-requests');
    running.later(waits(many) * 1000 - 1000);
    refusedAs(await running.resend(citizen), 429, 'too-many-requests');
    running.later(1000);
    assert.equal((await running.resend(citizen)).status, 200);
    assert.equal((await running.resend(running.other)).status, 409, 'each has their own');
  });

  test('a slip is mended at once, but no more than five strangers get a mail in a day', async () => {
    const running = await start();
    const { citizen } = running;
    const give = (n: number) => running.change(citizen, `muu${n}@posti.example`);
    for (let n = 1; n <= 5; n += 1) assert.equal((await give(n)).status, 200);
    const before = await running.read(citizen);
    refusedAs(await give(6), 429, 'too-many-requests');
    assert.deepEqual(await running.read(citizen), before, 'nothing of it is kept');
    assert.equal((await running.change(citizen, 'muu5@posti.example')).status, 200, 'the same is no change');
    running.later(24 * HOUR);
    assert.equal((await give(6)).status, 200);
  });

  test('is not for one whose address is confirmed', async () => {
    const running = await start();
    await running.verify(running.citizen, FIRST);
    running.later(2 * HOUR);
    refusedAs(await running.resend(running.citizen), 409, 'not-possible');
  });
});

describe('that an address is another’s', () => {
  test('is told to who has the mailbox, and to nobody by the API', async () => {
    const running = await start();
    const { citizen, other } = running;
    await running.verify(citizen, FIRST);
    const [taken, free] = [FIRST.toUpperCase(), SECOND];
    const answers = [];
    for (const email of [free, taken]) {
      const { status, text, headers } = await running.change(other, email);
      answers.push([status, text.replaceAll(email, '…'), [...headers.keys()].sort()]);
    }
    assert.deepEqual(answers[0], answers[1]);
    const letter = (await running.post()).find(({ to }) => to === taken)!;
    assert.deepEqual(await running.look(letter.token), { state: 'waiting', address: taken });
    assert.deepEqual(await running.confirm(letter.token), { state: 'in-use', address: taken });
    assert.deepEqual((await running.read(other)).email, { address: taken, verified: false, pending: null });
    assert.equal((await running.read(citizen)).email?.verified, true);

    await running.list(citizen, 'lista@posti.example');
    await running.change(citizen, null);
    assert.equal((await running.confirm(letter.token)).state, 'confirmed', 'the link serves once it is free');
  });
});

describe('no address and no link', () => {
  test('comes to a log, to the acts or to another person', async () => {
    const running = await start();
    const { citizen, other } = running;
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-zåäö]{12}$/u), async (secret) => {
        running.later(24 * HOUR);
        await running.list(citizen, 'lista@posti.example');
        const email = `${secret}@posti.example`;
        await running.change(citizen, email);
        await running.change(citizen, `${secret}@@posti.example`);
        running.later(61_000);
        await running.resend(citizen);
        await running.resend(citizen);
        const [letter] = await running.post();
        const token = letter!.token;
        await running.confirm(token);
        await running.change(other, email);
        await running.change(other, null);
        await running.change(citizen, null);
        const told = JSON.stringify([
          running.logged,
          await running.store.transaction((tx) => tx.acts.acts(citizen.organisationId, { limit: 1000 })),
          (await running.ask(other, { path: '/api/profile' })).text,
        ]);
        assert.ok(!told.includes(secret) && !told.includes(token));
      }),
      { numRuns: 15 },
    );
  });

  test('of a person who is nobody any more', async () => {
    const running = await start();
    const nobody = { ...running.citizen, personId: randomUUID() };
    const answer = await running.ask(nobody, {
      ...{ method: 'POST', path: '/api/profile/email-confirmation', body: '{}' },
      headers: { 'Content-Type': 'application/json' },
    });
    refusedAs(answer, 409, 'not-possible');
  });
});
