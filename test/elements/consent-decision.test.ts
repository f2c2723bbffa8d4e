import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { REQUEST_IDS, SCENARIO_REQUEST_ID } from '../../demo-server/msw.ts';
import type { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import { ACCEPT, button, DECLINE, listen, openRequest, putWithApi, RESULT, result, WITHDRAW } from './detail-page.ts';
import { accepted, detail, detailApi, versioned } from './examples.ts';
import { settled, step } from './invariants.ts';
import { allSaid, heard, later, put, showPage, speak } from './page.ts';
import { allByRole, descriptionOf, findByRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';
import { arrived, roundTrip } from './server.ts';

const POST = /POST/u;

/** The types of the events that the service has of a request, without those of before. */
async function decisionsAt(
  { server }: { server: { stored: (id: string) => Promise<{ events: { type: string }[] }> } },
  id = SCENARIO_REQUEST_ID,
) {
  const { events } = await server.stored(id);
  return events.map(({ type }) => type).filter((type) => type !== 'created' && type !== 'sent');
}

describe('lupa-consent-detail: an answer', () => {
  it('accepted: is kept by the server before it is called saved, and focus tells it, once', async () => {
    const page = await openRequest();
    const held = page.server.hold(POST);
    await step(
      () => press(button(ACCEPT)),
      () => arrived(page.server, POST),
    );
    expect(textOf(page.element)).not.to.include(RESULT);
    await step(held.release, result);
    expect(nameOf(focused()!)).to.equal(RESULT);
    await allSaid();
    expect(heard).to.deep.equal([]);
    expect(await decisionsAt(page)).to.deep.equal(['accepted']);
    expect(textOf(page.element)).to.match(/Voimassa Hyväksyit pyynnön \d+\.\d+\.\d{4}\./u);
    expect(textOf(page.element)).to.match(/\d+\.\d+\.\d{4} klo\s\d\d\.\d\d Hyväksyit pyynnön/u);
  });

  it('declined: shows what the municipality says after a refusal', async () => {
    const page = await openRequest();
    await step(() => press(button(DECLINE)), result);
    expect(await decisionsAt(page)).to.deep.equal(['refused']);
    expect(nameOf(focused()!)).to.equal(RESULT);
    await shows(page.element, 'Lasta ei kuvata. Kerromme asiasta lapsen ryhmän työntekijöille.');
    expect(textOf(page.element)).to.match(/Ei voimassa Hylkäsit pyynnön/u);
  });

  it('withdrawn: with one press', async () => {
    const page = await openRequest('in-force');
    await step(() => press(button(WITHDRAW)), result);
    expect(await decisionsAt(page)).to.deep.equal(['accepted', 'withdrawn']);
    expect(textOf(page.element)).to.match(/Ei voimassa Peruit suostumuksen/u);
  });

  it('changed again and again: each is kept', async () => {
    const page = await openRequest();
    for (const name of [DECLINE, ACCEPT, WITHDRAW, ACCEPT]) {
      const before = page.told.length;
      await step(
        () => press(button(name)),
        () => until(() => page.told.length > before, 'the answer to be kept'),
      );
      expect(nameOf(focused()!)).to.equal(RESULT);
      later(1000);
    }
    expect(await decisionsAt(page)).to.deep.equal(['refused', 'accepted', 'withdrawn', 'accepted']);
  });

  it('names the exact text that was on the screen', async () => {
    speak('sv');
    const page = await openRequest();
    press(button('Godkänn'));
    await findByRole('heading', 'Ditt svar sparades');
    const { versionId } = await page.server.stored(SCENARIO_REQUEST_ID);
    const { body, key } = page.server.arrivals.find(({ method }) => method === 'POST')!;
    expect(body).to.deep.equal({ decision: 'accept', versionId, language: 'sv' });
    expect(key).to.match(/^[\w-]{16,64}$/u);
  });

  it('names the language of the text, not of the page, where the text is in one language only', async () => {
    const page = await openRequest('default', REQUEST_IDS.studyEnglish);
    press(button(WITHDRAW));
    await result();
    expect(page.server.arrivals.find(({ method }) => method === 'POST')?.body).to.include({ language: 'en' });
  });

  it('is told to the page with no personal data, after asking', async () => {
    const page = await openRequest();
    const asked: CustomEvent[] = [];
    page.element.addEventListener('lupa-consent-before-decide', (event) => {
      expect(page.server.count(POST)).to.equal(0);
      asked.push(event);
    });
    press(button(ACCEPT));
    await result();
    const { status, versionId } = await page.server.stored(SCENARIO_REQUEST_ID);
    expect(asked.map(({ detail }) => detail as unknown)).to.deep.equal([
      { id: SCENARIO_REQUEST_ID, decision: 'accept' },
    ]);
    expect(page.told.map(({ detail }) => detail as unknown)).to.deep.equal([
      { id: SCENARIO_REQUEST_ID, status, version: versionId },
    ]);
    expect([page.told[0]!.bubbles, page.told[0]!.composed]).to.deep.equal([true, true]);
  });

  it('is not sent when the page says no', async () => {
    const page = await openRequest();
    page.element.addEventListener('lupa-consent-before-decide', (event) => event.preventDefault());
    await step(() => press(button(ACCEPT)), roundTrip);
    expect(page.server.count(POST)).to.equal(0);
    expect(page.told).to.deep.equal([]);
    expect(allByRole('button', ACCEPT)[0]!.getAttribute('aria-disabled')).to.equal(null);
  });

  it('to a request that the page has given shows what the server has kept', async () => {
    const element = await put<LupaConsentDetail>(html`<lupa-consent-detail
      .consent=${versioned(detail())}
      .api=${detailApi({ decide: async () => versioned(accepted(), '"2"') })}
    ></lupa-consent-detail>`);
    await settled();
    await step(() => press(button(ACCEPT)), result);
    expect(textOf(element)).to.include('Voimassa Hyväksyit pyynnön 3.11.2026.');
    expect(allByRole('button', ACCEPT)).to.deep.equal([]);
    showPage({ persisted: true });
    await settled();
    expect(textOf(element)).to.include('Voimassa Hyväksyit pyynnön 3.11.2026.');
  });
});

describe('lupa-consent-detail: while an answer is under way', () => {
  it('says that it is being saved, on a button that keeps focus and does nothing', async () => {
    const page = await openRequest('saving');
    await step(
      () => press(button(ACCEPT)),
      () => shows(page.element, 'Tallennetaan…'),
    );
    const [busy, other] = [button('Tallennetaan…'), button(DECLINE)];
    expect(focused()).to.equal(busy);
    for (const each of [busy, other]) {
      expect(each.getAttribute('aria-disabled')).to.equal('true');
      expect((each as HTMLButtonElement).disabled).to.equal(false);
    }
    await step(() => {
      press(busy);
      press(other);
    }, roundTrip);
    expect(page.server.count(POST)).to.equal(1);
  });

  const hasty: [what: string, act: () => void | Promise<void>][] = [
    [
      'a double click',
      () => {
        const accept = button(ACCEPT);
        press(accept);
        accept.click();
      },
    ],
    [
      'Enter and a click',
      async () => {
        button(ACCEPT).focus();
        const accept = button(ACCEPT);
        await sendKeys({ press: 'Enter' });
        accept.click();
      },
    ],
    [
      'ten clicks',
      () => {
        const accept = button(ACCEPT);
        for (let click = 0; click < 10; click += 1) accept.click();
        accept.focus();
      },
    ],
  ];
  for (const [what, act] of hasty) {
    it(`${what}: one request, one event, one decision`, async () => {
      const page = await openRequest();
      const held = page.server.hold(POST);
      await step(act, () => arrived(page.server, POST));
      await step(held.release, result);
      expect(page.server.count(POST)).to.equal(1);
      expect(page.told).to.have.length(1);
      expect(await decisionsAt(page)).to.deep.equal(['accepted']);
    });
  }

  it('a second click that comes after the answer does not fall on what stands there now', async () => {
    const page = await openRequest();
    const accept = button(ACCEPT);
    press(accept);
    await result();
    await settled();
    accept.click();
    for (const each of allByRole('button')) each.click();
    await roundTrip();
    expect(page.server.count(POST)).to.equal(1);
    later(1000);
    await step(
      () => press(button(WITHDRAW)),
      () => until(() => page.told.length === 2, 'the withdrawal'),
    );
    expect(await decisionsAt(page)).to.deep.equal(['accepted', 'withdrawn']);
  });

  it('accept and decline at once: the first counts', async () => {
    const page = await openRequest();
    await step(() => {
      press(button(ACCEPT));
      press(button(DECLINE));
    }, result);
    expect(await decisionsAt(page)).to.deep.equal(['accepted']);
    expect(page.told).to.have.length(1);
  });

  it('the element taken away: the answer is kept, and the document is told', async () => {
    const page = await openRequest();
    const held = page.server.hold(POST);
    press(button(ACCEPT));
    await arrived(page.server, POST);
    page.element.remove();
    held.release();
    await until(() => page.told.length === 1, 'the document to be told');
    expect(page.told[0]!.detail).to.include({ id: SCENARIO_REQUEST_ID, status: 'given' });
    expect(await decisionsAt(page)).to.deep.equal(['accepted']);
  });

  it('the element moved: nothing is loaded or sent again, and the answer is shown where it is now', async () => {
    const page = await openRequest();
    const gets = page.server.count(/GET/u);
    const held = page.server.hold(POST);
    press(button(ACCEPT));
    await arrived(page.server, POST);
    const section = document.createElement('section');
    page.element.replaceWith(section);
    section.append(page.element);
    await settled();
    held.release();
    await result();
    expect(page.server.count(/GET/u)).to.equal(gets);
    expect(page.server.count(POST)).to.equal(1);
    expect(page.told).to.have.length(1);
  });

  it('another request shown meanwhile: it is not called answered, can be answered, and the page is told of both', async () => {
    const page = await openRequest();
    const held = page.server.hold(POST);
    press(button(ACCEPT));
    await arrived(page.server, POST);
    page.element.requestId = REQUEST_IDS.study;
    await shows(page.element, 'Tutkimus - Tehostetun');
    expect(textOf(page.element)).not.to.include('Tallennetaan…');
    held.release();
    await until(() => page.told.length === 1, 'the page to be told of the first');
    await settled();
    expect(textOf(page.element)).to.include('Tutkimus - Tehostetun').and.not.to.include(RESULT);
    page.server.clear();
    await step(() => press(button(DECLINE)), result);
    expect(page.told.map(({ detail: { id } }) => id as string)).to.deep.equal([SCENARIO_REQUEST_ID, REQUEST_IDS.study]);
    expect(await decisionsAt(page)).to.deep.equal(['accepted']);
    expect(await decisionsAt(page, REQUEST_IDS.study)).to.deep.equal(['refused']);
  });

  it('another language: nothing is loaded or sent again, and the words change', async () => {
    const page = await openRequest();
    const held = page.server.hold(POST);
    press(button(ACCEPT));
    await arrived(page.server, POST);
    speak('sv');
    await shows(page.element, 'Sparar…');
    held.release();
    await findByRole('heading', 'Ditt svar sparades');
    expect(page.server.arrivals.map(({ method }) => method)).to.deep.equal(['GET', 'POST']);
    expect(page.server.arrivals[1]!.body).to.include({ language: 'fi' });
  });
});

describe('lupa-consent-detail: another request or language', () => {
  it('an answered request does not make the next one look answered', async () => {
    const page = await openRequest();
    press(button(ACCEPT));
    await result();
    page.element.requestId = REQUEST_IDS.study;
    await shows(page.element, 'Tutkimus - Tehostetun');
    expect(textOf(page.element)).not.to.include(RESULT);
  });

  it('an answer to an old question is let go', async () => {
    const waiting = new Map<string, () => void>();
    const request = (id: string) =>
      new Promise<ReturnType<typeof versioned>>((resolve) => {
        waiting.set(id, () => resolve(versioned(detail({ id, name: { fi: id } }))));
      });
    const element = await put<LupaConsentDetail>(
      html`<lupa-consent-detail .api=${detailApi({ request })} request-id="yksi"></lupa-consent-detail>`,
    );
    element.requestId = 'kaksi';
    await settled();
    waiting.get('kaksi')!();
    await shows(element, 'kaksi');
    waiting.get('yksi')!();
    await settled();
    expect(textOf(element)).to.include('kaksi').and.not.to.include('yksi');
  });

  it('what is loaded before an answer and comes after it does not undo it', async () => {
    const page = await openRequest();
    let release = () => {};
    page.server.between(/GET \/consents/u, async (answer) => {
      const before = await answer();
      await new Promise<void>((resolve) => (release = resolve));
      return before;
    });
    showPage({ persisted: true });
    await arrived(page.server, /GET/u, 2);
    await step(() => press(button(ACCEPT)), result);
    release();
    await roundTrip();
    await settled();
    expect(textOf(page.element)).to.include('Voimassa Hyväksyit');
  });

  it('changes its words with the page without asking again', async () => {
    const page = await openRequest();
    for (const [language, text] of [
      ['sv', 'Barnet kan fotograferas'],
      ['en', 'The child may be photographed'],
      ['fi', 'Lasta voidaan kuvata'],
    ] as const) {
      speak(language);
      await shows(page.element, text);
    }
    expect(page.server.arrivals).to.have.length(1);
  });

  it('tells in its own language that an answer was not saved', async () => {
    speak('en');
    const page = await openRequest('not-saved');
    await step(
      () => press(button('Accept')),
      () => shows(page.element, 'Your answer was not saved.'),
    );
    expect(descriptionOf(button('Accept'))).to.include('Your answer was not saved.');
    await until(() => heard.length === 1, 'it to be said');
    expect(heard[0]!.text).to.include('Your answer was not saved.');
    expect(heard[0]).to.include({ lang: 'en', role: 'alert' });
  });

  it('keeps what the page does with an API of its own to that API', async () => {
    const calls: unknown[] = [];
    const element = await putWithApi(
      detailApi({
        request: async (id) => versioned(detail({ id })),
        decide: async (id, message, key, etag) => {
          calls.push([id, message, etag]);
          expect(key).to.match(/^[\w-]{16,64}$/u);
          return versioned(accepted(), '"2"');
        },
      }),
    );
    const told = listen();
    await step(() => press(button(ACCEPT)), result);
    expect(calls).to.deep.equal([['r1', { decision: 'accept', versionId: 'v1', language: 'fi' }, '"1"']]);
    expect(told.map(({ detail: sent }) => sent as unknown)).to.deep.equal([
      { id: 'r1', status: 'given', version: 'v1' },
    ]);
    expect(element.dataset['state']).to.equal('ready');
  });
});
