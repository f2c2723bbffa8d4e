/** The parts of the editor's form: languages, purposes, who answers, whom it is for, how long, contacts and files. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { problemResponse } from '../../demo-server/service/problem.ts';
import type { EditableText } from '../../src/contract/template-draft.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { allSaid, heard } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, nameOf, press, shows, textOf, until } from './screen.ts';
import { arrived } from './server.ts';
import { openChange, openComplete, openEditor, type Page } from './template-page.ts';

const EDITS = /^PATCH .*\/draft$/u;
const ADD_ENGLISH = '+ Lisää kieliversio: Englanti';
const said = () => heard.map(({ text }) => text).join(' | ');

describe('the languages of a template', () => {
  it('are parts under their own headings, of which the reader’s is open', async () => {
    const page = await openEditor();
    expect(page.language('fi').getAttribute('aria-expanded')).to.equal('true');
    expect(page.language('sv').getAttribute('aria-expanded')).to.equal('false');
    expect(page.language('sv').closest('h4')).not.to.equal(null);
    expect(textOf(page.root)).to.include('Julkaistaan kielillä: Suomi, Ruotsi. Jokaisen on oltava valmis.');
    press(page.language('fi'));
    await settled();
    expect(page.root.getElementById('lupa-f-texts-fi-name')).to.equal(null);
    expect(focused()).to.equal(page.language('fi'));
    expectWholeReferences();
  });

  it('are marked in their fields, of every kind', async () => {
    const page = await openEditor();
    await page.unfold('sv');
    for (const language of ['fi', 'sv']) {
      for (const field of ['name', 'purpose', 'description', 'ifRefused', 'afterRefusing', 'data', 'transfers'])
        expect(page.field(`texts.${language}.${field}`).closest('[lang]')!.getAttribute('lang'), field).to.equal(
          language,
        );
    }
  });

  it('are added, written in before the adding was saved, and all of it is saved', async () => {
    const page = await openEditor();
    const { release } = page.server.hold(EDITS);
    press(byRole('button', ADD_ENGLISH));
    await settled();
    await arrived(page.server, EDITS);
    await page.write('texts.en.name', 'Filming the spring feast');
    release();
    page.server.clear();
    await page.saved();
    const { en } = (await page.colleague().template()).texts;
    expect(en?.name).to.equal('Filming the spring feast');
    expect(page.field('texts.en.name').value).to.equal('Filming the spring feast');
    expect(textOf(page.root)).not.to.include('samaan aikaan');
  });

  it('take focus to the new part when one is added, for its button is gone', async () => {
    await openEditor();
    press(byRole('button', ADD_ENGLISH));
    await settled();
    await until(
      () => focused()?.id === 'lupa-f-texts-en-name',
      () => `focus in the part; it is on ${focused()?.id}`,
    );
    expect(nameOf(focused()!.closest('[role=group]')!)).to.equal('Englanti');
  });

  it('are taken away when that is meant; focus goes to where it can be added again', async () => {
    const page = await openEditor();
    await page.colleague().writes(['texts.en', {}]);
    await page.colleague().writes(['texts.en.name', 'Filming']);
    await page.looks();
    await page.unfold('en');
    press(byRole('button', 'Poista kieliversio: Englanti'));
    await settled();
    expect(textOf(page.dialog)).to.include('Kaikki tämän kielen tekstit poistetaan luonnoksesta');
    press(byRole('button', 'Peruuta', page.dialog));
    await until(
      () => focused()?.id === 'lupa-remove-en',
      () => `focus on the button; it is on ${focused()?.id}`,
    );
    expect(await page.onServer('texts.en.name')).to.equal('Filming');
    press(byRole('button', 'Poista kieliversio: Englanti'));
    await settled();
    press(byRole('button', 'Poista', page.dialog));
    await page.reaches('texts.en', null);
    await until(
      () => focused() !== null && textOf(focused()!) === ADD_ENGLISH,
      () => `the button; it is ${focused()?.id}`,
    );
    await page.saved();
  });

  it('that the organisation publishes in cannot be taken away', async () => {
    const page = await openEditor();
    await page.unfold('sv');
    expect(allByRole('button', /^Poista kieliversio/u)).to.deep.equal([]);
  });

  it('that are older than another say so: which, and since when', async () => {
    const page = await openComplete();
    expect(textOf(page.language('sv'))).to.match(/Valmis, 2 vanhempi kuin toisella kielellä/u);
    await page.unfold('sv');
    expect(textOf(page.root.querySelector('.lupa-older')!)).to.match(
      /^Vanhempi kuin toinen kieli: Suomi muuttui \d+\.\d+\.\d{4}\sklo\s\d/u,
    );
  });

  it('and what one does in them by keys alone: unfold, write, leave', async () => {
    const page = await openEditor();
    page.language('sv').focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(page.language('sv').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Tab' });
    expect(focused()?.id).to.equal('lupa-f-texts-sv-name');
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(page.server.count(/^POST/u), 'Enter in a line sends nothing').to.equal(0);
    expect(page.summary).to.equal(null);
  });
});

describe('purposes and data', () => {
  it('of several are named in each language, and of one not', async () => {
    const page = await openEditor();
    expect(page.root.querySelector('[id^=lupa-f-texts-fi-purposes]')).to.equal(null);
    press(byRole('button', '+ Lisää käyttötarkoitus'));
    await settled();
    const kinds = () => [...page.root.querySelectorAll<HTMLSelectElement>('.lupa-purpose select')];
    expect(kinds().map((each) => each.getAttribute('aria-label'))).to.deep.equal([
      '1. käyttötarkoituksen laji',
      '2. käyttötarkoituksen laji',
    ]);
    kinds()[1]!.value = 'press';
    kinds()[1]!.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    await page.write('texts.fi.purposes.purpose-2', 'Kuva paikallislehteen');
    await page.saved();
    const { purposes, texts } = await page.colleague().template();
    expect(purposes).to.deep.equal([
      { id: 'all', kind: 'photography' },
      { id: 'purpose-2', kind: 'press' },
    ]);
    expect((texts.fi as EditableText).purposes[1]?.name).to.equal('Kuva paikallislehteen');
    expect(textOf(page.language('sv'))).to.match(/Kirjoittamatta/u);
  });

  it('are taken away, but for the last; focus stays with them', async () => {
    const page = await openEditor();
    expect(allByRole('button', /^Poista 1\. käyttötarkoitus/u)).to.deep.equal([]);
    press(byRole('button', '+ Lisää käyttötarkoitus'));
    await settled();
    press(byRole('button', 'Poista 1. käyttötarkoitus: Valokuvat ja video'));
    await settled();
    await until(
      () => focused()?.id === 'lupa-f-purposes',
      () => `the purposes; it is ${focused()?.id}`,
    );
    await page.saved();
    expect((await page.colleague().template()).purposes).to.deep.equal([{ id: 'purpose-2', kind: 'other' }]);
  });

  it('are twenty at most', async () => {
    const page = await openEditor();
    const purposes = Array.from({ length: 20 }, (_, index) => ({ id: `p${index}`, kind: 'other' }));
    await page.colleague().writes(['purposes', purposes]);
    await page.looks();
    const add = byRole('button', '+ Lisää käyttötarkoitus');
    expect(add.getAttribute('aria-disabled')).to.equal('true');
    press(add);
    await settled();
    expect(page.root.querySelectorAll('.lupa-purpose')).to.have.length(20);
  });

  it('of personal data are ticked by the space bar, and kept in the order in which they are offered', async () => {
    const page = await openEditor();
    byRole('checkbox', 'Terveys').focus();
    await sendKeys({ press: 'Space' });
    byRole('checkbox', 'Nimi').focus();
    await sendKeys({ press: 'Space' });
    await settled();
    await page.saved();
    expect(await page.onServer('personalData')).to.deep.equal(['name', 'picture', 'voice', 'health']);
    expect(nameOf(focused()!)).to.equal('Nimi');
  });
});

describe('who answers, and whom it is for', () => {
  it('the example follows the choice, which the arrow keys make', async () => {
    const page = await openEditor();
    const chosen = () =>
      textOf([...page.root.querySelectorAll('table [scope=col]')].find((each) => textOf(each).includes('(valittu)'))!);
    expect(chosen()).to.include('Kaikkien huoltajien on hyväksyttävä');
    byRole('radio', /^Kaikkien huoltajien/u).focus();
    await sendKeys({ press: 'ArrowUp' });
    await settled();
    expect(chosen()).to.include('Yhden huoltajan hyväksyntä riittää');
    await page.saved();
    expect(await page.onServer('approvalMode')).to.equal('any-guardian');
    expect(nameOf(focused()!)).to.match(/^Yhden huoltajan/u);
  });

  it('an age is 18 unless another is chosen', async () => {
    const page = await openEditor();
    expect(page.field<HTMLSelectElement>('selfFrom').value).to.equal('');
    await page.choose('selfFrom', '15');
    await page.saved();
    expect(await page.onServer('selfFrom')).to.equal(15);
    await page.choose('selfFrom', '');
    await page.saved();
    expect(await page.onServer('selfFrom')).to.equal(null);
  });

  it('one group or named people, with how many there are', async () => {
    const page = await openEditor();
    await until(() => textOf(page.field('target')).includes('henkilöitä'), 'the groups');
    const options = [...page.field<HTMLSelectElement>('target').options].map(({ label }) => label.trim());
    expect(options).to.deep.equal([
      'Ei vielä kenellekään',
      'Auringonkukka, Amiraalit (oppijat) (henkilöitä 27)',
      'Nimeltä valitut henkilöt',
    ]);
    await page.choose('target', 'people');
    await page.saved();
    expect(await page.onServer('target')).to.deep.equal({ kind: 'people', groupId: null });
  });

  it('stay as they are once people have agreed under them, and are told', async () => {
    const page = await openChange('major');
    const text = textOf(page.root);
    expect(text).to.match(/Kenen hyväksyntä tarvitaan Kaikkien huoltajien on hyväksyttävä/u);
    expect(text).to.match(/Ryhmä Auringonkukka, Amiraalit/u);
    for (const path of ['approvalMode', 'target', 'selfFrom', 'subjectHeard', 'standingConsents'])
      expect(page.root.getElementById(`lupa-f-${path}`), path).to.equal(null);
  });
});

describe('how long an answer holds', () => {
  it('is a preset or a day', async () => {
    const page = await openEditor();
    press(byRole('radio', /^Lukuvuoden loppuun/u));
    await settled();
    await page.saved();
    expect(await page.onServer('validity')).to.deep.equal({ kind: 'school-year', years: 1 });
    press(byRole('radio', /^Valittuun päivään/u));
    await settled();
    const day = page.field('validity-day');
    expect(day.type).to.equal('date');
    day.value = '2099-05-31';
    day.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    await page.saved();
    expect(await page.onServer('validity')).to.deep.equal({ kind: 'day', lastDay: '2099-05-31' });
    press(byRole('radio', /^Toistaiseksi/u));
    await settled();
    await page.saved();
    expect(await page.onServer('validity')).to.equal(null);
  });

  it('one that was set elsewhere is offered too', async () => {
    const page = await openEditor();
    await page.colleague().writes(['validity', { kind: 'months', months: 9 }]);
    await page.looks();
    expect(byRole('radio', /^9 kuukautta/u)).to.have.property('checked', true);
  });

  it('a day that is over is told at the day and hinders publishing', async () => {
    const page = await openEditor();
    await page.colleague().writes(['validity', { kind: 'day', lastDay: '2020-01-31' }]);
    await page.looks();
    const day = page.field('validity-day');
    expect(day.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(day)).to.equal('Viimeinen päivä on jo mennyt: valitse myöhempi');
    press(page.root.getElementById('lupa-publish')!);
    await until(() => page.summary !== null, 'the summary');
    press(byRole('button', /^Voimassaolo/u, page.summary!));
    await until(
      () => focused()?.id === 'lupa-f-validity',
      () => `it is ${focused()?.id}`,
    );
  });

  it('an emptied day changes nothing', async () => {
    const page = await openEditor();
    await page.colleague().writes(['validity', { kind: 'day', lastDay: '2099-05-31' }]);
    await page.looks();
    const day = page.field('validity-day');
    day.value = '';
    day.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    await page.saved();
    expect(await page.onServer('validity')).to.deep.equal({ kind: 'day', lastDay: '2099-05-31' });
  });
});

describe('the questions on the basis', () => {
  it('are kept as far as they have been answered, and told what they come to', async () => {
    const page = await openEditor();
    const answer = async (name: RegExp) => {
      press(byRole('radio', name, page.root.querySelector('.lupa-triage')!));
      await settled();
    };
    await answer(/^Asukkailta/u);
    await page.saved();
    expect(await page.onServer('triage')).to.deep.equal({ answers: { who: 'residents' } });
    expect((await page.colleague().template()).faults.map(({ code }) => code)).to.include('basis-not-considered');
    const radios = () => allByRole('radio', undefined, page.root.querySelector('.lupa-triage')!);
    for (let question = 1; page.root.getElementById('lupa-triage-end') === null; question += 1) {
      const last = radios().at(-1)!;
      press(last);
      await settled();
      expect(question, 'an end').to.be.below(8);
    }
    await page.saved();
    expect(await page.onServer('triage')).not.to.equal(null);
    press(byRole('button', /^Tyhjennä/u));
    await settled();
    await page.saved();
    expect(await page.onServer('triage')).to.equal(null);
    expect(focused()).not.to.equal(document.body);
  });
});

describe('contacts', () => {
  it('are written part by part', async () => {
    const page = await openEditor();
    await page.write('dataProtectionOfficer.name', 'Tietosuojavastaava');
    await page.write('dataProtectionOfficer.phone', '09 310 1691');
    await page.saved();
    const { dataProtectionOfficer } = await page.colleague().template();
    expect(dataProtectionOfficer).to.deep.equal({ name: 'Tietosuojavastaava', email: '', phone: '09 310 1691' });
    expect(page.field('contact.email').type).to.equal('email');
    expect(page.field('contact.phone').type).to.equal('tel');
  });
});

describe('attachments', () => {
  const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
  const PUT = /^PUT .*\/attachments/u;
  const input = (page: Page) => page.root.getElementById('lupa-files-fi') as HTMLInputElement;
  const files = (page: Page) => [...page.root.querySelectorAll('.lupa-files a')].map(textOf);

  async function add(page: Page, ...chosen: File[]): Promise<void> {
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input(page).files = transfer.files;
    input(page).focus();
    input(page).dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  }

  const pdf = (name: string, content: BlobPart = PDF) => new File([content], name, { type: 'application/pdf' });

  it('are added, listed with their size, offered to be fetched, and taken away', async () => {
    const page = await openEditor();
    await add(page, pdf('Tiedote.pdf'));
    await until(() => files(page).length === 1, 'the file');
    await allSaid();
    expect(said()).to.include('Tiedote.pdf lisättiin.');
    const link = byRole('link', 'Tiedote.pdf');
    expect(link.getAttribute('href')).to.match(/\/api\/templates\/.*\/draft\/attachments\/fi\/[\da-f]{64}$/u);
    expect(textOf(link.closest('li')!)).to.match(/0,1 kt|\d+ (?:kt|t)/u);
    press(byRole('button', 'Poista Tiedote.pdf'));
    await until(() => files(page).length === 0, 'the file to go');
    await allSaid();
    expect(said()).to.include('Tiedote.pdf poistettiin.');
    expect(focused()).not.to.equal(document.body);
  });

  const WRONG: [what: string, file: () => File, word: string][] = [
    ['of another type', () => new File(['MZ'], 'ohjelma.exe'), 'vain PDF, PNG, JPEG ja pelkkä teksti käyvät'],
    ['of 50 MB', () => pdf('iso.pdf', new Uint8Array(50 * 1024 * 1024)), 'se on suurempi kuin 10 Mt'],
    ['that is empty', () => pdf('tyhja.pdf', ''), 'tiedosto on tyhjä'],
    ['with a name that is too long', () => pdf(`${'a'.repeat(200)}.pdf`), 'nimi on liian pitkä'],
  ];
  for (const [what, file, word] of WRONG) {
    it(`${what} are not sent, and that is told there and aloud`, async () => {
      const page = await openEditor();
      await add(page, file());
      await shows(page.root, word);
      await allSaid();
      expect(said()).to.include(word);
      expect(descriptionOf(input(page))).to.include(word);
      expect(page.server.count(PUT)).to.equal(0);
      expect(focused()).to.equal(input(page));
    });
  }

  it('whose content is not what the name says are refused with that word', async () => {
    const page = await openEditor();
    await add(page, pdf('valhe.pdf', 'MZ this is a program'));
    await shows(page.root, 'sisältö on muuta kuin nimi kertoo');
    expect(files(page)).to.deep.equal([]);
  });

  it('of a name that is there already are not put in its place', async () => {
    const page = await openEditor();
    await add(page, pdf('Tiedote.pdf'));
    await until(() => files(page).length === 1, 'the file');
    await add(page, pdf('Tiedote.pdf', `%PDF-1.4 toinen`));
    await shows(page.root, 'samanniminen tiedosto on jo');
    expect(page.server.count(PUT)).to.equal(1);
  });

  it('of several the good ones are added, and each of the others has its word', async () => {
    const page = await openEditor();
    await add(page, pdf('a.pdf'), new File(['x'], 'b.exe'), pdf('c.pdf', `%PDF-1.4 c`));
    await until(
      () => files(page).length === 2,
      () => `two; there are ${files(page).join()}`,
    );
    expect(textOf(page.root)).to.include('b.exe ei ole lisätty');
  });

  it('whose answer was lost are looked up: what came through is there', async () => {
    const page = await openEditor();
    page.server.between(PUT, async (answer) => {
      await answer();
      return Response.error();
    });
    await add(page, pdf('Tiedote.pdf'));
    await until(() => files(page).length === 1, 'the file');
    expect(page.server.count(PUT)).to.equal(1);
    expect(textOf(page.root)).not.to.include('emme tiedä');
  });

  it('that got lost with all after it are not known, and are when it is asked', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, () => Response.error());
    await add(page, pdf('Tiedote.pdf'));
    await shows(page.root, 'emme tiedä, lisättiinkö tai poistettiinko Tiedote.pdf');
    page.server.clear();
    press(byRole('button', 'Tarkista nyt'));
    await shows(page.root, 'Tiedote.pdf ei ole lisätty. Yritä uudelleen.');
    expect(focused()).not.to.equal(document.body);
  });

  it('are refused when the session has ended, and what was typed is not lost by it', async () => {
    const page = await openEditor();
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    page.server.between(PUT, () => problemResponse('sign-in-required'));
    await add(page, pdf('Tiedote.pdf'));
    await shows(page.root, 'Tiedote.pdf ei ole lisätty');
    expect(page.field('texts.fi.storage').value).to.equal('Kolme viikkoa');
    page.server.clear();
    await page.saved();
  });
});

describe('what somebody may write', () => {
  const WORD = /Liian pitkä tallennettavaksi: 20[\s\u00a0]?000 merkkiä, enintään 2[\s\u00a0]?000/u;

  it('20 000 characters in a line: a word at the field, nothing cut, nothing else held up', async () => {
    const page = await openEditor();
    const long = 'ä'.repeat(20_000);
    await page.write('texts.fi.storage', long);
    expect(page.field('texts.fi.storage').value).to.have.length(20_000);
    expect(descriptionOf(page.field('texts.fi.storage'))).to.match(WORD);
    await page.write('texts.fi.data', 'Kuva');
    await page.reaches('texts.fi.data', 'Kuva').catch(() => undefined);
    await page.lineSays(/odottavat sinua: 1/u);
    expect(await page.onServer('texts.fi.data')).to.equal('Kuva');
    await page.open();
    await page.lineSays(/odottavat sinua: 1/u);
    expect(page.field('texts.fi.storage').value).to.have.length(20_000);
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    expect(await page.onServer('texts.fi.storage')).to.equal('Kolme viikkoa');
    expect(page.field('texts.fi.storage').hasAttribute('aria-invalid')).to.equal(false);
  });

  it('20 000 characters in a formatted text: the same', async () => {
    const page = await openEditor();
    const surface = page.field<HTMLElement>('texts.fi.afterRefusing');
    const paste = async (text: string) => {
      surface.focus();
      getSelection()!.selectAllChildren(surface);
      // The browser tells of a selection a moment later.
      await new Promise((resolve) => setTimeout(resolve, 50));
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      surface.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      await settled();
    };
    await paste('ä'.repeat(20_000));
    await page.lineSays(/odottavat sinua: 1/u);
    expect(textOf(surface)).to.have.length(20_000);
    expect(descriptionOf(surface)).to.match(/^Teksti on 18[\s\u00a0]000 merkkiä liian pitkä/u);
    await paste('Kerromme siitä.');
    await page.saved();
    expect(JSON.stringify(await page.onServer('texts.fi.afterRefusing'))).to.include('Kerromme siitä.');
  });

  const TEXTS: [what: string, text: string][] = [
    ['emoji', 'Kuva 📷👩‍👩‍👧‍👦 ja ääni 🎵'],
    ['combining marks', 'Z\u0351\u0343\u036b\u0343a\u0342lgo a\u0308a\u030a'],
    ['right-to-left', 'نوافق على الصور ‏(123) ja suomea'],
    ['HTML', '<script>alert(1)</script><img src=x onerror="alert(1)">&amp;'],
    ['a template of another language', '${alert(1)} {{constructor}} %s %d'],
  ];
  for (const [what, text] of TEXTS) {
    it(`${what}: comes back as it was written`, async () => {
      const page = await openEditor();
      await page.write('texts.fi.name', text);
      await page.saved();
      expect(await page.onServer('texts.fi.name')).to.equal(text);
      await page.open();
      expect(page.field('texts.fi.name').value).to.equal(text);
      expect(page.field('texts.fi.name').dir).to.equal('auto');
      expect(page.root.querySelector('script, img')).to.equal(null);
      expect(page.root.querySelector('.lupa-title')!.textContent.trim()).to.equal(text);
    });
  }

  it('half a character is told and not lost', async () => {
    const page = await openEditor();
    await page.write('texts.fi.storage', 'Kolme \ud83d viikkoa');
    await page.lineSays(/odottavat sinua: 1/u);
    expect(descriptionOf(page.field('texts.fi.storage'))).to.include('Palvelu ei hyväksy tätä');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
  });

  it('pasted HTML with scripts and links of odd schemes: words stay, the rest goes', async () => {
    const page = await openEditor();
    const surface = page.field<HTMLElement>('texts.fi.afterRefusing');
    surface.focus();
    getSelection()!.selectAllChildren(surface);
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      `<p onclick="alert(1)">Lue <a href="javascript:alert(1)">tiedote</a> ja <a href="https://kunta.example">sivu</a>
      <script>alert(1)</script><img src=x onerror=alert(1)><a href="data:text/html,x">kuva</a></p>`,
    );
    surface.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await settled();
    await page.saved();
    const kept = JSON.stringify(await page.onServer('texts.fi.afterRefusing'));
    expect(kept).to.include('tiedote').and.to.include('https://kunta.example');
    expect(kept).not.to.match(/javascript:|data:|alert|onerror/u);
    expect([...surface.querySelectorAll('a')].map((each) => each.getAttribute('href'))).to.deep.equal([
      'https://kunta.example/',
    ]);
  });

  it('a hundred languages by the API: those that are not ours are refused, with a word', async () => {
    const page = await openEditor();
    const languages = Array.from({ length: 100 }, (_, index) => `x${index}`);
    for (const language of languages.slice(0, 3)) {
      let answer = '';
      await page
        .colleague()
        .writes([`texts.${language}`, {}])
        .catch((error: Error) => (answer = error.message));
      expect(answer).to.include('400').and.to.include('No field of a draft');
    }
    await page.looks();
    expect(page.root.querySelectorAll('.lupa-part-toggle[id^=lupa-language-]')).to.have.length(2);
  });
});

describe('what is done when a consent is withdrawn', () => {
  it('is written by language, with the days, and is saved', async () => {
    const page = await openEditor();
    const label = page.root.querySelector('label[for=lupa-f-followUp-sv]')!;
    expect(textOf(label)).to.equal('Mitä tehdään (Ruotsi) (valinnainen)');
    expect(page.field('followUp.sv').lang).to.equal('sv');
    expect(page.root.getElementById('lupa-f-followUp-en')).to.equal(null);
    await page.write('followUp.sv', 'Bilderna tas bort.');
    await page.choose('followUp.days', '14');
    await page.saved();
    expect(await page.onServer('followUp')).to.deep.equal({ days: 14, fi: '', sv: 'Bilderna tas bort.', en: '' });
    expectWholeReferences();
  });

  it('is told where the template is only looked at, in general words where it has none of its own', async () => {
    const published = await openEditor('template-published');
    expect(textOf(published.root)).to.include('Lapsen kuvat poistetaan verkkosivuilta');
    const viewer = await openEditor('template-viewer');
    expect(textOf(viewer.root)).to.include('Tietoja ei enää käytetä siihen, mihin suostumus oli annettu');
  });
});
