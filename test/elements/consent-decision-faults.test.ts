import './network.ts';
import { expect } from '@open-wc/testing';
import { SCENARIO_REQUEST_ID } from '../../demo-server/msw.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import {
  ACCEPT,
  button,
  CHANGED,
  DECLINE,
  openRequest,
  putWithApi,
  RESULT,
  result,
  WITHDRAW,
  type DetailPage,
} from './detail-page.ts';
import { accepted, detail, detailApi, versioned } from './examples.ts';
import { step } from './invariants.ts';
import { allSaid, heard, keepTimers, later, speak } from './page.ts';
import {
  allByRole,
  byRole,
  descriptionOf,
  findByRole,
  focused,
  nameOf,
  press,
  shows,
  textOf,
  until,
} from './screen.ts';
import { answer, arrived, roundTrip } from './server.ts';

const POST = /POST/u;
const LOOK_UP = /GET .*\/decisions\//u;
const NOT_SAVED = 'Vastaustasi ei tallennettu';
const CHECKING = 'Tarkistamme, tallentuiko vastauksesi';
const lost = () => Response.error();

async function lastEvent({ server }: DetailPage): Promise<string> {
  return (await server.stored(SCENARIO_REQUEST_ID)).events.at(-1)!.type;
}

function keys({ server }: DetailPage): (string | null)[] {
  return server.arrivals.filter(({ method }) => method === 'POST').map(({ key }) => key);
}

/** A press whose answer is lost on its way back, or whose message is lost on its way there; nothing can be asked then. */
async function loseConnection(page: DetailPage, { committed }: { committed: boolean }): Promise<void> {
  page.server.between(LOOK_UP, lost);
  page.server.between(POST, async (proceed) => {
    if (committed) await proceed();
    return lost();
  });
  await step(
    () => press(button(ACCEPT)),
    () => shows(page.element, CHECKING),
  );
  await arrived(page.server, LOOK_UP);
  await until(() => byRole('button', 'Tarkista nyt').getAttribute('aria-disabled') === null, 'the first look to end');
}

function backOnline(page: DetailPage): void {
  page.server.clear();
  dispatchEvent(new Event('online'));
}

