/** Publishing in the editor of templates, what hinders it, and the other acts that are asked about first. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/msw.ts';
import { problemResponse } from '../../demo-server/service/problem.ts';
import { expectSound, expectWholeReferences, settled } from './invariants.ts';
import { allSaid, heard, later } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, press, shows, textOf, until } from './screen.ts';
import { arrived } from './server.ts';
import { formatted, openChange, openComplete, openEditor, type Page } from './template-page.ts';

const DRAFT = SCENARIO_TEMPLATE_IDS['template-draft'];
const PUBLISHED = SCENARIO_TEMPLATE_IDS['template-published'];
const PUBLISHING = /^POST .*\/publishing$/u;
const FAULTS = [
  'Tarvitaanko suostumus? Vastaa käsittelyperustetta koskeviin kysymyksiin',
  'Ennen hylkäystä (Suomi): Vastaamatta jättämistä pidetään suostumuksena',
  'Kuka saa tiedot (Suomi): Tekstiin on jäänyt täydennettävä kohta: kirjoita tilalle oikeat sanat',
  'Ennen hylkäystä (Ruotsi): Kerro, mitä tapahtuu, jos vastaa ei',
  'Kuinka kauan tiedot säilytetään (Ruotsi): Kirjoita tämä teksti',
  'Tietosuojavastaava: Nimi tai toimipiste: Anna nimi ja lisäksi sähköpostiosoite tai puhelinnumero',
];
const said = () => heard.map(({ text }) => text).join(' | ');

async function tryPublishing(page: Page): Promise<void> {
  press(page.root.getElementById('lupa-publish')!);
  await until(() => page.summary !== null || page.dialog !== null, 'the summary or the dialog');
  await settled();
}

async function openDialog(page: Page): Promise<HTMLDialogElement> {
  await tryPublishing(page);
  await until(() => page.dialog !== null && !textOf(page.dialog).includes('Ladataan'), 'the plan');
  await settled();
  later(1000);
  return page.dialog;
}

const inDialog = (page: Page, name: string | RegExp) => byRole('button', name, page.dialog);

/** Whether the top of something is in the window. */
function isInView(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= -1 && top < window.innerHeight;
}

