/** What is typed in the editor of templates: it is saved by itself, nothing of it is lost, and nothing is overwritten. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import { settled } from './invariants.ts';
import { allSaid, heard } from './page.ts';
import { allByRole, byRole, focused, press, shows, textOf, until } from './screen.ts';
import { arrived } from './server.ts';
import { formatted, openChange, openEditor, shelf, type Page } from './template-page.ts';

const STORAGE = 'texts.fi.storage';
const NAME = 'texts.fi.name';
const EDITS = /^PATCH .*\/draft$/u;

describe('what is typed', () => {
  it('is saved after a moment, without a press, and is called saved only when the service has answered', async () => {
    const page = await openEditor();
    const { server } = page;
    expect(page.line()).to.equal('Kaikki muutokset on tallennettu');
    const { release } = server.hold(EDITS);
    await page.write(STORAGE, 'Kolme viikkoa');
    expect(page.line()).to.equal('Ei vielä tallennettu…');
    await arrived(server, EDITS);
    await page.lineSays('Tallennetaan…');
    await page.reaches(STORAGE, 'Kolme viikkoa');
    expect(page.line()).not.to.include('Kaikki');
    release();
    await page.lineSays(/^Kaikki muutokset tallennettu klo \d/u);
    expect(focused()).to.equal(page.field(STORAGE));
  });

  it('goes once, when the hand has rested, and not with each key', async () => {
    const page = await openEditor();
    for (const text of ['K', 'Ko', 'Kol', 'Kolme']) await page.write(STORAGE, text);
    await page.lineSays(/^Kaikki muutokset tallennettu/u);
    expect(page.server.count(EDITS)).to.equal(1);
    expect(await page.onServer(STORAGE)).to.equal('Kolme');
  });

  it('while an answer is on its way stays in the field, and goes after it', async () => {
    const page = await openEditor();
    const { release } = page.server.hold(EDITS);
    await page.write(STORAGE, 'Kolme');
    await arrived(page.server, EDITS);
    await page.write(STORAGE, 'Kolme viikkoa');
    release();
    page.server.clear();
    await page.saved();
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
  });

  it('is sent once when the page goes without a connection, and waits in the browser for the next', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, () => Response.error());
    await page.write(STORAGE, 'Kolme viikkoa');
    page.editor.parentElement!.remove();
    await arrived(page.server, EDITS);
    page.server.clear();
    await page.open();
    await page.saved();
    await page.write(STORAGE, 'Neljä viikkoa');
    await page.saved();
    // The one that went would try again after two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(page.server.count(EDITS)).to.equal(3);
    expect([...shelf.kept.keys()]).to.deep.equal([]);
    expect(page.line()).to.match(/^Kaikki muutokset/u);
  });

  it('is sent when the page goes', async () => {
    const page = await openEditor();
    await page.write(STORAGE, 'Kolme viikkoa');
    page.editor.parentElement!.remove();
    await arrived(page.server, EDITS);
    await until(() => shelf.kept.size === 0, 'the browser to keep nothing more');
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
  });

  it('in a name is the title of the page at once', async () => {
    const page = await openEditor();
    await page.write(NAME, 'Syysretki');
    expect(textOf(page.root.querySelector('.lupa-title')!)).to.equal('Syysretki');
    await page.write(NAME, '  ');
    expect(textOf(page.root.querySelector('.lupa-title')!)).to.equal('Filmning av vårfesten');
    expect(page.root.querySelector('.lupa-title [lang=sv]')).not.to.equal(null);
  });

  it('in a formatted text is saved as it is', async () => {
    const page = await openEditor();
    const surface = page.field<HTMLElement>('texts.fi.afterRefusing');
    surface.focus();
    getSelection()!.selectAllChildren(surface);
    document.execCommand('insertText', false, 'Soitamme teille.');
    await page.lineSays('Ei vielä tallennettu');
    await page.saved();
    expect(JSON.stringify(await page.onServer('texts.fi.afterRefusing'))).to.include('Soitamme teille.');
  });
});

describe('what is typed when the session has ended', () => {
  const SIGNED_OUT = () => problemResponse('sign-in-required');

  it('stays in sight with a way to sign in, and is there and saved after it', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, SIGNED_OUT);
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('Ei tallennettu: tallessa tässä selaimessa');
    expect(textOf(page.root)).to.include('Istunto on päättynyt: muutoksiasi ei ole vielä tallennettu');
    expect(byRole('link', 'Kirjaudu ja jatka').getAttribute('href')).to.include('sign-in');
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(focused(), 'the notice does not take focus from the writer').to.equal(page.field(STORAGE));
    // More is typed all the same.
    await page.write('texts.fi.data', 'Kuva');
    page.server.clear();
    await page.open();
    await page.saved();
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
    expect(await page.onServer('texts.fi.data')).to.equal('Kuva');
    expect([...shelf.kept.keys()]).to.deep.equal([]);
  });

  it('says that it was brought back, while it is not saved', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, SIGNED_OUT);
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('tallessa tässä selaimessa');
    page.server.clear();
    const { release } = page.server.hold(EDITS);
    await page.open();
    await shows(page.root, 'Aiemmin kirjoittamasi palautettiin');
    release();
    await page.lineSays(/^Kaikki muutokset tallennettu/u);
    expect(textOf(page.root)).not.to.include('palautettiin');
  });

  it('of a page that is seen again without a session keeps the form', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, SIGNED_OUT);
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('tallessa tässä selaimessa');
    await page.looks();
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(allByRole('link', 'Kirjaudu ja jatka')).to.have.length(1);
  });
});

describe('what is typed without a connection', () => {
  it('stays, is told, and is saved when the connection is back', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, () => Response.error());
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('Ei tallennettu: tallessa tässä selaimessa');
    expect(textOf(page.root)).to.include('Yhteys puuttuu: muutoksiasi ei ole vielä tallennettu');
    page.server.clear();
    await page.saved();
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
    expect(textOf(page.root)).not.to.include('Yhteys puuttuu');
  });

  it('is saved by the button, too', async () => {
    const page = await openEditor();
    page.server.between(/draft/u, () => Response.error());
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('tallessa tässä selaimessa');
    page.server.clear();
    press(byRole('button', 'Yritä nyt uudelleen'));
    await page.lineSays(/^Kaikki muutokset tallennettu/u);
    expect(focused(), 'the button is gone').not.to.equal(document.body);
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
  });

  it('is no conflict with itself where only the answer was lost', async () => {
    const page = await openEditor();
    page.server.between(EDITS, async (answer) => {
      await answer();
      return Response.error();
    });
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('tallessa tässä selaimessa');
    await page.write(STORAGE, 'Kolme viikkoa, ei enempää');
    page.server.clear();
    await page.saved();
    expect(textOf(page.root)).not.to.include('samaan aikaan');
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa, ei enempää');
  });

  it('is told where the server fails', async () => {
    const page = await openEditor();
    page.server.between(EDITS, () => problemResponse('cross-site-request'));
    await page.write(STORAGE, 'Kolme viikkoa');
    await shows(page.root, 'Muutoksiasi ei tallennettu');
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    page.server.clear();
    press(byRole('button', 'Yritä nyt uudelleen'));
    await page.lineSays(/^Kaikki muutokset tallennettu/u);
  });

  it('warns of closing the page where the browser can keep nothing', async () => {
    const page = await openEditor();
    const leaving = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    page.server.between(/draft/u, () => Response.error());
    await page.write(STORAGE, 'Kolme');
    await page.lineSays('tallessa tässä selaimessa');
    expect(leaving(), 'it is kept').to.equal(false);
    shelf.isFull = true;
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.lineSays('Ei tallennettu: älä sulje tätä sivua');
    expect(textOf(page.root)).to.include('Tämä selain ei voi säilyttää kirjoittamaasi: pidä sivu auki');
    expect(leaving()).to.equal(true);
    page.server.clear();
    await page.saved();
    expect(leaving(), 'the server has it').to.equal(false);
  });
});

describe('the saving, for who does not see the line', () => {
  const said = () => heard.map(({ text }) => text);

  it('is told once when it fails and once when it is well again, and not with each saving', async () => {
    const page = await openEditor();
    await page.write(STORAGE, 'Kolme');
    await page.saved();
    await allSaid();
    expect(said()).to.deep.equal([]);
    page.server.between(/draft/u, () => Response.error());
    await page.write(STORAGE, 'Kolme viikkoa');
    window.dispatchEvent(new Event('online'));
    await page.lineSays('tallessa tässä selaimessa');
    await page.write(STORAGE, 'Kolme viikkoa, ei enempää');
    window.dispatchEvent(new Event('online'));
    await arrived(page.server, EDITS, 3);
    await page.lineSays('tallessa tässä selaimessa');
    await allSaid();
    expect(said()).to.deep.equal(['Yhteys puuttuu: muutoksiasi ei ole vielä tallennettu']);
    page.server.clear();
    await page.saved();
    await allSaid();
    expect(said().slice(1).join()).to.match(/^Kaikki muutokset tallennettu klo/u);
  });
});

describe('what a colleague writes at the same time', () => {
  it('in another field comes in, and neither focus nor the caret moves', async () => {
    const page = await openEditor();
    const field = page.field(STORAGE);
    await page.write(STORAGE, 'Kolme viikkoa');
    field.setSelectionRange(2, 5);
    await page.colleague().writes(['texts.fi.data', 'Kuva, ääni ja nimi']);
    await page.saved();
    expect(page.field('texts.fi.data').value).to.equal('Kuva, ääni ja nimi');
    expect(focused()).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([2, 5]);
    expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
    expect(await page.onServer('texts.fi.data')).to.equal('Kuva, ääni ja nimi');
  });

  it('comes in also when nothing is typed, when the page is seen again', async () => {
    const page = await openEditor();
    await page.colleague().writes(['texts.fi.data', 'Kuva, ääni ja nimi']);
    await page.looks();
    expect(page.field('texts.fi.data').value).to.equal('Kuva, ääni ja nimi');
  });

  async function conflict(path = STORAGE): Promise<Page> {
    const page = await openEditor();
    await page.colleague().writes([path, 'Neljä viikkoa']);
    await page.write(path, 'Kolme viikkoa');
    await page.lineSays(/^Ei tallennettu: kenttiä, jotka odottavat sinua: 1/u);
    return page;
  }

  it('in the same field is offered with who and when; what is in the field stays, and nothing is overwritten', async () => {
    const page = await conflict();
    const notice = page.root.getElementById('lupa-f-texts-fi-storage-conflict')!;
    expect(textOf(notice)).to.match(/Tuulikki Tiedottaja on muuttanut samaa kenttää samaan aikaan \(\d/u);
    expect(textOf(notice)).to.include('Neljä viikkoa');
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(await page.onServer(STORAGE)).to.equal('Neljä viikkoa');
    expect(textOf(page.language('fi'))).to.include('1 sovittavana työkaverin kanssa');
    expect(focused()).to.equal(page.field(STORAGE));
  });

  const ENDS = [
    ['Pidä omani', 'Kolme viikkoa'],
    ['Ota toisen', 'Neljä viikkoa'],
  ] as const;
  for (const [button, stays] of ENDS) {
    it(`is settled by "${button}": ${stays} stays, and focus goes to the field`, async () => {
      const page = await conflict();
      press(byRole('button', `${button}: Kuinka kauan tiedot säilytetään (Suomi)`));
      await page.lineSays(/^Kaikki muutokset/u);
      expect(page.field(STORAGE).value).to.equal(stays);
      expect(await page.onServer(STORAGE)).to.equal(stays);
      await until(
        () => focused() === page.field(STORAGE),
        () => `focus in the field; it is in ${focused()?.id}`,
      );
      expect(page.root.querySelector('[id$=conflict]')).to.equal(null);
    });
  }

  it('is told aloud: somebody who does not see the notice would write on in vain', async () => {
    await conflict();
    await allSaid();
    expect(heard.map(({ text }) => text).join()).to.include('Tuulikki Tiedottaja');
  });

  it('does not keep back the other fields', async () => {
    const page = await conflict();
    await page.write('texts.fi.data', 'Kuva');
    await page.lineSays(/odottavat sinua: 1/u);
    expect(await page.onServer('texts.fi.data')).to.equal('Kuva');
  });

  it('is not lost by a reload: the offer is there again', async () => {
    const page = await conflict();
    await page.open();
    await page.lineSays(/odottavat sinua: 1/u);
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    expect(textOf(page.root)).to.include('Neljä viikkoa');
  });

  it('is joined in the field: what is typed then is what is kept', async () => {
    const page = await conflict();
    await page.write(STORAGE, 'Kolme tai neljä viikkoa');
    press(byRole('button', /^Pidä omani/u));
    await page.lineSays(/^Kaikki muutokset/u);
    expect(await page.onServer(STORAGE)).to.equal('Kolme tai neljä viikkoa');
  });

  for (const [path, theirs, mine, shown] of [
    ['approvalMode', 'self', 'any-guardian', 'Henkilö vastaa itse'],
    ['explicit', true, undefined, 'Kyllä'],
    ['validity', { kind: 'months', months: 6 }, undefined, '6 kuukautta'],
    ['purposes', [{ id: 'all', kind: 'press' }], undefined, 'Lehdistö'],
    ['personalData', ['name'], undefined, 'Nimi'],
    ['selfFrom', 15, '12', '15'],
    ['texts.fi.ifRefused', formatted('Toisin sanoen'), undefined, 'Toisin sanoen'],
  ] as const) {
    it(`in ${path} is offered in words`, async () => {
      const page = await openEditor();
      await page.colleague().writes([path, theirs]);
      if (path === 'approvalMode') press(byRole('radio', /^Yhden huoltajan/u));
      else if (path === 'explicit') {
        // Theirs and one's own are the same: no conflict.
        press(page.field(path));
        await page.saved();
        expect(page.root.querySelector('[id$=conflict]')).to.equal(null);
        return;
      } else if (path === 'validity') press(byRole('radio', /^Lukuvuoden loppuun/u));
      else if (path === 'purposes') press(byRole('button', '+ Lisää käyttötarkoitus'));
      else if (path === 'personalData') press(byRole('checkbox', 'Terveys'));
      else if (path === 'selfFrom') await page.choose(path, mine);
      else {
        const surface = page.field<HTMLElement>(path);
        surface.focus();
        getSelection()!.selectAllChildren(surface);
        document.execCommand('insertText', false, 'Toisin');
      }
      await page.lineSays(/odottavat sinua: 1/u);
      const notice = page.root.getElementById(`lupa-f-${path.replaceAll('.', '-')}-conflict`)!;
      expect(textOf(notice)).to.include(shown);
      press(byRole('button', /^Ota toisen/u));
      await page.lineSays(/^Kaikki muutokset/u);
      expect(JSON.stringify(await page.onServer(path))).to.equal(JSON.stringify(theirs));
      await settled();
      expect(focused()).not.to.equal(document.body);
    });
  }
});

describe('a draft that a colleague ends while one types', () => {
  it('and nothing is left of the template: that is told, and what was typed can still be copied', async () => {
    const page = await openEditor();
    await page.write(STORAGE, 'Kolme viikkoa');
    await page.colleague().discards();
    window.dispatchEvent(new Event('online'));
    await shows(page.root, 'Lupapohjaa ei enää ole, tai et voi enää kirjoittaa sitä');
    expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
    press(byRole('button', 'Luovu siitä'));
    await shows(page.root, 'Lupapohjaa ei löytynyt');
    expect(focused()).not.to.equal(document.body);
    expect([...shelf.kept.keys()]).to.deep.equal([]);
  });

  it('and nothing is left of the template, with nothing typed: there is nothing to write in any more', async () => {
    const page = await openEditor();
    await page.colleague().discards();
    await page.looks();
    await shows(page.root, 'Lupapohjaa ei löytynyt');
    expect(page.root.querySelector('form')).to.equal(null);
  });

  for (const end of ['publishes', 'discards'] as const) {
    it(`of a change, when somebody ${end} it: a new draft with it is offered, and made`, async () => {
      const page = await openChange('minor');
      await page.write(STORAGE, 'Kolme viikkoa');
      await page.colleague()[end]();
      window.dispatchEvent(new Event('online'));
      await shows(page.root, 'Joku on julkaissut tai hylännyt luonnoksen');
      press(byRole('button', 'Aloita siitä uusi luonnos'));
      await settled();
      press(byRole('radio', /^Pieni korjaus/u));
      press(byRole('button', 'Aloita luonnos'));
      await page.lineSays(/^Kaikki muutokset/u);
      expect(page.field(STORAGE).value).to.equal('Kolme viikkoa');
      expect(await page.onServer(STORAGE)).to.equal('Kolme viikkoa');
    });

    it(`of a change, when somebody ${end} it: it may be let go`, async () => {
      const page = await openChange('minor');
      await page.write(STORAGE, 'Kolme viikkoa');
      await page.colleague()[end]();
      window.dispatchEvent(new Event('online'));
      await shows(page.root, 'Joku on julkaissut tai hylännyt luonnoksen');
      press(byRole('button', 'Luovu siitä'));
      await settled();
      expect(textOf(page.root)).not.to.include('Joku on julkaissut');
      expect([...shelf.kept.keys()]).to.deep.equal([]);
      expect(focused()).not.to.equal(document.body);
    });
  }
});

describe('another person who signs in on the same device', () => {
  it('neither sees nor sends what the first one typed; the first finds it again', async () => {
    const page = await openEditor();
    const { server } = page;
    server.between(/draft/u, () => problemResponse('sign-in-required'));
    await page.write(STORAGE, 'Hilkan kirjoittama');
    await page.lineSays('tallessa tässä selaimessa');
    server.clear();
    server.between(/./u, page.colleague(PEOPLE.tuulikki).answers);
    // In the same page, as when they have signed in in another tab.
    await page.looks();
    await until(
      () => page.field(STORAGE).value.startsWith('Kaksi viikkoa'),
      () => page.field(STORAGE).value,
    );
    expect(textOf(page.root)).not.to.include('Hilkan kirjoittama');
    await page.write('texts.fi.data', 'Tuulikin kirjoittama');
    await page.saved();
    expect(await page.onServer(STORAGE)).to.include('Kaksi viikkoa');
    // And in a page that is loaded anew.
    await page.open();
    expect(page.field(STORAGE).value).to.include('Kaksi viikkoa');
    server.clear();
    await page.open();
    await page.saved();
    expect(await page.onServer(STORAGE)).to.equal('Hilkan kirjoittama');
    expect(await page.onServer('texts.fi.data')).to.equal('Tuulikin kirjoittama');
  });
});
