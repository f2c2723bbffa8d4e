/** Which other systems may check a template: given and taken away in its editor, and never told otherwise than it is. */
import './network.ts';
import { expect } from '@open-wc/testing';
import type { CheckAccessList } from '../../src/contract/check-access.ts';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/msw.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { allSaid, heard, later } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, press, textOf, until } from './screen.ts';
import { openEditor, type EditorScenario, type Page } from './template-page.ts';

const TEMPLATE = SCENARIO_TEMPLATE_IDS['template-systems'];
const GIVING = /^POST .*\/check-tokens$/u;
const TAKING = /^DELETE .*\/check-tokens\//u;
const LOOKING = /^GET .*\/check-tokens/u;
const GIVE = 'Anna pääsy järjestelmälle';
const TAKE = 'Peru pääsy: Kuvapankki';
const said = () => heard.map(({ text }) => text).join(' | ');
const lost = () => Promise.resolve(Response.error());

const section = ({ root }: Page) => root.querySelector<HTMLElement>('.lupa-systems');
const items = (page: Page) => [...section(page)!.querySelectorAll('li')].map((each) => textOf(each));
const inDialog = (page: Page, name: string) => byRole('button', name, page.dialog);

async function open(scenario: EditorScenario = 'template-systems'): Promise<Page> {
  const page = await openEditor(scenario);
  await until(() => section(page) !== null, 'the section');
  await settled();
  return page;
}

async function openDialog(page: Page, name: string): Promise<void> {
  press(byRole('button', name, section(page)!));
  await until(() => page.dialog?.open === true, 'the dialog');
  await settled();
  later(1000);
}

async function fill(page: Page, system: string, lastDay?: string): Promise<void> {
  const field = (id: string) => page.dialog.querySelector<HTMLInputElement>(`#${id}`)!;
  field('lupa-system').value = system;
  if (lastDay !== undefined) field('lupa-access-day').value = lastDay;
}

async function give(page: Page, system = 'Infonäyttö', lastDay?: string): Promise<void> {
  await openDialog(page, GIVE);
  await fill(page, system, lastDay);
  press(inDialog(page, 'Anna pääsy'));
}

async function atService({ server }: Page): Promise<CheckAccessList> {
  return (await (await server.ask(`/templates/${TEMPLATE}/check-tokens`)).json()) as CheckAccessList;
}

const token = (page: Page) => page.dialog.querySelector<HTMLInputElement>('#lupa-token');