describe('what keeps a draft from being published', () => {
  it('is told nowhere before publishing is tried', async () => {
    const page = await openEditor();
    await page.unfold('sv');
    expect(page.summary).to.equal(null);
    expect(page.root.querySelectorAll('[aria-invalid=true]')).to.have.length(0);
    expect(page.root.querySelectorAll('.lupa-error')).to.have.length(0);
    expect(textOf(page.language('sv'))).to.include('Kirjoittamatta 2');
  });

  it('is a summary that takes focus, with the count as its heading and a line for each', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    await until(() => focused() === page.summary, 'focus on the summary');
    expect(textOf(byRole('heading', /^Korjaa/u, page.summary!))).to.equal('Korjaa 6 kohtaa ennen julkaisua');
    expect(allByRole('button', undefined, page.summary!).map(textOf)).to.deep.equal(FAULTS);
    await allSaid();
    expect(said()).to.include('Korjaa 6 kohtaa ennen julkaisua');
    expect(page.server.count(/publishing$/u), 'nothing is asked for').to.equal(0);
    expect(isInView(page.summary!)).to.equal(true);
    expectSound();
  });

  const LEADS: [line: RegExp, path: string][] = [
    [/^Kuka saa tiedot \(Suomi\)/u, 'texts.fi.recipients'],
    [/^Ennen hylkäystä \(Suomi\)/u, 'texts.fi.ifRefused'],
    [/^Kuinka kauan tiedot säilytetään \(Ruotsi\)/u, 'texts.sv.storage'],
    [/^Ennen hylkäystä \(Ruotsi\)/u, 'texts.sv.ifRefused'],
    [/^Tietosuojavastaava/u, 'dataProtectionOfficer.name'],
    [/^Tarvitaanko suostumus/u, 'triage'],
  ];
  it('leads from each line to its field: its language is opened, its label is in view', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    for (const [line, path] of LEADS) {
      press(byRole('button', line, page.summary!));
      const id = `lupa-f-${path.replaceAll('.', '-')}`;
      await until(
        () => focused()?.id === id,
        () => `focus on ${path}; it is on ${focused()?.id}`,
      );
      const box = focused()!.closest('.lupa-form-field, .lupa-choice-group') ?? focused()!;
      await until(() => isInView(box), `the label of ${path} in view`);
      expect(isInView(focused()!), `${path} in view`).to.equal(true);
    }
  });

  it('stands at each field, which is marked as wrong and described by it', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    await page.unfold('sv');
    for (const [path, error] of [
      ['texts.fi.recipients', 'Tekstiin on jäänyt täydennettävä kohta'],
      ['texts.fi.ifRefused', 'Vastaamatta jättämistä pidetään suostumuksena'],
      ['texts.sv.storage', 'Kirjoita tämä teksti'],
      ['texts.sv.ifRefused', 'Kerro, mitä tapahtuu, jos vastaa ei'],
      ['dataProtectionOfficer.name', 'Anna nimi ja lisäksi'],
    ] as const) {
      const field = page.field(path);
      expect(field.getAttribute('aria-invalid'), path).to.equal('true');
      expect(descriptionOf(field), path).to.include(error);
    }
    expect(page.field('texts.fi.storage').hasAttribute('aria-invalid')).to.equal(false);
    expectWholeReferences();
  });

  it('is counted in the name of each language', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    expect(textOf(page.language('fi'))).to.equal('Suomi 2 virhettä');
    expect(textOf(page.language('sv'))).to.equal('Ruotsi 2 virhettä');
    await page.colleague().writes(['texts.sv.storage', 'Två veckor']);
    await page.looks();
    expect(textOf(page.language('sv'))).to.equal('Ruotsi 1 virhe');
  });

  it('goes away when it has been mended and saved, and not with each key', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    await page.write('texts.fi.recipients', 'Ryhmän perheet');
    expect(page.field('texts.fi.recipients').getAttribute('aria-invalid')).to.equal('true');
    await page.saved();
    expect(page.field('texts.fi.recipients').hasAttribute('aria-invalid')).to.equal(false);
    expect(textOf(page.summary!)).to.include('Korjaa 5 kohtaa');
    expect(textOf(page.language('fi'))).to.equal('Suomi 1 virhe');
    expect(focused()).to.equal(page.field('texts.fi.recipients'));
  });

  it('is gone altogether when all of it is mended; of one thing it says one', async () => {
    const page = await openEditor();
    await tryPublishing(page);
    const colleague = page.colleague();
    await colleague.writes(
      ['texts.fi.recipients', 'Ryhmän perheet'],
      ['texts.fi.ifRefused', formatted('Lapsi osallistuu juhlaan.')],
      ['texts.sv.ifRefused', formatted('Barnet deltar i festen.')],
      ['texts.sv.storage', 'Två veckor'],
      ['triage', { answers: { who: 'residents', why: 'other', free: 'yes', special: 'no' } }],
    );
    await page.looks();
    expect(textOf(page.summary!)).to.include('Korjaa yksi kohta ennen julkaisua');
    await page.write('dataProtectionOfficer.name', 'Tietosuojavastaava');
    await page.write('dataProtectionOfficer.email', 'tietosuoja@kunta.example');
    await page.saved();
    expect(page.summary).to.equal(null);
    expect(focused()).to.equal(page.field('dataProtectionOfficer.email'));
  });

  it('of purposes leads to them and to their names, in every language', async () => {
    const page = await openEditor();
    const purposes = [
      { id: 'all', kind: 'photography' },
      { id: 'web', kind: 'web-publication' },
    ];
    await page.colleague().writes(['purposes', purposes]);
    await page.looks();
    await tryPublishing(page);
    for (const language of ['Suomi', 'Ruotsi']) {
      press(byRole('button', new RegExp(`^Käyttötarkoitusten nimet \\(${language}\\)`, 'u'), page.summary!));
      const id = `lupa-f-texts-${language === 'Suomi' ? 'fi' : 'sv'}-purposes-all`;
      await until(
        () => focused()?.id === id,
        () => `${id}; it is ${focused()?.id}`,
      );
    }
    await page.colleague().writes(['purposes', []]);
    await page.looks();
    press(byRole('button', /^Käyttötarkoitukset: Lisää käyttötarkoitus/u, page.summary!));
    await until(
      () => focused()?.id === 'lupa-f-purposes',
      () => `the purposes; it is ${focused()?.id}`,
    );
  });

  it('of a language that is missing leads to the button that adds it', async () => {
    const page = await openEditor('template-new');
    const colleague = page.colleague();
    await colleague.writes(['texts.sv', null]);
    await page.looks();
    await tryPublishing(page);
    press(byRole('button', /^Ruotsi: Lisää tämä kieli/u, page.summary!));
    await until(
      () => focused()?.id === 'lupa-f-texts-sv',
      () => `the button; it is ${focused()?.id}`,
    );
    expect(textOf(focused()!)).to.equal('+ Lisää kieliversio: Ruotsi');
  });

  it('waits for what is not saved: it says so, and leads to the field where two have written', async () => {
    const page = await openComplete();
    await page.colleague().writes(['texts.fi.storage', 'Neljä viikkoa']);
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    press(page.root.getElementById('lupa-publish')!);
    await until(
      () => focused()?.id === 'lupa-f-texts-fi-storage',
      () => `the field; it is ${focused()?.id}`,
    );
    await allSaid();
    expect(said()).to.include('Ei julkaistu: osaa kirjoittamastasi ei ole vielä tallennettu');
    expect(page.dialog).to.equal(null);
  });

  it('is nothing that was typed just now: it is saved first', async () => {
    const page = await openEditor();
    await page.write('texts.fi.recipients', 'Ryhmän perheet');
    await tryPublishing(page);
    expect(textOf(page.summary!)).to.include('Korjaa 5 kohtaa');
    await page.reaches('texts.fi.recipients', 'Ryhmän perheet');
  });

  it('is no connection: that is said, and nothing is published', async () => {
    const page = await openComplete();
    page.server.between(/draft/u, () => Response.error());
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    press(page.root.getElementById('lupa-publish')!);
    await page.lineSays('tallessa tässä selaimessa');
    await allSaid();
    expect(said()).to.include('Ei julkaistu: osaa kirjoittamastasi');
    expect(page.dialog).to.equal(null);
  });
});

