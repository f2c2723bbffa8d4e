/** The group table: what is there, for whom, and how it is narrowed, ordered and paged. */
import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { deckGroup, groupRow, GroupService, people, respondent, sentRow } from './group-examples.ts';
import { dialogOf, fieldOf, firstIs, groupOf, names, pick, putGroup, rowOf, startChoosing } from './group-page.ts';
import { settled, step } from './invariants.ts';
import { allSaid, heard, put, speak, warnings } from './page.ts';
import { allByRole, byRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';

describe('lupa-group-requests: what is there', () => {
  it('says where one is: the template, the group, the organisation, and the way back', async () => {
    const { element } = await groupOf(deckGroup());
    const [path] = element.shadowRoot!.querySelectorAll('nav');
    expect(textOf(path!)).to.equal('Lupapohjat Amiraalit-ryhmän kuvauslupa, kevät 2023 Ryhmän jäsenet');
    expect(allByRole('link', undefined, path).map((link) => link.getAttribute('href'))).to.deep.equal([
      '/staff/templates',
      '/staff/templates/t1',
    ]);
    expect(textOf(path!.querySelector('[aria-current=page]')!)).to.equal('Ryhmän jäsenet');
    expect(textOf(element)).to.include('Ryhmä Auringonkukka, Amiraalit (oppijat) Organisaatio Helsinki');
  });

  it('gives every row a status with its reason and its day, and each respondent their own answer', async () => {
    await groupOf(deckGroup());
    const row = textOf(rowOf('Georg Johansson'));
    expect(row).to.include('Odottaa muita vastauksia');
    expect(row).to.include('Jokaisen päättäjän on vastattava');
    expect(row).to.include('2.6.2026');
    expect(row).to.match(/Christina Gustavsson.*Hyväksytty 2.6.2026.*Birgitta Nordström.*Ei vastausta/u);
  });

  it('shows who has no e-mail or no identity, and who is marked; nobody is dropped', async () => {
    await groupOf(deckGroup());
    const row = textOf(rowOf('Georg Johansson'));
    expect(row).to.include('Ei sähköpostiosoitetta');
    expect(row).to.include('Henkilötunnus puuttuu');
    const marked = textOf(rowOf('Aleksanteri'));
    expect(marked).to.include('Turvakielto').and.to.include('Merkitty tavoittamattomaksi');
  });

  it('says how an answer was given, who recorded it, and where the evidence is', async () => {
    await groupOf(deckGroup().slice(0, 5));
    const row = textOf(rowOf('Tuija Hiltunen'));
    expect(row).to.include('Hyväksytty 2.6.2026, paperilla');
    expect(row).to.include('kirjannut Hilkka Henkilöstö. Todiste: Kansio 7, toimisto');
    expect(row).to.include('Voimassa 4.6.2027 asti');
  });

  it('says in plain words what is wrong with a mail', async () => {
    await groupOf(deckGroup().slice(0, 5));
    expect(textOf(rowOf('Richard Johansson'))).to.include('Pyyntö: osoite ei ota postia vastaan. Tarkista osoite.');
  });

  it('tells of one who has left, and keeps the row', async () => {
    await groupOf([sentRow({ current: false })]);
    expect(textOf(rowOf('Tuija'))).to.include('Ei enää ryhmässä');
  });

  it('a row without anybody to answer says so', async () => {
    await groupOf([groupRow({ respondents: [] })]);
    expect(textOf(rowOf('Tuija'))).to.include('Ei tiedossa ketään, joka voisi vastata');
  });

  it('the counts of the three buttons are the counts of the server', async () => {
    await groupOf(people(7, 4));
    expect(allByRole('button', /^(?:Lähetä|Sulje)/u).map(nameOf)).to.deep.equal([
      'Lähetä pyynnöt (3)',
      'Lähetä muistutukset (4)',
      'Sulje pyynnöt (4)',
    ]);
  });

  it('offers files of all that matches, and says what is in them', async () => {
    const { element } = await groupOf(people(3));
    expect(byRole('link', 'Lataa CSV-tiedostona').getAttribute('href')).to.equal('/export/t1?format=csv');
    expect(byRole('link', 'Lataa Excel-tiedostona').getAttribute('href')).to.equal('/export/t1?format=xlsx');
    expect(textOf(element)).to.include('Ei henkilötunnuksia');
  });

  for (const [language, title, status] of [
    ['fi', 'Ryhmän jäsenet', 'Odottaa vastausta'],
    ['sv', 'Gruppens medlemmar', 'Väntar på svar'],
    ['en', 'Members of the group', 'Awaiting answer'],
  ] as const) {
    it(`speaks ${language}`, async () => {
      speak(language);
      const { element } = await groupOf(people(2, 2));
      expect(nameOf(allByRole('heading')[0]!)).to.equal(title);
      expect(textOf(element)).to.include(status);
      expect(textOf(element)).not.to.match(/undefined|\{\d\}/u);
    });
  }
});

describe('lupa-group-requests: states', () => {
  it('without template-id nothing is asked, and the web developer is told', async () => {
    const element = await put('<lupa-group-requests></lupa-group-requests>');
    await shows(element, 'Tätä sivun osaa ei ole vielä otettu käyttöön');
    expect(warnings().join()).to.include('needs template-id');
  });

  it('nobody in the group: says what to do', async () => {
    const { element } = await groupOf([]);
    expect(element.dataset['state']).to.equal('empty');
    expect(textOf(element)).to.include('Ryhmässä ei ole vielä ketään').and.to.include('Tuo ryhmän jäsenet tiedostosta');
  });

  const failures = [
    ['signed-out', 'Kirjaudu sisään, niin näet ryhmän pyynnöt', 'signed-out'],
    ['network', 'Palveluun ei saada yhteyttä', 'failed'],
    ['not-found', 'Lupapohjaa ei löytynyt', 'failed'],
  ] as const;
  for (const [kind, words, state] of failures) {
    it(`${kind}: ${words}`, async () => {
      const service = new GroupService(people(3));
      service.failOnce('page', kind);
      const element = await putGroup(service);
      expect(textOf(element)).to.include(words);
      expect(element.dataset['state']).to.equal(state);
    });
  }

  it('tries again from a failure', async () => {
    const service = new GroupService(people(3));
    service.failOnce('page');
    await putGroup(service);
    await step(
      () => press(byRole('button', 'Yritä uudelleen')),
      () => firstIs('Oppilas 01'),
    );
  });

  it('who may only look has no acts and chooses nobody, and can copy the link', async () => {
    const service = new GroupService(people(3, 3));
    service.changes = { mayAct: false };
    await putGroup(service);
    expect(allByRole('button', /Lähetä|Sulje|Valitse/u)).to.deep.equal([]);
    press(byRole('button', 'Toiminnot: Huoltaja 01 (Oppilas 01)'));
    await settled();
    expect(allByRole('button', undefined, rowOf('Oppilas 01')).map(nameOf)).to.deep.equal([
      'Toiminnot: Huoltaja 01 (Oppilas 01)',
      'Kopioi linkki',
    ]);
  });

  it('another template begins anew: nothing chosen, the first page', async () => {
    const { element, service } = await groupOf(people(30));
    await step(() => startChoosing());
    press(allByRole('checkbox')[1]!);
    element.templateId = 't2';
    await until(() => service.saidTo('page').at(-1)?.[0] === 't2', 'the other template to be asked for');
    await settled();
    await shows(element, 'Valitse kohteet…');
    expect(allByRole('checkbox')).to.deep.equal([]);
  });
});

describe('lupa-group-requests: narrowing, order, pages', () => {
  it('asks the server for each page, and says which rows are shown', async () => {
    const { element, service } = await groupOf(people(27));
    expect(textOf(element)).to.include('27 tulosta, näytetään 1–20');
    const next = byRole('button', 'Seuraava sivu');
    await step(
      () => press(next),
      () => firstIs('Oppilas 21'),
    );
    expect(textOf(element)).to.include('27 tulosta, näytetään 21–27').and.to.include('Sivu 2/2');
    expect(focused()).to.equal(next);
    expect(next.getAttribute('aria-disabled')).to.equal('true');
    await step(() => press(next));
    expect(service.saidTo('page')).to.have.length(2);
    await allSaid();
    expect(heard.at(-1)?.text).to.equal('27 tulosta, näytetään 21–27');
  });

  it('never holds more than a page of rows', async () => {
    const { element, service } = await groupOf(people(300));
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-page-size'), '100'),
      () => until(() => names().length === 100, '100 rows'),
    );
    for (const [, query] of service.saidTo('page')) expect((query as { limit: number }).limit).to.be.at.most(100);
    await step(
      () => press(byRole('button', 'Seuraava sivu')),
      () => firstIs('Oppilas 101'),
    );
    expect(names()).to.have.length(100);
  });

  it('shows those with one status, with counts, and all again', async () => {
    const { element } = await groupOf(people(27, 4));
    const field = fieldOf<HTMLSelectElement>(element, 'lupa-status');
    expect([...field.options].map(({ text }) => text.trim())).to.deep.equal([
      'Kaikki (27)',
      'Ei lähetetty (23)',
      'Odottaa vastausta (4)',
    ]);
    await step(
      () => pick(field, 'requested'),
      () => until(() => names().length === 4, 'four rows'),
    );
    expect(nameOf(byRole('button', /^Lähetä muistutukset/u))).to.equal('Lähetä muistutukset (4)');
    await step(
      () => pick(field, ''),
      () => until(() => names().length === 20, 'all rows'),
    );
  });

  it('looks for a name on Enter, and also when the writing stops', async () => {
    const { element, service } = await groupOf(people(27));
    const field = fieldOf(element, 'lupa-search');
    field.focus();
    field.value = 'oppilas 2';
    await step(
      () => field.form!.requestSubmit(),
      () => until(() => names().length === 8, 'eight rows'),
    );
    field.value = 'oppilas 21';
    await step(
      () => field.dispatchEvent(new Event('input', { bubbles: true })),
      () => until(() => names().length === 1, 'one row'),
    );
    expect(focused()).to.equal(field);
    expect(service.saidTo('page')).to.have.length(3);
  });

  it('nobody matches: says so, and shows everybody again; focus is kept', async () => {
    const { element } = await groupOf(people(3));
    fieldOf(element, 'lupa-search').focus();
    fieldOf(element, 'lupa-search').value = 'kukaan';
    await step(
      () => fieldOf(element, 'lupa-search').form!.requestSubmit(),
      () => shows(element, 'Haku ei löydä ketään'),
    );
    await step(
      () => press(byRole('button', 'Näytä kaikki')),
      () => firstIs('Oppilas 01'),
    );
    expect(focused()!.id).to.equal('lupa-count');
  });

  it('is put in order by the head of a column, which says the order; exactly one does', async () => {
    await groupOf(people(27));
    const sorted = () =>
      allByRole('columnheader').flatMap((each) =>
        each.hasAttribute('aria-sort') ? [`${textOf(each)} ${each.getAttribute('aria-sort')}`] : [],
      );
    expect(sorted()).to.deep.equal(['Henkilö ascending']);
    const button = byRole('button', 'Henkilö');
    await step(
      () => press(button),
      () => firstIs('Oppilas 27'),
    );
    expect(sorted()).to.deep.equal(['Henkilö descending']);
    expect(focused()).to.equal(button);
    await step(() => press(byRole('button', 'Tila')));
    await until(() => sorted().join() === 'Tila ascending', 'the other column');
  });

  it('an answer that has been overtaken by another question is let go', async () => {
    const { element, service } = await groupOf(people(27));
    const held = service.hold('page');
    press(byRole('button', 'Seuraava sivu'));
    await settled();
    pick(fieldOf<HTMLSelectElement>(element, 'lupa-page-size'), '50');
    held.release();
    await until(() => names().length === 27, 'all on one page');
  });

  it('the page that could not be loaded is told, and what was there stays', async () => {
    const { element, service } = await groupOf(people(27));
    service.failOnce('page');
    await step(
      () => press(byRole('button', 'Seuraava sivu')),
      () => shows(element, 'Luetteloa ei voitu päivittää'),
    );
    expect(names()[0]).to.equal('Oppilas 01');
    await allSaid();
    expect(heard.some(({ role, text }) => role === 'alert' && text === 'Luetteloa ei voitu päivittää')).to.equal(true);
    await step(
      () => press(byRole('button', 'Yritä uudelleen')),
      () => firstIs('Oppilas 21'),
    );
    expect(focused()!.id).to.equal('lupa-count');
  });

  it('goes to the last page where the page is past the end', async () => {
    const { service } = await groupOf(people(41));
    await step(
      () => press(byRole('button', 'Seuraava sivu')),
      () => firstIs('Oppilas 21'),
    );
    service.rows = people(15);
    await step(
      () => press(byRole('button', 'Seuraava sivu')),
      () => firstIs('Oppilas 01'),
    );
  });
});