describe('lupa-consent-detail: overtaken by another change', () => {
  it('shows how the request stands now, and says that nothing was saved', async () => {
    const page = await openRequest();
    await answer(page.server, SCENARIO_REQUEST_ID, 'refuse');
    await step(
      () => press(button(ACCEPT)),
      () => findByRole('heading', CHANGED),
    );
    expect(nameOf(focused()!)).to.equal(CHANGED);
    expect(textOf(page.element)).to.include(NOT_SAVED);
    expect(textOf(page.element)).to.include('Ei voimassa Hylkäsit pyynnön').and.not.to.include(RESULT);
    await allSaid();
    expect(heard).to.deep.equal([]);
    expect(page.told).to.deep.equal([]);
    expect(await lastEvent(page)).to.equal('refused');
  });

  it('lets the person answer again, seeing what there is now', async () => {
    const page = await openRequest();
    await answer(page.server, SCENARIO_REQUEST_ID, 'refuse');
    await step(
      () => press(button(ACCEPT)),
      () => findByRole('heading', CHANGED),
    );
    later(1000);
    await step(() => press(button(ACCEPT)), result);
    expect(await lastEvent(page)).to.equal('accepted');
    expect(new Set(keys(page)).size).to.equal(2);
    expect(textOf(page.element)).not.to.include(CHANGED);
  });

  it('offers nothing more where the organisation has closed the request', async () => {
    const page = await openRequest('overtaken');
    await step(
      () => press(button(ACCEPT)),
      () => findByRole('heading', CHANGED),
    );
    expect(textOf(page.element)).to.include('Ei voimassa Pyyntö suljettiin');
    expect(allByRole('button')).to.deep.equal([]);
    expect(await lastEvent(page)).to.equal('closed');
  });

  it('takes "not possible now" in the same way', async () => {
    const page = await openRequest();
    const current = {
      ...detail({ status: 'closed', standing: 'not-in-force', decisions: [] }),
      id: SCENARIO_REQUEST_ID,
    };
    page.server.between(POST, () => problemResponse('decision-not-possible', { current, etag: '"2"' }));
    await step(
      () => press(button(ACCEPT)),
      () => findByRole('heading', CHANGED),
    );
    expect(textOf(page.element)).to.include('Pyyntö suljettiin 2.11.2026.');
    expect(page.told).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: not saved', () => {
  const refusals: ProblemCode[] = [
    'invalid-message',
    'idempotency-key-reused',
    'cross-site-request',
    'precondition-required',
    'too-large',
  ];
  for (const code of refusals) {
    it(`${code}: says so at the button, and another try is another intent`, async () => {
      const page = await openRequest();
      page.server.between(POST, () => problemResponse(code));
      await step(
        () => press(button(ACCEPT)),
        () => shows(page.element, NOT_SAVED),
      );
      expect(focused()).to.equal(button(ACCEPT));
      expect(descriptionOf(button(ACCEPT))).to.include(NOT_SAVED);
      expect(button(ACCEPT).getAttribute('aria-disabled')).to.equal(null);
      await until(() => heard.length > 0, 'it to be said');
      expect(heard.filter(({ text }) => text.includes(NOT_SAVED))).to.have.length(1);
      expect(page.told).to.deep.equal([]);

      page.server.clear();
      later(1000);
      await step(() => press(button(ACCEPT)), result);
      const [first, second] = keys(page);
      expect(second).not.to.equal(first);
      expect(textOf(page.element)).not.to.include(NOT_SAVED);
      expect(await lastEvent(page)).to.equal('accepted');
    });
  }

  it('the session has ended: shows the way in, which comes back here', async () => {
    const page = await openRequest();
    page.server.between(POST, () => problemResponse('sign-in-required'));
    await step(
      () => press(button(ACCEPT)),
      () => until(() => page.element.dataset['state'] === 'signed-out', 'the way in'),
    );
    const { href } = byRole('link', 'Kirjaudu sisään') as HTMLAnchorElement;
    expect(new URL(href).searchParams.get('return-to')).to.equal(location.href);
    expect(page.told).to.deep.equal([]);
    expect(await lastEvent(page)).to.equal('sent');
  });

  it('the request is no longer there: says that it was not found', async () => {
    const page = await openRequest();
    page.server.between(POST, () => problemResponse('not-found'));
    await step(
      () => press(button(ACCEPT)),
      () => shows(page.element, 'Pyyntöä ei löytynyt'),
    );
    expect(page.element.dataset['state']).to.equal('failed');
    expect(page.told).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: no answer to an answer', () => {
  it('says that it does not know, and lets nobody answer twice', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    expect(textOf(page.element)).not.to.include(RESULT).and.not.to.include(NOT_SAVED);
    expect(focused()).to.equal(button(ACCEPT));
    expect(descriptionOf(button(ACCEPT))).to.include(CHECKING);
    for (const name of [ACCEPT, DECLINE]) expect(button(name).getAttribute('aria-disabled')).to.equal('true');
    await step(() => {
      press(button(DECLINE));
      press(button(ACCEPT));
    }, roundTrip);
    expect(page.server.count(POST)).to.equal(1);
    expect(page.told).to.deep.equal([]);
    await until(() => heard.length > 0, 'it to be said');
    expect(heard).to.deep.equal([{ text: CHECKING, lang: 'fi', role: 'alert' }]);
  });

  it('had been kept: with a connection again it asks by the same key, and says saved, once', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    await until(() => heard.length === 1, 'the doubt to be said');
    await step(() => backOnline(page), result);
    const [key] = keys(page);
    expect(page.server.arrivals.filter(({ path }) => path.endsWith(`/decisions/${key}`))).to.have.length(2);
    expect(nameOf(focused()!)).to.equal(RESULT);
    expect(page.server.count(POST)).to.equal(1);
    expect(page.told).to.have.length(1);
    await allSaid();
    expect(heard.map(({ text }) => text)).to.deep.equal([CHECKING]);
    dispatchEvent(new Event('online'));
    await roundTrip();
    expect(page.server.count(LOOK_UP)).to.equal(2);
    expect(page.told).to.have.length(1);
  });

  it('had not been kept: says so, and another try is the same intent', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: false });
    await step(
      () => backOnline(page),
      () => shows(page.element, NOT_SAVED),
    );
    expect(textOf(page.element)).not.to.include(RESULT);
    expect(focused()).to.equal(button(ACCEPT));
    await until(() => heard.some(({ text }) => text.includes(NOT_SAVED)), 'it to be said');
    expect(await lastEvent(page)).to.equal('sent');

    later(1000);
    await step(() => press(button(ACCEPT)), result);
    const [first, second, ...more] = keys(page);
    expect(second).to.equal(first);
    expect(more).to.deep.equal([]);
    expect(await lastEvent(page)).to.equal('accepted');
    expect(page.told).to.have.length(1);
  });

  it('had not been kept: another answer is another intent', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: false });
    await step(
      () => backOnline(page),
      () => shows(page.element, NOT_SAVED),
    );
    later(1000);
    await step(() => press(button(DECLINE)), result);
    expect(new Set(keys(page)).size).to.equal(2);
    expect(await lastEvent(page)).to.equal('refused');
  });

  it('had not been kept: the same answer to a text in another language is another intent', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: false });
    await step(
      () => backOnline(page),
      () => shows(page.element, NOT_SAVED),
    );
    speak('sv');
    await shows(page.element, 'Godkänn');
    later(1000);
    await step(
      () => press(button('Godkänn')),
      () => findByRole('heading', 'Ditt svar sparades'),
    );
    expect(new Set(keys(page)).size).to.equal(2);
  });

  const cut: [what: string, answerLost: () => Response][] = [
    ['the connection breaks', lost],
    [
      'the server is killed and a proxy answers',
      () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
    ],
    ['the answer is a page', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })],
    ['the answer breaks off', () => new Response('{"id":', { headers: { 'Content-Type': 'application/json' } })],
    ['the answer is of another shape', () => Response.json({ ok: true })],
    ['the server says that it failed', () => problemResponse('server-error')],
  ];
  for (const [what, answerLost] of cut) {
    it(`${what} after the commit: says saved, for it is`, async () => {
      const page = await openRequest();
      page.server.between(POST, async (proceed) => {
        await proceed();
        return answerLost();
      });
      await step(() => press(button(ACCEPT)), result);
      await allSaid();
      expect(heard, 'a doubt that was settled').to.deep.equal([]);
      expect(await lastEvent(page)).to.equal('accepted');
      expect(page.told).to.have.length(1);
    });

    it(`${what} before the commit: says not saved, for it is not`, async () => {
      const page = await openRequest();
      page.server.between(POST, answerLost);
      await step(
        () => press(button(ACCEPT)),
        () => shows(page.element, NOT_SAVED),
      );
      await allSaid();
      expect(heard.map(({ text }) => text.includes(NOT_SAVED))).to.deep.equal([true]);
      expect(await lastEvent(page)).to.equal('sent');
      expect(page.told).to.deep.equal([]);
      expect(textOf(page.element)).not.to.include(RESULT);
    });
  }

  it('looks when it is asked to, once at a time, and keeps focus', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: false });
    page.server.clear();
    const held = page.server.hold(LOOK_UP);
    const before = page.server.count(LOOK_UP);
    await step(
      () => {
        const check = button('Tarkista nyt');
        press(check);
        check.click();
        dispatchEvent(new Event('online'));
      },
      () => arrived(page.server, LOOK_UP, before + 1),
    );
    expect(button('Tarkista nyt').getAttribute('aria-disabled')).to.equal('true');
    await step(held.release, () => shows(page.element, NOT_SAVED));
    expect(page.server.count(LOOK_UP)).to.equal(before + 1);
  });

  it('still does not know while nothing can be asked', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    const before = page.server.count(LOOK_UP);
    await step(
      () => press(button('Tarkista nyt')),
      () =>
        until(
          () =>
            page.server.count(LOOK_UP) === before + 1 && button('Tarkista nyt').getAttribute('aria-disabled') === null,
          'a look in vain',
        ),
    );
    expect(textOf(page.element)).to.include(CHECKING);
    await step(() => backOnline(page), result);
  });

  it('the session has ended when it asks: shows the way in', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    page.server.clear();
    page.server.between(LOOK_UP, () => problemResponse('sign-in-required'));
    await step(
      () => dispatchEvent(new Event('online')),
      () => findByRole('link', 'Kirjaudu sisään'),
    );
    expect(page.told).to.deep.equal([]);
  });

  it('the connection came back while the element was away: it asks when it is there again', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    const { parentElement } = page.element;
    page.element.remove();
    backOnline(page);
    await roundTrip();
    parentElement!.append(page.element);
    await result();
    expect(page.server.count(POST)).to.equal(1);
    expect(page.told).to.have.length(1);
  });

  it('the person looks at another request meanwhile: that one is not said to be in doubt', async () => {
    const page = await openRequest();
    await loseConnection(page, { committed: true });
    page.server.clear();
    page.element.requestId = '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1001';
    await shows(page.element, 'Tutkimus - Tehostetun');
    expect(textOf(page.element)).not.to.include(CHECKING);
    page.element.requestId = SCENARIO_REQUEST_ID;
    await shows(page.element, 'Voimassa Hyväksyit pyynnön');
    expect(allByRole('button').map(nameOf)).to.deep.equal([WITHDRAW]);
  });

  it('waits for an answer for 20 seconds, then says that it does not know', async () => {
    const page = await openRequest();
    page.server.between(LOOK_UP, lost);
    page.server.between(POST, () => new Promise<Response>(() => {}));
    const patience = await keepTimers(20_000, () =>
      step(
        () => press(button(ACCEPT)),
        () => arrived(page.server, POST),
      ),
    );
    expect(patience).to.have.length(1);
    await step(patience[0]!, () => shows(page.element, CHECKING));
  });

  it('a page without https has no ready-made keys: an answer has one all the same', async () => {
    const keys: string[] = [];
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      await putWithApi(
        detailApi({
          request: async () => versioned(detail()),
          decide: async (_id, _message, key) => {
            keys.push(key);
            return versioned(accepted(), '"2"');
          },
        }),
      );
      await step(() => press(button(ACCEPT)), result);
    } finally {
      Reflect.deleteProperty(crypto, 'randomUUID');
    }
    expect(keys).to.have.length(1);
    expect(keys[0]).to.match(/^[\w-]{16,64}$/u);
  });

  it('an API of the page that throws what it should not is no proof that nothing was saved', async () => {
    await putWithApi(
      detailApi({
        request: async () => versioned(detail()),
        decide: () => Promise.reject(new TypeError('oops')),
        outcome: async () => versioned(accepted(), '"2"'),
      }),
    );
    await step(() => press(button(ACCEPT)), result);
  });
});