describe('publishing', () => {
  it('the first time tells what it does and what it settles, and is done when that is meant', async () => {
    const page = await openComplete();
    const events: unknown[] = [];
    page.editor.addEventListener('lupa-template-published', ({ detail }) => events.push(detail));
    const dialog = await openDialog(page);
    expect(textOf(focused()!)).to.equal('Julkaise lupapohja');
    expect(textOf(dialog)).to.include('Mitään ei vielä lähetetä');
    expect(textOf(dialog)).to.include('ei voi muuttaa');
    expect(textOf(dialog)).to.include('Osa teksteistä on vanhempia kuin toisella kielellä');
    expect(textOf(dialog)).to.include('Lisätiedot (Ruotsi): kieltä muutettiin myöhemmin: Suomi');
    expect(page.server.count(PUBLISHING), 'looking alone publishes nothing').to.equal(0);
    expect(allByRole('radio', undefined, dialog)).to.deep.equal([]);
    press(inDialog(page, 'Julkaise'));
    await until(() => page.dialog === null, 'the dialog to close');
    await settled();
    expect(page.server.count(PUBLISHING)).to.equal(1);
    const { versions } = await page.colleague().template();
    expect(versions.map(({ state }) => state)).to.deep.equal(['published']);
    expect(events).to.deep.equal([{ templateId: DRAFT, versionId: versions[0]!.id }]);
    expect(textOf(page.root)).to.include('Julkaistu, versio 1.0');
    expect(page.root.querySelector('form')).to.equal(null);
    await until(
      () => focused()?.id === 'lupa-title',
      () => `focus on the title; it is on ${focused()?.id}`,
    );
    await allSaid();
    expect(said()).to.include('Lupapohja on julkaistu');
  });

  it('is left by a button or by Escape, and focus goes back to the button', async () => {
    const page = await openComplete();
    await openDialog(page);
    press(inDialog(page, 'Peruuta'));
    await until(
      () => focused()?.id === 'lupa-publish',
      () => `focus on the button; it is on ${focused()?.id}`,
    );
    const dialog = await openDialog(page);
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => page.dialog === null && focused()?.id === 'lupa-publish', 'focus on the button');
    expect(page.server.count(PUBLISHING)).to.equal(0);
  });

  it('a change: how many answers no longer apply and who is asked again follows its kind', async () => {
    const page = await openChange('minor');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    const dialog = await openDialog(page);
    const counts = () => [...page.dialog.querySelectorAll('.lupa-consequences dd')].map(textOf);
    expect(byRole('radio', /^Pieni korjaus/u, dialog)).to.have.property('checked', true);
    expect(counts()).to.deep.equal(['0', '0']);
    press(byRole('radio', /^Asia muuttuu/u, dialog));
    await until(() => page.dialog.querySelector('.lupa-consequences') !== null && counts()[0] !== '0', 'the counts');
    expect(counts().every((count) => Number(count) > 0)).to.equal(true);
    expect(await page.onServer('change')).to.equal('major');
    expect(byRole('radio', /^Asia muuttuu/u, page.dialog)).to.have.property('checked', true);
    expect(page.dialog.contains(page.root.activeElement), 'focus stays in the dialog').to.equal(true);
  });

  it('a change: what changes in the texts is shown, with what was added and removed also for who listens', async () => {
    const page = await openChange('minor');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    const dialog = await openDialog(page);
    expect(textOf(dialog)).to.match(/Mikä teksteissä muuttuu Suomi \(muuttuneita kohtia 1\)/u);
    expect([...dialog.querySelectorAll('ins')].map(textOf).join()).to.match(/\(lisätty\) Kolme/u);
    expect(textOf(dialog.querySelector('del')!)).to.include('(poistettu)');
    expect(dialog.querySelector('dd[lang=fi]')).not.to.equal(null);
    expect(textOf(dialog)).to.include('Kuinka kauan tiedot säilytetään (Ruotsi): kieltä muutettiin myöhemmin: Suomi');
  });

  it('a change: is published as it was seen, with the next version', async () => {
    const page = await openChange('major');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    await openDialog(page);
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Julkaistu, versio 2.0');
    expect((await page.colleague().template()).id).to.equal(PUBLISHED);
  });

  it('of what somebody has changed meanwhile: it is shown as it is now, and nothing was published', async () => {
    const page = await openChange('minor');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    await openDialog(page);
    await page.colleague().writes(['texts.fi.data', 'Kuva ja ääni']);
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Joku on muuttanut luonnosta välillä. Tässä se on nyt; mitään ei julkaistu.');
    await shows(page.dialog, 'muuttuneita kohtia 2');
    await allSaid();
    expect(said()).to.include('Lupapohjaa ei julkaistu');
    expect((await page.colleague().template()).draft).not.to.equal(null);
    later(1000);
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, /Julkaistu, versio \d\.\d/u);
    await until(() => page.dialog === null, 'the dialog to close');
    expect((await page.colleague().template()).draft).to.equal(null);
  });

  it('of what somebody has spoilt meanwhile: it cannot be published, and why is told', async () => {
    const page = await openComplete();
    await openDialog(page);
    await page.colleague().writes(['texts.fi.storage', '']);
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'mitään ei julkaistu');
    await until(() => inDialog(page, 'Julkaise').getAttribute('aria-disabled') === 'true', 'the button to wait');
    expect(textOf(page.dialog)).to.match(/Kuinka kauan tiedot säilytetään \(Suomi\): Kirjoita tämä teksti/u);
    later(1000);
    press(inDialog(page, 'Julkaise'));
    await settled();
    expect(page.server.count(PUBLISHING)).to.equal(1);
    press(inDialog(page, 'Peruuta'));
    await settled();
    expect(page.summary, 'the summary leads there').not.to.equal(null);
  });

  it('whose answer was lost is looked up: it was published, and is shown so', async () => {
    const page = await openComplete();
    await openDialog(page);
    page.server.between(PUBLISHING, async (answer) => {
      await answer();
      return Response.error();
    });
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Julkaistu, versio 1.0');
    expect(page.server.count(PUBLISHING)).to.equal(1);
  });

  it('that got lost with all after it is not known, and is known when it is asked for', async () => {
    const page = await openComplete();
    await openDialog(page);
    page.server.between(/publishing|draft/u, () => Response.error());
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Yhteys puuttuu: emme tiedä, onnistuiko se.');
    await allSaid();
    expect(said()).to.include('emme tiedä, julkaistiinko lupapohja');
    expect(inDialog(page, 'Julkaise').getAttribute('aria-disabled')).to.equal('true');
    page.server.clear();
    press(inDialog(page, 'Tarkista nyt'));
    await shows(page.root, 'Ei onnistunut. Yritä uudelleen.');
    expect((await page.colleague().template()).draft).not.to.equal(null);
    expectSound();
  });

  it('that was done is told so, also where the session ends right after it', async () => {
    const page = await openComplete();
    await openDialog(page);
    page.server.between(PUBLISHING, async (answer) => {
      const published = await answer();
      page.server.between(/draft/u, () => problemResponse('sign-in-required'));
      return published;
    });
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Julkaistu, versio 1.0');
    await allSaid();
    expect(said()).to.include('Lupapohja on julkaistu');
    expect(said()).not.to.include('ei julkaistu');
  });

  it('whose answer was lost is not called undone because the session has ended', async () => {
    const page = await openComplete();
    await openDialog(page);
    page.server.between(PUBLISHING, async (answer) => {
      await answer();
      page.server.between(/draft/u, () => problemResponse('sign-in-required'));
      return Response.error();
    });
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Yhteys puuttuu: emme tiedä, onnistuiko se.');
    await allSaid();
    page.server.clear();
    press(inDialog(page, 'Tarkista nyt'));
    await shows(page.root, 'Julkaistu, versio 1.0');
  });

  it('that fails is told, and can be tried again', async () => {
    const page = await openComplete();
    await openDialog(page);
    page.server.between(PUBLISHING, () => problemResponse('cross-site-request'));
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Ei onnistunut. Yritä uudelleen.');
    page.server.clear();
    later(1000);
    press(inDialog(page, 'Julkaise'));
    await shows(page.root, 'Julkaistu, versio 1.0');
  });

  it('whose plan cannot be had says so, offers another try, and publishes nothing', async () => {
    const page = await openComplete();
    page.server.between(/^GET .*publishing/u, () => Response.error());
    await tryPublishing(page);
    await until(
      () => page.dialog !== null && allByRole('button', /Yritä uudelleen/u, page.dialog).length > 0,
      'the failure',
    );
    press(inDialog(page, 'Julkaise'));
    await settled();
    expect(page.server.count(PUBLISHING)).to.equal(0);
    page.server.clear();
    press(inDialog(page, /Yritä uudelleen/u));
    await shows(page.dialog, 'Mitään ei vielä lähetetä');
    expectSound();
  });

  it('a press while it is under way publishes once', async () => {
    const page = await openComplete();
    await openDialog(page);
    const { release } = page.server.hold(PUBLISHING);
    const button = inDialog(page, 'Julkaise');
    press(button);
    await settled();
    expect(textOf(button)).to.equal('Julkaistaan…');
    press(button);
    press(inDialog(page, 'Peruuta'));
    await arrived(page.server, PUBLISHING);
    expect(page.dialog, 'it cannot be left now').not.to.equal(null);
    release();
    await shows(page.root, 'Julkaistu, versio 1.0');
    expect(page.server.count(PUBLISHING)).to.equal(1);
  });
});