interface Node {
  role?: string;
  name?: string;
  checked?: boolean | 'mixed';
  children?: Node[];
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

describe('lupa-group-requests: what assistive technology finds', () => {
  it('check boxes named by their rows, and a mixed one that says its scope', async () => {
    await groupOf(people(3));
    await startChoosing();
    press(byRole('checkbox', 'Oppilas 02'));
    await settled();
    const boxes = nodesOf((await a11ySnapshot({})) as unknown as Node).filter(({ role }) => role === 'checkbox');
    expect(boxes.map(({ name, checked }) => [name, checked ?? false])).to.deep.equal([
      ['Valitse tämän sivun 3', 'mixed'],
      ['Oppilas 01', false],
      ['Oppilas 02', true],
      ['Oppilas 03', false],
    ]);
  });

  for (const width of [1280, 360]) {
    it(`a table at ${width} px: every row with its name as its head, every cell in a row`, async () => {
      const { element } = await groupOf(deckGroup().slice(0, 5));
      element.style.width = `${width}px`;
      await startChoosing();
      const table = byRole('table', 'Ryhmän jäsenet');
      expect(allByRole('columnheader', undefined, table).map(textOf)).to.deep.equal([
        'Valitse tämän sivun 5',
        'Henkilö',
        'Tila',
        'Muuttunut',
        'Vastaajat',
      ]);
      const rows = allByRole('row', undefined, table);
      expect(rows).to.have.length(6);
      for (const row of rows.slice(1)) {
        expect(allByRole('rowheader', undefined, row)).to.have.length(1);
        expect(allByRole('cell', undefined, row)).to.have.length(4);
      }
      const isCard = getComputedStyle(rows[1]!).display === 'block';
      expect(isCard).to.equal(width === 360);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }

  it('no two buttons with the same name', async () => {
    const shared = respondent({ id: 'g', name: 'Sama Huoltaja' });
    await groupOf(['a', 'b'].map((id) => sentRow({ id, name: `Lapsi ${id}`, respondents: [shared] })));
    const all = allByRole('button').map(nameOf);
    expect(all).to.deep.equal([...new Set(all)]);
  });

  it('the way from the end of the table to what can be done is one press', async () => {
    const { element } = await groupOf(people(20));
    await step(() => press(byRole('button', /^Siirry toimintoihin/u)));
    expect(focused()!.id).to.equal('lupa-acts');
    expect(nameOf(focused()!)).to.equal('Kaikille hakutuloksille: 20');
    expect(dialogOf(element)).to.equal(null);
  });
});
