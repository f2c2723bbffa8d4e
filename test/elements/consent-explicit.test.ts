/** Data of a special category (GDPR Article 9): a yes is said in so many words, a no is not. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import {
  ACCEPT,
  answersAt,
  button,
  CHANGED,
  DECLINE,
  openRequest,
  putWithApi,
  result,
  WITHDRAW,
} from './detail-page.ts';
import { accepted, detail, detailApi, purpose, versioned } from './examples.ts';
import { settled, step } from './invariants.ts';
import { textIsCorrected } from './meanwhile.ts';
import { later, put } from './page.ts';
import { allByRole, byRole, descriptionOf, findByRole, focused, press, textOf } from './screen.ts';

const POST = /POST/u;
const EXPLICITLY = 'Annan nimenomaisen suostumukseni arkaluonteisten tietojen käyttöön';
const MISSING = 'Tee ensin valintasi';

const tick = () => byRole('checkbox', EXPLICITLY) as HTMLInputElement;

describe('lupa-consent-detail: an explicit consent', () => {
  it('law 26: is never ticked beforehand', async () => {
    await openRequest('explicit');
    expect(tick().checked).to.equal(false);
    expect(tick().defaultChecked).to.equal(false);
  });

  it('is not asked for where the data is not of a special category, or nothing can be accepted', async () => {
    for (const scenario of ['waiting', 'in-force'] as const) {
      await openRequest(scenario);
      expect(allByRole('checkbox')).to.deep.equal([]);
      document.querySelector('lupa-provider')!.remove();
    }
  });

  it('accept without the tick: nothing is asked or sent, what is missing is said, and focus is there', async () => {
    const page = await openRequest('explicit');
    const asked: Event[] = [];
    page.element.addEventListener('lupa-consent-before-decide', (event) => asked.push(event));
    await step(() => press(button(ACCEPT)));
    expect(page.server.count(POST)).to.equal(0);
    expect(asked).to.deep.equal([]);
    expect(focused()).to.equal(tick());
    expect(descriptionOf(tick())).to.equal(MISSING);
    expect(tick().getAttribute('aria-invalid')).to.equal('true');

    await step(() => press(tick()));
    expect(textOf(page.element)).not.to.include(MISSING);
    expect(tick().getAttribute('aria-invalid')).to.equal(null);
    await step(() => press(button(ACCEPT)), result);
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['accepted']);
  });

  it('with the tick: by the keyboard alone', async () => {
    const page = await openRequest('explicit');
    tick().focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(button(ACCEPT));
    await step(() => sendKeys({ press: 'Enter' }), result);
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['accepted']);
  });

  it('law 28: decline needs no tick', async () => {
    const page = await openRequest('explicit');
    await step(() => press(button(DECLINE)), result);
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['refused']);
  });

  it('law 1, law 28: withdrawing needs no tick; accepting anew needs a new one', async () => {
    const page = await openRequest('explicit');
    await step(() => press(tick()));
    await step(() => press(button(ACCEPT)), result);
    later(1000);
    await step(
      () => press(button(WITHDRAW)),
      () => findByRole('button', ACCEPT),
    );
    expect(tick().checked).to.equal(false);
    later(1000);
    await step(() => press(button(ACCEPT)));
    expect((await answersAt(page)).map(({ type }) => type)).to.deep.equal(['accepted', 'withdrawn']);
    expect(focused()).to.equal(tick());
  });

  it('the text is corrected meanwhile: the tick for the old one does not stand for the new one', async () => {
    const page = await openRequest('explicit');
    await step(() => press(tick()));
    await textIsCorrected(page.server, 'Korjattu teksti.');
    await step(
      () => press(button(ACCEPT)),
      () => findByRole('heading', CHANGED),
    );
    expect(tick().checked).to.equal(false);
    later(1000);
    await step(() => press(button(ACCEPT)));
    expect(page.server.count(POST)).to.equal(1);
    expect(await answersAt(page)).to.deep.equal([]);
  });

  it('the page gives another request: the tick does not go over to it', async () => {
    const element = await put<LupaConsentDetail>(html`<lupa-consent-detail
      .api=${detailApi({})}
      .consent=${versioned(detail({ explicit: true }))}
    ></lupa-consent-detail>`);
    await step(() => press(tick()));
    element.consent = versioned(detail({ id: 'r2', versionId: 'v2', explicit: true }));
    await settled();
    expect(tick().checked).to.equal(false);
  });

  it('of several uses: needed for a yes to any of them, and for none that is declined', async () => {
    const uses = [purpose({ id: 'a', name: { fi: 'Yksi' } }), purpose({ id: 'b', name: { fi: 'Kaksi' } })];
    const sent: unknown[] = [];
    await putWithApi(
      detailApi({
        request: async () => versioned(detail({ explicit: true, purposes: uses })),
        decide: async (_id, { answers, decision }) => {
          sent.push(answers ?? decision);
          return versioned(accepted({ purposes: uses }), '"2"');
        },
      }),
    );
    const choose = (use: string, choice: string) => step(() => press(byRole('radio', choice, byRole('group', use))));
    await choose('Yksi', ACCEPT);
    await choose('Kaksi', DECLINE);
    await step(() => press(button('Tallenna valintani')));
    await step(() => press(button('Hyväksy kaikki')));
    expect(sent).to.deep.equal([]);
    expect(focused()).to.equal(tick());
    await choose('Yksi', DECLINE);
    await step(() => press(button('Tallenna valintani')), result);
    expect(sent).to.deep.equal([{ a: 'refuse', b: 'refuse' }]);
  });
});