describe('other systems in the editor of a template', () => {
  it('are listed, with how long each may ask and how often it has', async () => {
    const page = await open();
    const all = items(page);
    expect(all).to.have.length(3);
    expect(all[0]).to.match(
      /^Kuvapankki Voimassa Pääsy annettu .* Viimeinen päivä .* Viimeksi käytetty .* Käyttökertoja 3/u,
    );
    expect(all.find((each) => each.includes('kokeilu'))).to.match(/Peruttu .*Viimeksi käytetty Ei vielä/u);
    expect(all.find((each) => each.includes('Päättynyt'))).to.include('Kuvapankki');
    // What has ended cannot be taken away.
    expect(allByRole('button', undefined, section(page)!).map((each) => textOf(each))).to.deep.equal([TAKE, GIVE]);
    expectWholeReferences();
  });

  it('are not there for a template that has not been published, nor for one who may only look', async () => {
    for (const scenario of ['template-draft', 'template-viewer'] as const) {
      const page = await openEditor(scenario);
      expect(section(page)).to.equal(null);
      expect(page.server.count(LOOKING)).to.equal(0);
    }
  });

  it('get access by a name and a last day, and the token is shown once', async () => {
    const page = await open();
    await give(page);
    await until(() => token(page) !== null, 'the token');
    await settled();
    expect(token(page)!.value).to.match(/^lupa_check_[\w-]{43}$/u);
    expect(textOf(page.dialog)).to.include('Avain näytetään vain nyt');
    expect(textOf(page.dialog)).to.include(`${location.origin}/api/templates/${TEMPLATE}/check`);
    await until(() => said().includes('Järjestelmällä on nyt pääsy'), 'Järjestelmällä on nyt pääsy');
    expect(items(page)[0]).to.match(/^Infonäyttö Voimassa/u);
    const answer = await page.server.ask(`/templates/${TEMPLATE}/check?subject=nobody`, {
      headers: { Authorization: `Bearer ${token(page)!.value}` },
    });
    expect(answer.status, 'the token is good, and nobody is asked about').to.equal(404);
    press(inDialog(page, 'Sulje'));
    await until(() => page.dialog === null, 'the end of the dialog');
    await settled();
    expect(textOf(page.editor)).not.to.include('lupa_check_');
    expect(focused()).to.equal(byRole('button', GIVE, section(page)!));
  });

  it('need a name, and a day that the service takes', async () => {
    const page = await open();
    for (const [name, day, wrong] of [
      ['  ', undefined, 'lupa-system'],
      ['Infonäyttö', '', 'lupa-access-day'],
      ['Infonäyttö', '2020-01-01', 'lupa-access-day'],
      ['Infonäyttö', '2999-01-01', 'lupa-access-day'],
    ] as const) {
      await openDialog(page, GIVE);
      await fill(page, name, day);
      press(inDialog(page, 'Anna pääsy'));
      await settled();
      const field = page.dialog.querySelector<HTMLInputElement>(`#${wrong}`)!;
      expect(focused()).to.equal(field);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(field)).to.match(/Anna (?:järjestelmälle nimi|päivä)/u);
      press(inDialog(page, 'Peruuta'));
      await settled();
    }
    expect(page.server.count(GIVING)).to.equal(0);
  });

  it('lose their access only when that was meant, and the service has said so', async () => {
    const page = await open();
    await openDialog(page, TAKE);
    press(inDialog(page, 'Peruuta'));
    await settled();
    expect(page.server.count(TAKING)).to.equal(0);
    await openDialog(page, TAKE);
    const held = page.server.hold(TAKING);
    press(inDialog(page, 'Peru pääsy'));
    await until(() => page.server.count(TAKING) === 1, 'the message');
    await settled();
    expect(items(page)[0]).to.match(/^Kuvapankki Voimassa/u);
    held.release();
    await until(() => page.dialog === null, 'the end of the dialog');
    await settled();
    expect(items(page)[0]).to.match(/^Kuvapankki Peruttu/u);
    await until(() => said().includes('Järjestelmällä ei ole enää pääsyä'), 'Järjestelmällä ei ole enää pääsyä');
  });

  it('are not called changed where the service refuses', async () => {
    const page = await open();
    page.server.between(GIVING, async () => problemResponse('not-possible'));
    page.server.between(TAKING, async () => problemResponse('not-found'));
    await give(page);
    await until(() => /Ei (?:tehty|onnistunut)/u.test(textOf(page.dialog)), 'the refusal');
    await until(() => said().includes('Pääsyä ei annettu'), 'Pääsyä ei annettu');
    press(inDialog(page, 'Peruuta'));
    await settled();
    await openDialog(page, TAKE);
    press(inDialog(page, 'Peru pääsy'));
    await until(() => /Ei (?:tehty|onnistunut)/u.test(textOf(page.dialog)), 'the refusal');
    expect(items(page)).to.have.length(3);
    expect(items(page)[0]).to.match(/^Kuvapankki Voimassa/u);
  });

  it('have access though the answer was lost: it is said that the token is gone', async () => {
    const page = await open();
    page.server.between(GIVING, async (proceed) => {
      await proceed();
      return lost();
    });
    await give(page);
    await until(() => textOf(page.dialog).includes('Avain katosi matkalla'), 'what came of it');
    await settled();
    expect(token(page)).to.equal(null);
    expect(items(page)[0]).to.match(/^Infonäyttö Voimassa/u);
    expect((await atService(page)).items).to.have.length(4);
  });

  it('were given nothing where the message was lost, and the next try gives it once', async () => {
    const page = await open();
    page.server.between(GIVING, lost);
    await give(page);
    await until(() => said().includes('Pääsyä ei annettu'), 'what came of it');
    page.server.clear();
    later(1000);
    press(inDialog(page, 'Anna pääsy'));
    await until(() => token(page) !== null, 'the token');
    expect((await atService(page)).items).to.have.length(4);
    const keys = page.server.arrivals.filter(({ key }) => key !== null).map(({ key }) => key);
    expect(new Set(keys)).to.have.length(1);
  });

  for (const [what, answer] of [
    ['there is no connection', lost],
    ['one is signed out meanwhile', async () => problemResponse('sign-in-required')],
    ['one may not look any more', async () => problemResponse('not-found')],
  ] as const)
    it(`are of unknown access while nobody knows: ${what}`, async () => {
      const page = await open();
      page.server.between(GIVING, async (proceed) => {
        await proceed();
        return lost();
      });
      page.server.between(LOOKING, answer);
      await give(page);
      await until(() => textOf(page.dialog).includes('emme tiedä'), 'the doubt');
      await until(() => said().includes('emme tiedä, annettiinko pääsy'), 'emme tiedä, annettiinko pääsy');
      await allSaid();
      expect(said()).not.to.include('Pääsyä ei annettu');
      page.server.clear();
      press(inDialog(page, 'Tarkista nyt'));
      await until(() => textOf(page.dialog).includes('Avain katosi matkalla'), 'what came of it');
    });

  it('stand in the list when a dialog is closed in doubt', async () => {
    const page = await open();
    page.server.between(GIVING, async (proceed) => {
      await proceed();
      return lost();
    });
    page.server.between(LOOKING, lost);
    await give(page);
    await until(() => textOf(page.dialog).includes('emme tiedä'), 'the doubt');
    page.server.clear();
    press(inDialog(page, 'Peruuta'));
    await until(() => items(page).length === 4, 'the list');
    expect(items(page)[0]).to.match(/^Infonäyttö Voimassa/u);
  });

  it('are told to be what was known before when the list cannot be had after a doubt', async () => {
    const page = await open();
    page.server.between(TAKING, async (proceed) => {
      await proceed();
      return lost();
    });
    page.server.between(LOOKING, lost);
    await openDialog(page, TAKE);
    press(inDialog(page, 'Peru pääsy'));
    await until(() => textOf(page.dialog).includes('emme tiedä'), 'the doubt');
    press(inDialog(page, 'Peruuta'));
    await until(() => textOf(section(page)!).includes('tiedetty aiemmin'), 'that it is old');
    expect(items(page)[0]).to.match(/^Kuvapankki Voimassa/u);
    page.server.clear();
    press(byRole('button', 'Yritä uudelleen', section(page)!));
    await until(() => /^Kuvapankki Peruttu/u.test(items(page)[0]!), 'the list');
    expect(textOf(section(page)!)).not.to.include('tiedetty aiemmin');
  });

  it('of one template are never listed with another that is shown meanwhile', async () => {
    const page = await open();
    const held = page.server.hold(GIVING);
    await give(page);
    await until(() => page.server.count(GIVING) === 1, 'the message');
    page.editor.templateId = SCENARIO_TEMPLATE_IDS['template-draft'];
    await until(() => section(page) === null, 'the other template');
    held.release();
    await until(() => said().includes('Järjestelmällä on nyt pääsy'), 'what came of it');
    await settled();
    expect(section(page)).to.equal(null);
  });

  it('could not be loaded: it is said, and tried again', async () => {
    const page = await open();
    page.server.between(LOOKING, lost);
    await page.open();
    await until(() => section(page)?.textContent?.includes('ei voitu ladata') === true, 'the trouble');
    expect(section(page)!.querySelector('li')).to.equal(null);
    page.server.clear();
    press(byRole('button', 'Yritä uudelleen', section(page)!));
    await until(() => section(page)?.querySelector('li') != null, 'the list');
  });

  it('the token goes to the clipboard, and it is said whether it did', async () => {
    const page = await open();
    await give(page);
    await until(() => token(page) !== null, 'the token');
    let copied = '';
    const clipboard = navigator.clipboard;
    try {
      for (const [works, words] of [
        [false, 'Avainta ei kopioitu'],
        [true, 'Avain on leikepöydällä'],
      ] as const) {
        const writeText = async (text: string) => {
          if (!works) throw new DOMException('no', 'NotAllowedError');
          copied = text;
        };
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
        press(inDialog(page, 'Kopioi avain'));
        await until(() => textOf(page.dialog).includes(words), words);
      }
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    expect(copied).to.equal(token(page)!.value);
  });
});
