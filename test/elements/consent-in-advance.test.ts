/** Answers in advance to requests of one kind: offered after an answer, given until a day, ended. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { REQUEST_IDS, SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import { ApiError } from '../../src/api/api-error.ts';
import { StaleDecision } from '../../src/api/stale-decision.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import {
  ACCEPT,
  answersAt,
  button,
  CHANGED,
  DECLINE,
  openRequest,
  putWithApi,
  RESULT,
  result,
  WITHDRAW,
} from './detail-page.ts';
import { accepted, detailApi, versioned } from './examples.ts';
import { step } from './invariants.ts';
import { allSaid, heard, later } from './page.ts';
import { allByRole, byRole, findByRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';
import { arrived, roundTrip } from './server.ts';

const TITLE = 'Vastaa ennakolta';
const END = 'Lopeta ennakolta vastaaminen';
const NOT_SAVED = 'Vastaustasi ei tallennettu. Yritä uudelleen.';
const CHECKING = 'Tarkistamme, tallentuiko vastauksesi';
const POST = /POST/u;
const GET = /GET \/consents/u;

const place = () => byRole('region', TITLE);
const give = () => button(TITLE, place());
const lastDay = () => place().querySelector('input')!;

/** What the service has of the answer in advance. */
async function standing({ server }: { server: { stored: (id: string) => Promise<ConsentDetail> } }) {
  return (await server.stored(SCENARIO_REQUEST_ID)).inAdvance;
}

/** A day some days from now in Helsinki, as a date field has it. */
function dayAhead(days: number): string {
  return daysAfter(civilDateOf(new Date().toISOString()), days);
}

