/** A request with several uses: each is answered on its own, in one sitting. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import type { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import {
  ACCEPT,
  answersAt,
  button,
  CHANGED,
  DECLINE,
  openRequest,
  RESULT,
  result,
  WITHDRAW,
  type DetailPage,
} from './detail-page.ts';
import { detail, detailApi, purpose, versioned } from './examples.ts';
import { settled, step } from './invariants.ts';
import { looksOf } from './looks.ts';
import { otherGuardianAnswers, textIsCorrected } from './meanwhile.ts';
import { heard, later, put, showPage } from './page.ts';
import {
  allByRole,
  byRole,
  descriptionOf,
  everyElement,
  findByRole,
  focused,
  nameOf,
  press,
  shows,
  textOf,
  until,
} from './screen.ts';
import { answer, arrived, roundTrip, serve } from './server.ts';

const PHOTOS = 'Lasta voi kuvata päiväkodin arjessa, juhlissa ja retkillä';
const GROUP = 'Kuvia voi jakaa ryhmän perheille';
const WEB = 'Kuvia voi julkaista päiväkodin verkkosivuilla';
const SAVE = 'Tallenna valintani';
const ACCEPT_ALL = 'Hyväksy kaikki';
const DECLINE_ALL = 'Hylkää kaikki';
const WITHDRAW_ALL = 'Peru kaikki';
const MISSING = 'Tee ensin valintasi';
const NOT_SAVED = 'Vastaustasi ei tallennettu';
const POST = /POST/u;

const use = (name: string) => byRole('group', name);
const radio = (name: string, choice: string) => byRole('radio', choice, use(name)) as HTMLInputElement;

function chosen(): string[] {
  return [...everyElement(document)]
    .filter((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.checked)
    .map((each) => `${nameOf(each.closest('fieldset')!)}: ${nameOf(each)}`);
}

/** A choice for each use. */
async function chooseEach(): Promise<string[]> {
  for (const [name, choice] of [
    [PHOTOS, ACCEPT],
    [GROUP, DECLINE],
    [WEB, ACCEPT],
  ] as const) {
    await step(() => press(radio(name, choice)));
  }
  return [`${PHOTOS}: ${ACCEPT}`, `${GROUP}: ${DECLINE}`, `${WEB}: ${ACCEPT}`];
}

/** The answers that the service has of the reader, each with the uses that it is about. */
async function kept(page: DetailPage): Promise<[string, string[] | undefined][]> {
  return (await answersAt(page)).map(({ type, purposes }) => [type, purposes]);
}

function bodies({ server }: DetailPage): unknown[] {
  return server.arrivals.filter(({ method }) => method === 'POST').map(({ body }) => body);
}

const IN_PART: [string, string[]][] = [
  ['accepted', ['photos', 'web']],
  ['refused', ['group']],
];