describe('a change of what is published', () => {
  it('begins with its kind, which nobody has chosen beforehand', async () => {
    const page = await openEditor('template-published');
    press(page.root.getElementById('lupa-begin')!);
    await settled();
    expect(page.server.count(/^POST/u)).to.equal(0);
    const radios = allByRole('radio', undefined, page.dialog) as HTMLInputElement[];
    expect(radios.map(({ checked }) => checked)).to.deep.equal([false, false]);
    press(inDialog(page, 'Aloita luonnos'));
    await settled();
    expect(page.server.count(/^POST/u), 'nothing is begun without it').to.equal(0);
    expect(focused()).to.equal(radios[0]);
    expect(textOf(page.dialog), 'and it says what is missing').to.include('Valitse');
    press(radios[1]!);
    press(inDialog(page, 'Aloita luonnos'));
    await shows(page.root, 'Luonnos, versio 2.0');
    await until(() => focused()?.id === 'lupa-title', 'focus on the title');
    await allSaid();
    expect(said()).to.include('Luonnos on aloitettu');
    expect(page.root.getElementById('lupa-f-approvalMode'), 'who answers stays').to.equal(null);
    expect(page.root.getElementById('lupa-f-target'), 'the group stays').to.equal(null);
    expect(textOf(page.root)).to.include('Auringonkukka, Amiraalit');
  });

  it('that somebody has begun at the same time is shown', async () => {
    const page = await openEditor('template-published');
    await page.colleague().begins('minor');
    press(page.root.getElementById('lupa-begin')!);
    await settled();
    press(byRole('radio', /^Asia muuttuu/u, page.dialog));
    press(inDialog(page, 'Aloita luonnos'));
    await shows(page.root, 'lupapohja on muuttunut välillä');
    press(inDialog(page, 'Peruuta'));
    await settled();
    await shows(page.root, 'Luonnos, versio 1.1');
    expect(focused()).not.to.equal(document.body);
  });
});

