import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import { keptAnswers, leftAside, type TriageAnswers } from '../../src/elements/template-editor/triage-answers.ts';
import { triageNews, triageView } from '../../src/elements/template-editor/triage.view.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import {
  FIRST_TRIAGE_QUESTION,
  TRIAGE,
  TRIAGE_ENDS,
  TRIAGE_QUESTIONS,
  type TriageEndId,
  type TriageQuestionId,
  type TriageStep,
  triage,
} from '../../src/model/legal-basis-triage.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { speak } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, nameOf, press, textOf } from './screen.ts';
import { putView, sticksOut, type ViewHost } from './view-host.ts';

let answers: TriageAnswers;
let host: ViewHost;

/** The triage as the editor has it: what is pressed is the state of the next view. */
async function putTriage(given: TriageAnswers = {}, readOnly = false): Promise<void> {
  answers = given;
  const shown = (next: TriageAnswers) => {
    answers = next;
    host.requestUpdate();
  };
  host = await putView((spoken) =>
    triageView({
      answers,
      readOnly,
      headingLevel: 3,
      spoken,
      onAnswer: (question, answer) => shown({ ...answers, [question]: answer }),
      onClear: () => shown({}),
    }),
  );
}

const groups = () => allByRole('group').map(nameOf);
const lastGroup = () => allByRole('group').at(-1)!;

async function choose(question: string, answer: string): Promise<void> {
  press(byRole('radio', answer, byRole('group', question)));
  await settled();
}

/** One way of answering that leads to each end. */
function waysToEnds(): Map<TriageEndId, TriageAnswers> {
  const ways = new Map<TriageEndId, TriageAnswers>();
  const walk = (step: TriageStep, way: TriageAnswers): void => {
    if ('end' in step) {
      if (!ways.has(step.end)) ways.set(step.end, way);
    } else for (const [answer, next] of Object.entries(TRIAGE[step.ask])) walk(next, { ...way, [step.ask]: answer });
  };
  walk({ ask: FIRST_TRIAGE_QUESTION }, {});
  return ways;
}

describe('the triage of the legal basis', () => {
  it('begins with one question, and nothing chosen', async () => {
    await putTriage();
    expect(groups()).to.deep.equal(['Keneltä pyydetään?']);
    expect(allByRole('radio').map(nameOf)).to.deep.equal([
      'Asukkailta, asiakkailta, oppilailta, lapsilta tai heidän huoltajiltaan',
      'Kunnan työntekijöiltä tai työnhakijoilta',
      'Tutkimukseen tai kyselyyn osallistuvilta',
    ]);
    expect(allByRole('radio').filter((each) => (each as HTMLInputElement).checked)).to.deep.equal([]);
    expect(allByRole('button')).to.deep.equal([]);
  });

  it('shows the next question below each answer, none of it chosen, and in the end what it comes to', async () => {
    await putTriage();
    await choose('Keneltä pyydetään?', 'Asukkailta, asiakkailta, oppilailta, lapsilta tai heidän huoltajiltaan');
    expect(groups()).to.deep.equal(['Keneltä pyydetään?', 'Mihin tietoja tarvitaan?']);
    await choose('Mihin tietoja tarvitaan?', 'Kunnan tehtävään tai palveluun');
    const without = 'Voiko tehtävän tai palvelun hoitaa ilman näitä tietoja tai käyttämättä niitä näin?';
    expect(groups().at(-1)).to.equal(without);
    expect(descriptionOf(lastGroup())).to.contain('Varhaiskasvatus onnistuu ilman kuvia');
    expect([...lastGroup().querySelectorAll('input')].some(({ checked }) => checked)).to.equal(false);
    await choose(without, 'Ei');
    expect(nameOf(byRole('heading', /^Älä/u))).to.equal('Älä pyydä suostumusta: kyse on kunnan tehtävästä');
    expect(textOf(host)).to.contain('Käsittelyperuste Yleinen etu tai julkinen valta');
    expect(textOf(host)).to.contain('Mitä pyydetään Ei mitään');
    expect(textOf(host)).to.contain('kysy ensin tietosuojavastaavalta');
  });

  it('leaves out what an earlier answer no longer leads to, says so, and has it back when one returns', async () => {
    await putTriage({ who: 'residents', why: 'other', free: 'yes', special: 'no' });
    const before = groups();
    expect(before).to.have.length(4);
    await choose('Keneltä pyydetään?', 'Kunnan työntekijöiltä tai työnhakijoilta');
    expect(groups()).to.deep.equal([
      'Keneltä pyydetään?',
      'Ovatko tiedot välittömästi tarpeellisia työsuhteen kannalta?',
    ]);
    expect(textOf(host)).to.contain('Kysymykset, jotka eivät enää koske tätä, jätettiin pois.');
    expect(host.inOwnLanguage(() => triageNews(answers))).to.match(/^Uusi vastauksesi vie toisaalle/u);
    expect(allByRole('heading', 'Pyydä suostumus')).to.deep.equal([]);
    await choose('Keneltä pyydetään?', 'Asukkailta, asiakkailta, oppilailta, lapsilta tai heidän huoltajiltaan');
    expect(groups()).to.deep.equal(before);
    expect(textOf(host)).not.to.contain('jätettiin pois');
    expect(host.inOwnLanguage(() => triageNews(answers))).to.equal('Pyydä suostumus.');
  });

  it('is answered with the keyboard alone, and focus stays where one answers', async () => {
    await putTriage();
    allByRole('radio')[0]!.focus();
    await sendKeys({ press: 'Space' });
    await settled();
    expect(answers).to.deep.equal({ who: 'residents' });
    await sendKeys({ press: 'ArrowDown' });
    await settled();
    expect(answers).to.deep.equal({ who: 'employees' });
    expect(nameOf(focused()!)).to.equal('Kunnan työntekijöiltä tai työnhakijoilta');
    await sendKeys({ press: 'Tab' });
    expect(nameOf(focused()!.closest('fieldset')!)).to.equal(groups()[1]);
    await sendKeys({ press: 'Space' });
    await settled();
    expect(answers).to.deep.equal({ who: 'employees', 'employee-need': 'yes' });
    expect(allByRole('heading', 'Älä pyydä suostumusta: työsuhde vaatii tiedot')).to.have.length(1);
  });

  it('is cleared, and focus is where it begins', async () => {
    await putTriage({ who: 'residents', why: 'life' });
    press(byRole('button', 'Tyhjennä vastaukset'));
    await settled();
    expect(nameOf(focused()!)).to.equal(nameOf(allByRole('radio')[0]!));
    expect(groups()).to.deep.equal(['Keneltä pyydetään?']);
    expect(allByRole('radio').filter((each) => (each as HTMLInputElement).checked)).to.deep.equal([]);
  });

  it('is read by one who may not change it', async () => {
    await putTriage({ who: 'employees', 'employee-need': 'no', 'employee-free': 'no' }, true);
    expect([...allByRole('radio'), ...allByRole('button')]).to.deep.equal([]);
    expect(textOf(host)).to.contain('Keneltä pyydetään? Kunnan työntekijöiltä tai työnhakijoilta');
    expect(textOf(host)).to.contain('Voiko työntekijä kieltäytyä ilman seurauksia? Ei');
    expect(textOf(host)).to.contain('Älä kerää tietoja');
    await putTriage({}, true);
    expect(textOf(host)).to.contain('Kysymyksiin ei ole vastattu.');
  });
});