describe('several uses: a choice for each', () => {
  for (const scenario of ['purposes', 'needs-renewal'] satisfies ScenarioName[]) {
    it(`law 4, law 6, law 26: there is a yes and a no for each, and nothing is chosen beforehand: ${scenario}`, async () => {
      await openRequest(scenario);
      for (const name of [PHOTOS, GROUP, WEB]) {
        expect(allByRole('radio', undefined, use(name)).map(nameOf)).to.deep.equal([ACCEPT, DECLINE]);
      }
      expect(chosen()).to.deep.equal([]);
      expect(focused()).to.equal(document.body);
    });
  }

  it('are saved in one sitting, with one event for each kind of answer', async () => {
    const page = await openRequest('purposes');
    expect(await chooseEach()).to.deep.equal(chosen());
    expect(page.server.count(POST)).to.equal(0);
    const { versionId } = await page.server.stored(SCENARIO_REQUEST_ID);
    await step(() => press(button(SAVE)), result);
    expect(nameOf(focused()!)).to.equal(RESULT);
    const answers = { photos: 'accept', group: 'refuse', web: 'accept' };
    expect(bodies(page)).to.deep.equal([{ answers, versionId, language: 'fi' }]);
    expect(await kept(page)).to.deep.equal(IN_PART);
    expect(page.told).to.have.length(1);
    expect([PHOTOS, GROUP, WEB].map((name) => textOf(use(name)))).to.deep.equal([
      `${PHOTOS} Hyväksytty ${WITHDRAW}`,
      `${GROUP} Hylätty ${ACCEPT}`,
      `${WEB} Hyväksytty ${WITHDRAW}`,
    ]);
  });

  it('are told among the events, each with its uses', async () => {
    const page = await openRequest('purposes');
    await chooseEach();
    await step(() => press(button(SAVE)), result);
    const events = allByRole('listitem').map(textOf);
    expect(events.some((each) => each.includes(`Hyväksyit pyynnön ${PHOTOS} ${WEB}`))).to.equal(true);
    expect(events.some((each) => each.includes(`Hylkäsit pyynnön ${GROUP}`))).to.equal(true);
    expect(textOf(page.element)).to.include('Osa hyväksytty');
  });

  it('are not sent while one is missing: it is said which, focus is there, and what was chosen stays', async () => {
    const page = await openRequest('purposes');
    await step(() => press(radio(PHOTOS, ACCEPT)));
    await step(() => press(button(SAVE)));
    expect(page.server.count(POST)).to.equal(0);
    expect(focused()).to.equal(radio(GROUP, ACCEPT));
    expect([PHOTOS, GROUP, WEB].map((name) => descriptionOf(use(name)))).to.deep.equal(['', MISSING, MISSING]);
    expect(radio(GROUP, DECLINE).getAttribute('aria-invalid')).to.equal('true');
    expect(chosen()).to.deep.equal([`${PHOTOS}: ${ACCEPT}`]);

    await step(() => press(radio(GROUP, DECLINE)));
    expect([GROUP, WEB].map((name) => descriptionOf(use(name)))).to.deep.equal(['', MISSING]);
    await step(() => press(radio(WEB, ACCEPT)));
    expect(textOf(page.element)).not.to.include(MISSING);
    await step(() => press(button(SAVE)), result);
    expect(await kept(page)).to.deep.equal(IN_PART);
  });

  it('law 24: are made and saved by the keyboard alone', async () => {
    const page = await openRequest('purposes');
    const tabTo = async (wanted: () => HTMLElement) => {
      for (let presses = 0; focused() !== wanted(); presses += 1) {
        expect(presses, `Tab to ${nameOf(wanted())}`).to.be.lessThan(20);
        await sendKeys({ press: 'Tab' });
      }
    };
    await tabTo(() => button('Siirry vastaamaan'));
    await sendKeys({ press: 'Enter' });
    await until(() => nameOf(focused()!) === 'Vastauksesi', 'focus on the answer');
    await tabTo(() => radio(PHOTOS, ACCEPT));
    await sendKeys({ press: 'Space' });
    await tabTo(() => radio(GROUP, ACCEPT));
    await sendKeys({ press: 'ArrowDown' });
    await tabTo(() => radio(WEB, ACCEPT));
    await sendKeys({ press: 'Space' });
    await tabTo(() => button(SAVE));
    await step(() => sendKeys({ press: 'Enter' }), result);
    expect(await kept(page)).to.deep.equal(IN_PART);
  });

  it('law 5: decide nothing by being made: not with Escape, not by leaving', async () => {
    const page = await openRequest('purposes');
    await chooseEach();
    await sendKeys({ press: 'Escape' });
    page.element.remove();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await settled();
    await roundTrip();
    expect(page.server.count(POST)).to.equal(0);
    expect(await kept(page)).to.deep.equal([]);
  });
});

describe('several uses: all at once', () => {
  it('law 4, law 6: Accept all and Decline all have equal weight', async () => {
    const { element } = await openRequest('purposes');
    element.style.width = '700px';
    const [accept, decline] = [button(ACCEPT_ALL), button(DECLINE_ALL)];
    expect(looksOf(accept)).to.deep.equal(looksOf(decline));
    accept.focus();
    const focusedLook = looksOf(accept);
    decline.focus();
    expect(focusedLook).to.deep.equal(looksOf(decline));
    element.style.width = '280px';
    expect({ ...looksOf(accept), top: 0 }).to.deep.equal({ ...looksOf(decline), top: 0 });
  });

  for (const [name, type, label] of [
    [ACCEPT_ALL, 'accepted', 'Hyväksytty'],
    [DECLINE_ALL, 'refused', 'Hylätty'],
  ] as const) {
    it(`law 4, law 28: ${name} takes one press, and is one event`, async () => {
      const page = await openRequest('purposes');
      await step(() => press(button(name)), result);
      expect(await kept(page)).to.deep.equal([[type, ['photos', 'group', 'web']]]);
      for (const each of [PHOTOS, GROUP, WEB]) expect(textOf(use(each))).to.include(label);
      expect(page.told).to.have.length(1);
    });
  }

  it('law 1: withdrawing takes no more presses than accepting, of all and of one', async () => {
    const presses = async (scenario: ScenarioName, acts: (() => HTMLElement)[]) => {
      const page = await openRequest(scenario);
      for (const act of acts) await step(() => press(act()));
      await result();
      document.querySelector('lupa-provider')!.remove();
      expect(page.server.count(POST)).to.equal(1);
      return acts.length;
    };
    const acceptAll = await presses('purposes', [() => button(ACCEPT_ALL)]);
    const withdrawAll = await presses('some-purposes', [() => button(WITHDRAW_ALL)]);
    expect(withdrawAll).to.be.at.most(acceptAll);
    const acceptOne = await presses('purposes', [
      () => radio(PHOTOS, ACCEPT),
      () => radio(GROUP, DECLINE),
      () => radio(WEB, DECLINE),
      () => button(SAVE),
    ]);
    const withdrawOne = await presses('some-purposes', [() => button(WITHDRAW, use(PHOTOS))]);
    expect(withdrawOne).to.be.at.most(acceptOne);
  });
});