describe('discarding', () => {
  it('of a template of which nothing is published takes all of it, and says so before and after', async () => {
    const page = await openEditor();
    const events: unknown[] = [];
    page.editor.addEventListener('lupa-template-discarded', ({ detail }) => events.push(detail));
    press(page.root.getElementById('lupa-discard')!);
    await settled();
    expect(textOf(page.dialog)).to.include('koko lupapohja teksteineen poistetaan');
    expect(textOf(page.dialog)).to.include('Tätä ei voi kumota');
    press(inDialog(page, 'Hylkää luonnos'));
    await shows(page.root, 'Lupapohja poistettiin');
    expect(events).to.deep.equal([{ templateId: DRAFT, isGone: true }]);
    expect(byRole('link', 'Kaikki lupapohjat').getAttribute('href')).to.equal('/staff/templates');
    await until(() => focused()?.id === 'lupa-title', 'focus on the title');
    await allSaid();
    expect(said()).to.include('Luonnos on hylätty');
  });

  it('that got lost is not called done because somebody has published the draft', async () => {
    const page = await openComplete();
    press(page.root.getElementById('lupa-discard')!);
    await settled();
    page.server.between(/discard$/u, async () => {
      const { draft } = await page.colleague().template();
      await page.colleague().ask('POST', `/versions/${draft!.versionId}/publishing`, {});
      return Response.error();
    });
    press(inDialog(page, 'Hylkää luonnos'));
    await until(() => /Ei onnistunut/u.test(textOf(page.root)) || page.dialog === null, 'an outcome');
    await allSaid();
    expect((await page.colleague().template()).versions[0]!.state).to.equal('published');
    expect(said()).not.to.include('Luonnos on hylätty');
  });

  it('of a change leaves what is published', async () => {
    const page = await openChange('minor');
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    await page.saved();
    press(page.root.getElementById('lupa-discard')!);
    await settled();
    expect(textOf(page.dialog)).to.include('Julkaistu versio jää');
    press(inDialog(page, 'Hylkää luonnos'));
    await until(() => page.dialog === null, 'the dialog to close');
    await settled();
    expect(textOf(page.root)).to.include('Julkaistu, versio 1.0');
    expect(page.root.querySelector('form')).to.equal(null);
    expect((await page.colleague().template()).draft).to.equal(null);
  });

  it('is left, and focus goes back to the button', async () => {
    const page = await openEditor();
    press(page.root.getElementById('lupa-discard')!);
    await settled();
    press(inDialog(page, 'Peruuta'));
    await until(
      () => focused()?.id === 'lupa-discard',
      () => `focus on the button; it is on ${focused()?.id}`,
    );
    expect((await page.colleague().template()).draft).not.to.equal(null);
  });
});