function finnish(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

function setDay(day: string): void {
  lastDay().value = day;
}

describe('lupa-consent-detail: an answer in advance is offered', () => {
  const notOffered: [what: string, scenario: ScenarioName, id?: string][] = [
    ['before an answer', 'default', REQUEST_IDS.excursion],
    ['where the organisation takes none', 'in-force'],
    ['where there are several uses', 'some-purposes'],
  ];
  for (const [what, scenario, id] of notOffered) {
    it(`not ${what}`, async () => {
      await openRequest(scenario, id);
      expect(allByRole('region', TITLE)).to.deep.equal([]);
    });
  }

  it('after an answer, below the way to withdraw it', async () => {
    const page = await openRequest('default', REQUEST_IDS.excursion);
    await step(() => press(button(ACCEPT)), result);
    expect(lastDay().value).to.equal(dayAhead(365));
    expect(lastDay().type).to.equal('date');
    expect(nameOf(lastDay())).to.equal('Viimeinen päivä');
    const text = textOf(page.element);
    expect(text.indexOf(WITHDRAW)).to.be.lessThan(text.indexOf(TITLE));
    expect(textOf(place())).to.include('Näet jokaisen vastauksen ja voit perua sen.');
    expect(page.server.count(POST)).to.equal(1);
  });

  it('not by an API that cannot take it', async () => {
    const offered = accepted({ inAdvance: { id: null, decision: 'accept', lastDay: '2027-11-22' } });
    await putWithApi(detailApi({ request: async () => versioned(offered) }));
    expect(allByRole('region', TITLE)).to.deep.equal([]);
  });

  it('not of a kind that this page does not know', async () => {
    const offered = accepted({ inAdvance: { id: null, decision: 'unknown', lastDay: '2027-11-22' } });
    const request = async () => versioned(offered);
    await putWithApi(detailApi({ request, answerInAdvance: async () => versioned(offered) }));
    expect(allByRole('region', TITLE)).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: an answer in advance', () => {
  it('is given until the day that was chosen, kept before it is called saved, and shown', async () => {
    const page = await openRequest('in-advance-offered');
    const held = page.server.hold(POST);
    const day = dayAhead(90);
    setDay(day);
    await step(
      () => press(give()),
      () => arrived(page.server, POST),
    );
    expect(textOf(page.element)).not.to.include(RESULT);
    expect(give().getAttribute('aria-disabled')).to.equal('true');
    await step(held.release, result);
    expect(nameOf(focused()!)).to.equal(RESULT);
    expect(textOf(place())).to.include(
      `Tällaisiin pyyntöihin vastataan puolestasi ${finnish(day)} asti: Hyväksytty ${END}`,
    );
    expect(await standing(page)).to.include({ decision: 'accept', lastDay: day });
    await allSaid();
    expect(heard).to.deep.equal([]);
  });

  it('is no answer to this request: nothing is added to its events, and the page is told of no decision', async () => {
    const page = await openRequest('in-advance-offered');
    const before = await answersAt(page);
    await step(() => press(give()), result);
    expect(await answersAt(page)).to.deep.equal(before);
    expect(page.told).to.deep.equal([]);
  });

  it('repeats a no as a no', async () => {
    const page = await openRequest('default', REQUEST_IDS.excursion);
    await step(() => press(button(DECLINE)), result);
    later(1000);
    await step(
      () => press(give()),
      () => findByRole('button', END),
    );
    expect(textOf(place())).to.match(/asti: Hylätty/u);
    expect((await page.server.stored(REQUEST_IDS.excursion)).inAdvance).to.include({ decision: 'refuse' });
  });

  const wrong: [what: string, day: () => string][] = [
    ['no day', () => ''],
    ['a day too far away', () => dayAhead(800)],
  ];
  for (const [what, day] of wrong) {
    it(`with ${what} is not sent, and focus is on the day`, async () => {
      const page = await openRequest('in-advance-offered');
      setDay(day());
      await step(() => press(give()), roundTrip);
      expect(page.server.count(POST)).to.equal(0);
      expect(focused()).to.equal(lastDay());
      expect(await standing(page)).to.include({ id: null });
    });
  }

  it('until a day that has passed is not kept, and is not called saved', async () => {
    const page = await openRequest('in-advance-offered');
    setDay(dayAhead(-2));
    await step(
      () => press(give()),
      () => until(() => focused() === lastDay() || textOf(place()).includes(NOT_SAVED), 'the refusal'),
    );
    expect(textOf(page.element)).not.to.include(RESULT);
    expect(await standing(page)).to.include({ id: null });
  });

  it('law 24: by the keyboard alone', async () => {
    const page = await openRequest('in-advance-offered');
    give().focus();
    await step(() => sendKeys({ press: 'Enter' }), result);
    expect(await standing(page)).to.include({ decision: 'accept' });
  });

  it('a double click gives one', async () => {
    const page = await openRequest('in-advance-offered');
    const pressed = give();
    await step(() => {
      press(pressed);
      pressed.click();
    }, result);
    expect(page.server.count(POST)).to.equal(1);
  });
});

describe('lupa-consent-detail: an answer in advance is ended', () => {
  it('with one press; what it has answered stays, and is told as such', async () => {
    const page = await openRequest('answered-in-advance');
    expect(textOf(page.element)).to.include('Hyväksyit pyynnön (ennakolta)');
    await step(() => press(button(END)), result);
    expect(await standing(page)).to.include({ id: null });
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['accepted']);
    expect(allByRole('button', END)).to.deep.equal([]);
    expect(lastDay().value).to.equal(dayAhead(365));
  });

  it('law 1: takes no more presses than it took to give it', async () => {
    const page = await openRequest('in-advance-offered');
    await step(() => press(give()), result);
    later(1000);
    await step(
      () => press(button(END)),
      () => until(() => allByRole('button', END).length === 0, 'the end'),
    );
    expect(page.server.count(POST)).to.equal(2);
  });

  it('what it has answered is withdrawn like any other answer, and it goes on', async () => {
    const page = await openRequest('answered-in-advance');
    await step(() => press(button(WITHDRAW)), result);
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['accepted', 'withdrawn']);
    expect(allByRole('button', END)).to.have.length(1);
  });
});

describe('lupa-consent-detail: an answer in advance that does not come through', () => {
  const acts: [what: string, scenario: ScenarioName, act: () => HTMLElement, after: boolean][] = [
    ['given', 'in-advance-offered', give, true],
    ['ended', 'answered-in-advance', () => button(END), false],
  ];
  for (const [what, scenario, act, after] of acts) {
    const isThere = async (page: Parameters<typeof standing>[0]) => (await standing(page))?.id != null;

    it(`${what}: turned down, says so where it was pressed, once, and can be tried again`, async () => {
      const page = await openRequest(scenario);
      page.server.between(POST, () => problemResponse('cross-site-request'));
      await step(
        () => press(act()),
        () => shows(place(), NOT_SAVED),
      );
      expect(focused()).to.equal(act());
      expect(textOf(byRole('region', 'Vastauksesi'))).not.to.include(NOT_SAVED);
      expect(textOf(page.element)).not.to.include(RESULT);
      await until(() => heard.length > 0, 'it to be said');
      expect(heard.map(({ text }) => text)).to.deep.equal([NOT_SAVED]);
      expect(await isThere(page)).to.equal(!after);
      page.server.clear();
      later(1000);
      await step(() => press(act()), result);
      expect(await isThere(page)).to.equal(after);
    });

    it(`${what}: the answer is lost after the commit: says saved, for it is`, async () => {
      const page = await openRequest(scenario);
      page.server.between(POST, async (proceed) => {
        await proceed();
        return Response.error();
      });
      await step(() => press(act()), result);
      expect(await isThere(page)).to.equal(after);
      expect(page.server.count(POST)).to.equal(1);
      await allSaid();
      expect(heard).to.deep.equal([]);
    });

    it(`${what}: the message is lost: says not saved, for it is not`, async () => {
      const page = await openRequest(scenario);
      page.server.between(POST, () => Response.error());
      await step(
        () => press(act()),
        () => shows(place(), NOT_SAVED),
      );
      expect(await isThere(page)).to.equal(!after);
      expect(textOf(page.element)).not.to.include(RESULT);
    });

    it(`${what}: nothing can be asked: says that it does not know, and with a connection the truth`, async () => {
      const page = await openRequest(scenario);
      page.server.between(GET, () => Response.error());
      page.server.between(POST, async (proceed) => {
        await proceed();
        return Response.error();
      });
      await step(
        () => press(act()),
        () => shows(place(), CHECKING),
      );
      expect(textOf(page.element)).not.to.include(RESULT).and.not.to.include(NOT_SAVED);
      expect(button(WITHDRAW).getAttribute('aria-disabled')).to.equal('true');
      await step(() => press(act()), roundTrip);
      expect(page.server.count(POST)).to.equal(1);
      page.server.clear();
      await step(() => dispatchEvent(new Event('online')), result);
      expect(await isThere(page)).to.equal(after);
      expect(page.server.count(POST)).to.equal(1);
    });
  }

  it('the session has ended: shows the way in', async () => {
    const page = await openRequest('in-advance-offered');
    page.server.between(POST, () => problemResponse('sign-in-required'));
    await step(
      () => press(give()),
      () => until(() => page.element.dataset['state'] === 'signed-out', 'the way in'),
    );
    expect(await standing(page)).to.include({ id: null });
  });

  it('the organisation has stopped taking them: says that it was not saved, and shows how it stands', async () => {
    const offered = accepted({ inAdvance: { id: null, decision: 'accept', lastDay: '2027-11-22' } });
    const now = versioned(accepted(), '"2"');
    const element = await putWithApi(
      detailApi({
        request: async () => versioned(offered),
        answerInAdvance: () => Promise.reject(new StaleDecision(now)),
      }),
    );
    await step(
      () => press(give()),
      () => findByRole('heading', CHANGED),
    );
    expect(nameOf(focused()!)).to.equal(CHANGED);
    expect(allByRole('region', TITLE)).to.deep.equal([]);
    expect(textOf(element)).not.to.include(RESULT);
  });

  it('the service takes them no more: says that it was not saved, and shows how it stands', async () => {
    const page = await openRequest('in-advance-offered');
    const current = { ...(await page.server.stored(SCENARIO_REQUEST_ID)), inAdvance: null };
    page.server.between(POST, () => problemResponse('decision-not-possible', { current, etag: '"2"' }));
    await step(
      () => press(give()),
      () => findByRole('heading', CHANGED),
    );
    expect(nameOf(focused()!)).to.equal(CHANGED);
    expect(allByRole('region', TITLE)).to.deep.equal([]);
  });

  it('an API that turns it down for good: says so', async () => {
    const offered = accepted({ inAdvance: { id: null, decision: 'accept', lastDay: '2027-11-22' } });
    await putWithApi(
      detailApi({
        request: async () => versioned(offered),
        answerInAdvance: () => Promise.reject(new ApiError('refused')),
      }),
    );
    await step(
      () => press(give()),
      () => shows(place(), NOT_SAVED),
    );
  });
});