describe('several uses: another answer', () => {
  const BEFORE: [string, string[]][] = [
    ['accepted', ['photos', 'group']],
    ['refused', ['web']],
  ];
  const changes: [what: string, act: () => HTMLElement, event: [string, string[]], says: string[]][] = [
    [
      'one is withdrawn',
      () => button(WITHDRAW, use(PHOTOS)),
      ['withdrawn', ['photos']],
      ['Peruttu', 'Hyväksytty', 'Hylätty'],
    ],
    [
      'all that were accepted are withdrawn',
      () => button(WITHDRAW_ALL),
      ['withdrawn', ['photos', 'group']],
      ['Peruttu', 'Peruttu', 'Hylätty'],
    ],
    [
      'a no becomes a yes',
      () => button(ACCEPT, use(WEB)),
      ['accepted', ['web']],
      ['Hyväksytty', 'Hyväksytty', 'Hyväksytty'],
    ],
  ];
  for (const [what, act, event, says] of changes) {
    it(`${what}: the others stay as they are`, async () => {
      const page = await openRequest('some-purposes');
      await step(() => press(act()), result);
      expect(await kept(page)).to.deep.equal([...BEFORE, event]);
      for (const [index, name] of [PHOTOS, GROUP, WEB].entries())
        expect(textOf(use(name))).to.include(` ${says[index]} `);
      expect(page.server.count(POST)).to.equal(1);
    });
  }

  it('after all have been withdrawn each can be accepted again', async () => {
    const page = await openRequest('some-purposes');
    await step(() => press(button(WITHDRAW_ALL)), result);
    expect(allByRole('button', WITHDRAW_ALL)).to.deep.equal([]);
    later(1000);
    await step(
      () => press(button(ACCEPT, use(PHOTOS))),
      () => until(() => page.told.length === 2, 'the second answer'),
    );
    expect((await kept(page)).at(-1)).to.deep.equal(['accepted', ['photos']]);
  });
});

describe('several uses: asked again with a new text', () => {
  it('law 26: the earlier answer is told, and not chosen; nothing is sent without a choice', async () => {
    const page = await openRequest('needs-renewal');
    for (const name of [PHOTOS, GROUP, WEB]) expect(textOf(use(name))).to.include('Aiempi vastauksesi: Hyväksytty');
    expect(chosen()).to.deep.equal([]);
    await step(() => press(button(SAVE)));
    expect(page.server.count(POST)).to.equal(0);
    expect(focused()).to.equal(radio(PHOTOS, ACCEPT));
    await chooseEach();
    await step(() => press(button(SAVE)), result);
    expect(await kept(page)).to.deep.equal(IN_PART);
    expect(textOf(use(PHOTOS))).not.to.include('Aiempi vastauksesi');
  });
});

