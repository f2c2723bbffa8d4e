/** Who answers a request, as far as its reader is told, and why it stands as it does. */
import './network.ts';
import { expect } from '@open-wc/testing';
import type { ScenarioName } from '../../demo-server/msw.ts';
import type { Respondent } from '../../src/contract/consent-detail.ts';
import { ACCEPT, button, DECLINE, openRequest, putWithApi, result, WITHDRAW } from './detail-page.ts';
import { detail, detailApi, versioned } from './examples.ts';
import { settled, step } from './invariants.ts';
import { otherGuardianAnswers } from './meanwhile.ts';
import { showPage, speak } from './page.ts';
import { allByRole, byRole, everyElement, nameOf, press, shows, textOf } from './screen.ts';

const DATE = /\s\d+\.\d+\.\d{4}$/u;

/** What is said of each who answers, without the day. */
function respondents(): string[] {
  const [title] = allByRole('heading', /^(?:Vastaajat|Svarsgivare|Who answers)$/u);
  if (title === undefined) return [];
  return [...title.nextElementSibling!.children].map((each) => textOf(each).replace(DATE, ''));
}

describe('lupa-consent-detail: who answers', () => {
  const told: [scenario: ScenarioName, respondents: string[]][] = [
    ['waiting', ['Sinä Ei vastausta', 'Ansa Simakuutio Ei vastausta']],
    ['awaiting-others', ['Sinä Hyväksytty', 'Ansa Simakuutio Ei vastausta']],
    ['conflict', ['Sinä Hyväksytty', 'Ansa Simakuutio Hylätty']],
    ['withdrawn', ['Sinä Peruttu', 'Ansa Simakuutio Ei vastausta']],
    ['some-purposes', ['Sinä Osa hyväksytty', 'Ansa Simakuutio Ei vastausta']],
    ['unreachable', ['Sinä Hyväksytty', 'Ansa Simakuutio Ei tavoitettavissa']],
    ['subject-said-no', ['Sinä Hyväksytty', 'Ansa Simakuutio Ei vastausta', 'Ahto Ahdonpoika Simakuutio Hylätty']],
    ['safety-ban', []],
    ['came-of-age', []],
  ];
  for (const [scenario, says] of told) {
    it(`${scenario}: ${says.join(', ') || 'nobody but the reader'}`, async () => {
      await openRequest(scenario);
      expect(respondents()).to.deep.equal(says);
    });
  }

  it('tells the day of an answer, and none where there is none', async () => {
    await openRequest('conflict');
    const [you, other] = [...byRole('heading', 'Vastaajat').nextElementSibling!.children].map(textOf);
    expect([you, other].map((each) => DATE.test(each!))).to.deep.equal([true, true]);
    document.querySelector('lupa-provider')!.remove();
    await openRequest('awaiting-others');
    expect(DATE.test(textOf(byRole('heading', 'Vastaajat').nextElementSibling!.lastElementChild!))).to.equal(false);
  });

  it('an unreachable guardian who has answered all the same is told of by the answer', async () => {
    const other = (changes: Partial<Respondent>): Respondent => ({
      who: 'guardian',
      name: 'Ansa',
      answer: 'none',
      answeredAt: null,
      unreachable: true,
      ...changes,
    });
    const you = other({ who: 'you', name: 'Ahto', unreachable: false });
    const all = [you, other({ answer: 'refused', answeredAt: '2026-11-02T12:05:00.000Z' })];
    await putWithApi(detailApi({ request: async () => versioned(detail({ respondents: all })) }));
    expect(respondents()).to.deep.equal(['Sinä Ei vastausta', 'Ansa Hylätty']);
  });

  it('under a safety ban nobody is named, anywhere on the page, in any language', async () => {
    const { element, server } = await openRequest('safety-ban');
    const mentions = () => `${textOf(element)} ${[...everyElement(element)].map((each) => each.outerHTML).join('')}`;
    for (const language of ['fi', 'sv', 'en']) {
      speak(language);
      await settled();
      expect(mentions()).not.to.match(/Ansa/u);
    }
    const answers = await Promise.all(
      server.arrivals.map(({ path }) => server.ask(path).then((response) => response.text())),
    );
    expect(answers.join('')).not.to.include('Ansa');
  });

  it('says who is told of the answer, before it is given', async () => {
    const shared: [ScenarioName, string][] = [
      ['waiting', 'Kuka näkee vastauksesi Pyyntöä käsittelevät työntekijät ja muut, jotka vastaavat siihen'],
      ['came-of-age', 'Kuka näkee vastauksesi Pyyntöä käsittelevät työntekijät Rekisterinpitäjä'],
    ];
    for (const [scenario, says] of shared) {
      const { element } = await openRequest(scenario);
      const text = textOf(element);
      expect(text).to.include(says);
      expect(text.indexOf(says)).to.be.lessThan(text.lastIndexOf(ACCEPT));
      document.querySelector('lupa-provider')!.remove();
    }
  });

  it('another guardian answers meanwhile: is told when the page looks again, and is nobody’s event but theirs', async () => {
    const { element, server } = await openRequest('awaiting-others');
    await otherGuardianAnswers(server, 'accepted');
    showPage({ persisted: true });
    await shows(element, 'Ansa Simakuutio Hyväksytty');
    expect(textOf(element)).to.include('Voimassa Hyväksyit pyynnön');
    expect(allByRole('listitem').filter((each) => textOf(each).includes('Hyväksyit'))).to.have.length(1);
  });

  it('what the reader answers is shown among the answers at once', async () => {
    await openRequest('waiting');
    await step(() => press(button(DECLINE)), result);
    expect(respondents()).to.deep.equal(['Sinä Hylätty', 'Ansa Simakuutio Ei vastausta']);
  });
});