describe('every end of the triage', () => {
  const ways = waysToEnds();
  for (const end of Object.keys(TRIAGE_ENDS) as TriageEndId[]) {
    it(`says in every language what it means and what to do now: ${end}`, async () => {
      await putTriage(ways.get(end));
      const said: string[][] = [];
      for (const language of LANGUAGES) {
        speak(language);
        await settled();
        const box = host.shadowRoot!.getElementById('lupa-triage-end')!;
        said.push([
          ...allByRole('group')
            .flatMap((each) => [nameOf(each), descriptionOf(each)])
            .filter((words) => words !== ''),
          ...[...box.querySelectorAll('h4, p, dt, dd')].map(textOf),
        ]);
        const links = allByRole('link', undefined, box) as HTMLAnchorElement[];
        expect(links).to.have.length(TRIAGE_ENDS[end].sources.length);
        expect(links.every(({ href }) => href.startsWith('https://'))).to.equal(true);
      }
      const [fi, sv, en] = said as [string[], string[], string[]];
      expect(fi.length).to.be.at.least(10);
      expect([sv.length, en.length]).to.deep.equal([fi.length, fi.length]);
      for (const [index, words] of fi.entries())
        expect(new Set([words, sv[index], en[index]]).size, `${words} | ${sv[index]}`).to.equal(3);
    });
  }
});

describe('the answers of the triage', () => {
  const anyAnswer = fc.oneof(fc.constantFrom(...Object.values(TRIAGE).flatMap(Object.keys)), fc.constant('toString'));
  const anyAnswers = fc
    .tuple(...TRIAGE_QUESTIONS.map(() => fc.option(anyAnswer, { nil: undefined })))
    .map(
      (given) =>
        Object.fromEntries(
          TRIAGE_QUESTIONS.map((id, index) => [id, given[index]] as const).filter(([, each]) => each !== undefined),
        ) as TriageAnswers,
    );

  it('that are kept lead to the same place as all of them', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const kept = keptAnswers(given);
        expect(triage(kept)).to.deep.equal(triage(given));
        expect(leftAside(kept)).to.deep.equal([]);
      }),
    );
  });

  it('are kept, left aside, or no answers of their question', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const valid = (Object.keys(given) as TriageQuestionId[]).filter((id) => Object.hasOwn(TRIAGE[id], given[id]!));
        expect(new Set([...Object.keys(keptAnswers(given)), ...leftAside(given)])).to.deep.equal(new Set(valid));
      }),
    );
  });
});

describe('law 24: the triage for everybody', () => {
  it('is accessible, and fits a narrow page, in every language', async () => {
    for (const way of [...waysToEnds().values(), { who: 'residents', free: 'yes' }]) {
      await putTriage(way);
      for (const language of LANGUAGES) {
        speak(language);
        host.style.inlineSize = '';
        await settled();
        expectWholeReferences();
        for (const width of ['360px', '280px']) {
          host.style.inlineSize = width;
          expect(sticksOut(host), `${language}, ${width}`).to.deep.equal([]);
        }
        for (const each of host.shadowRoot!.querySelectorAll('button, label'))
          expect(each.getBoundingClientRect().height, textOf(each)).to.be.at.least(44);
      }
      await expect(host).to.be.accessible({ ignoredRules: ['region'] });
      host.remove();
    }
  });
});