describe('several uses: what happens meanwhile', () => {
  const save = (outcome: () => unknown) => step(() => press(button(SAVE)), outcome);

  it('the other guardian answers: it is shown, the choices stay, and another press keeps them', async () => {
    const page = await openRequest('purposes');
    const choices = await chooseEach();
    await otherGuardianAnswers(page.server, 'refused');
    await save(() => findByRole('heading', CHANGED));
    expect(textOf(page.element)).to.include('Ansa Simakuutio Hylätty').and.not.to.include(RESULT);
    expect(nameOf(focused()!)).to.equal(CHANGED);
    expect(chosen()).to.deep.equal(choices);
    expect(page.told).to.deep.equal([]);
    expect(await kept(page)).to.deep.equal([]);
    later(1000);
    await save(result);
    expect(await kept(page)).to.deep.equal(IN_PART);
    expect(page.told).to.have.length(1);
  });

  it('the same person answers in another tab: what was kept there is shown, and nothing is sent over it', async () => {
    const page = await openRequest('purposes');
    await chooseEach();
    await answer(page.server, SCENARIO_REQUEST_ID, 'refuse');
    await save(() => findByRole('heading', CHANGED));
    for (const name of [PHOTOS, GROUP, WEB]) expect(textOf(use(name))).to.include('Hylätty');
    expect(allByRole('button', SAVE)).to.deep.equal([]);
    expect(await kept(page)).to.deep.equal([['refused', ['photos', 'group', 'web']]]);
  });

  it('law 26: the text is corrected: no choice made for the old one is there or sent for the new one', async () => {
    const page = await openRequest('purposes');
    await chooseEach();
    await textIsCorrected(page.server, 'Korjattu teksti.');
    await save(() => findByRole('heading', CHANGED));
    expect(textOf(page.element)).to.include('Korjattu teksti.');
    expect(chosen()).to.deep.equal([]);
    later(1000);
    await save(() => until(() => focused() === radio(PHOTOS, ACCEPT), 'focus on what is missing'));
    expect(page.server.count(POST)).to.equal(1);
    expect(await kept(page)).to.deep.equal([]);
    await chooseEach();
    await save(result);
    expect(bodies(page).at(-1)).to.include({ versionId: 'corrected-text' });
  });

  it('the page looks for news, and finds none: the choices stay', async () => {
    const page = await openRequest('purposes');
    const choices = await chooseEach();
    showPage({ persisted: true });
    await arrived(page.server, /GET/u, 2);
    await roundTrip();
    await settled();
    expect(chosen()).to.deep.equal(choices);
  });

  it('offline in the middle of choosing: the choices stay, and are kept once when there is a connection', async () => {
    const page = await openRequest('purposes');
    await step(() => press(radio(PHOTOS, ACCEPT)));
    page.server.between(/./u, () => Response.error());
    dispatchEvent(new Event('offline'));
    showPage({ persisted: true });
    const choices = await chooseEach();
    await save(() => shows(page.element, 'Tarkistamme, tallentuiko vastauksesi'));
    expect(textOf(page.element)).not.to.include(RESULT);
    expect(chosen()).to.deep.equal(choices);
    page.server.clear();
    await step(
      () => dispatchEvent(new Event('online')),
      () => shows(page.element, NOT_SAVED),
    );
    expect(chosen()).to.deep.equal(choices);
    later(1000);
    await save(result);
    expect(await kept(page)).to.deep.equal(IN_PART);
    const keys = page.server.arrivals.filter(({ method }) => method === 'POST').map(({ key }) => key);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('not saved: says so, keeps the choices and focus', async () => {
    const page = await openRequest('purposes');
    const choices = await chooseEach();
    page.server.between(POST, () => problemResponse('cross-site-request'));
    await save(() => shows(page.element, NOT_SAVED));
    expect(focused()).to.equal(button(SAVE));
    await until(() => heard.some(({ text }) => text.includes(NOT_SAVED)), 'it to be said');
    expect(chosen()).to.deep.equal(choices);
    expect(page.told).to.deep.equal([]);
  });

  it('a second press while it is under way sends nothing more', async () => {
    const page = await openRequest('purposes');
    await chooseEach();
    const held = page.server.hold(POST);
    await step(
      () => {
        const pressed = button(SAVE);
        press(pressed);
        pressed.click();
        button(ACCEPT_ALL).click();
      },
      () => arrived(page.server, POST),
    );
    await step(held.release, result);
    expect(page.server.count(POST)).to.equal(1);
    expect(await kept(page)).to.deep.equal(IN_PART);
  });

  it('the page gives another request: no choice goes over to it', async () => {
    await serve();
    const uses = [purpose({ id: 'photos', name: { fi: PHOTOS } }), purpose({ id: 'group', name: { fi: GROUP } })];
    const api = detailApi({});
    const one = versioned(detail({ purposes: uses }));
    const element = await put<LupaConsentDetail>(
      html`<lupa-consent-detail .api=${api} .consent=${one}></lupa-consent-detail>`,
    );
    await step(() => press(radio(PHOTOS, ACCEPT)));
    element.consent = versioned(detail({ id: 'r2', versionId: 'v2', purposes: uses }));
    await settled();
    expect(chosen()).to.deep.equal([]);
  });
});