describe('lupa-consent-detail: why it stands as it does', () => {
  const reasons: [scenario: ScenarioName, fi: string, sv: string, en: string][] = [
    [
      'awaiting-others',
      'Odottaa muita vastauksia. Suostumus tulee voimaan, kun kaikki huoltajat ovat hyväksyneet pyynnön.',
      'Väntar på fler svar. Samtycket träder i kraft när alla vårdnadshavare har godkänt begäran.',
      'Awaiting other answers. The consent takes effect when every guardian has accepted.',
    ],
    [
      'conflict',
      'Suostumus voi tulla voimaan vain, jos kukaan ei vastaa ei.',
      'Samtycket kan träda i kraft bara om ingen svarar nej.',
      'It can take effect only if nobody answers no.',
    ],
    [
      'safety-ban',
      'Suostumus voi tulla voimaan vain, jos kukaan ei vastaa ei.',
      'Samtycket kan träda i kraft bara om ingen svarar nej.',
      'It can take effect only if nobody answers no.',
    ],
    [
      'subject-said-no',
      'Henkilö, jota pyyntö koskee, on vastannut ei.',
      'Den som begäran gäller har svarat nej.',
      'The person this is about has answered no.',
    ],
    [
      'some-purposes',
      'Suostumus on voimassa osaan käyttötarkoituksista.',
      'Samtycket är i kraft för en del av ändamålen.',
      'The consent is in force for some of the uses.',
    ],
    [
      'came-of-age',
      'Et ole vielä vastannut. Pyyntöön vastaa nyt se, jota se koskee. Huoltajien vastaukset eivät ole enää voimassa.',
      'Du har inte svarat ännu. Nu svarar den som begäran gäller. Vårdnadshavarnas svar är inte längre i kraft.',
      'You have not answered yet. The person it is about answers it now. The answers of the guardians are no longer in force.',
    ],
    [
      'former-guardian',
      'Pyyntöön vastaa nyt se, jota se koskee. Huoltajien vastaukset eivät ole enää voimassa.',
      'Nu svarar den som begäran gäller. Vårdnadshavarnas svar är inte längre i kraft.',
      'The person it is about answers it now. The answers of the guardians are no longer in force.',
    ],
    [
      'ends-soon',
      'Suostumus päättyy pian. Kysymme sitä uudelleen, jos se on yhä tarpeen.',
      'Samtycket upphör snart. Vi frågar igen om det fortfarande behövs.',
      'The consent ends soon. You are asked again if it is still needed.',
    ],
  ];
  for (const [scenario, ...sentences] of reasons) {
    it(`${scenario}: says why, in three languages`, async () => {
      const { element } = await openRequest(scenario);
      for (const [index, language] of ['fi', 'sv', 'en'].entries()) {
        speak(language);
        await shows(element, sentences[index]!);
      }
    });
  }

  it('says nothing more where there is nothing to explain', async () => {
    const { element } = await openRequest('in-force');
    expect(textOf(element.shadowRoot!.querySelector('.lupa-state')!)).to.match(
      /^Voimassa Hyväksyit pyynnön [\d.]+\. Voimassa [\d.]+ asti\.$/u,
    );
  });

  const buttons: [ScenarioName, string[]][] = [
    ['safety-ban', [WITHDRAW]],
    ['unreachable', [WITHDRAW]],
    ['subject-said-no', [WITHDRAW]],
    ['came-of-age', ['Siirry vastaamaan', ACCEPT, DECLINE]],
    ['former-guardian', []],
    ['ends-soon', [WITHDRAW]],
    ['paper', [WITHDRAW]],
  ];
  for (const [scenario, names] of buttons) {
    it(`${scenario}: ${names.join(', ') || 'no button'}`, async () => {
      await openRequest(scenario);
      expect(allByRole('button').map(nameOf)).to.deep.equal(names);
    });
  }

  it('an answer that was given on paper is told as such, and is withdrawn here like any other', async () => {
    const { element } = await openRequest('paper');
    expect(textOf(element)).to.include('Hyväksyit pyynnön (paperilla)');
    await step(() => press(button(WITHDRAW)), result);
    expect(textOf(element)).to.include('Ei voimassa Peruit suostumuksen');
  });
});
