/** What is done for one respondent of the group table: send again, copy the link, record an answer given otherwise. */
import { expect } from '@open-wc/testing';
import { AnswerRecordedEvent } from '../../src/elements/group-requests/group-requests.events.ts';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import type { RecordedAnswer } from '../../src/contract/group-acts.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import { GroupService, people, respondent, sentRow } from './group-examples.ts';
import { dialogOf, fieldOf, groupOf, pick, putGroup, rowOf } from './group-page.ts';
import { expectSound, settled, step } from './invariants.ts';
import { allSaid, heard } from './page.ts';
import { allByRole, byRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';

const MENU = 'Toiminnot: Huoltaja 01 (Oppilas 01)';
const menuButton = () => byRole('button', MENU);
const items = () => allByRole('button', undefined, menuButton().parentElement!).slice(1).map(nameOf);
const openMenu = () => step(() => press(menuButton()));

describe('the menu of a respondent', () => {
  it('unfolds what can be done, as plain buttons after the button', async () => {
    await groupOf(people(3, 3));
    await openMenu();
    expect(menuButton().getAttribute('aria-expanded')).to.equal('true');
    expect(items()).to.deep.equal(['Lähetä viesti uudelleen', 'Kopioi linkki', 'Kirjaa vastaus…']);
  });

  it('is folded up by Escape, which gives focus back', async () => {
    await groupOf(people(3, 3));
    await openMenu();
    const item = byRole('button', 'Kopioi linkki');
    item.focus();
    await step(() => item.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    expect(focused()).to.equal(menuButton());
    expect(items()).to.deep.equal([]);
  });

  it('is folded up when focus goes elsewhere', async () => {
    await groupOf(people(3, 3));
    await openMenu();
    const next = byRole('button', 'Toiminnot: Huoltaja 02 (Oppilas 02)');
    // The browser tells of focus only on the page that is in front; of several tests that run at once one is.
    await step(() => {
      next.focus();
      menuButton().dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: next }));
    });
    expect(items()).to.deep.equal([]);
  });

  it('is not there where nothing has been sent', async () => {
    await groupOf(people(3, 1));
    expect(allByRole('button', /^Toiminnot/u).map(nameOf)).to.deep.equal([MENU]);
  });

  it('offers no answer to record where nothing is open', async () => {
    const done = respondent({
      id: 'g1',
      name: 'Huoltaja 01',
      purposes: [{ id: 'photos', answer: 'none', decisions: [] }],
    });
    await groupOf([sentRow({ name: 'Oppilas 01', respondents: [done] })]);
    await openMenu();
    expect(items()).to.deep.equal(['Kopioi linkki']);
  });
});

describe('sending again to one respondent', () => {
  it('sends to that one, with a key, and says so there', async () => {
    const { service } = await groupOf(people(3, 3));
    await openMenu();
    await step(
      () => press(byRole('button', 'Lähetä viesti uudelleen')),
      () => shows(rowOf('Oppilas 01'), 'Viesti on lähdössä'),
    );
    const [[template, request, person, key]] = service.saidTo('resend') as [string[]];
    expect([template, request, person]).to.deep.equal(['t1', 'r-p1', 'g1']);
    expect(key).to.match(/^[0-9a-f]{32}$/u);
    expect(focused()).to.equal(menuButton());
    await until(() => heard.length > 0, 'it to be said');
    expect(heard[0]!.text).to.equal('Viesti on lähdössä');
  });

  it('without an answer it asks again with the same key: one mail', async () => {
    const { service } = await groupOf(people(3, 3));
    service.failOnce('resend');
    await openMenu();
    press(byRole('button', 'Lähetä viesti uudelleen'));
    await shows(rowOf('Oppilas 01'), 'Viesti on lähdössä');
    const keys = service.saidTo('resend').map((said) => said[3]);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('no connection at all: says that it is not known; chosen again it is looked up, with the same key', async () => {
    const { service } = await groupOf(people(3, 3));
    service.failOnce('resend');
    service.failOnce('resend');
    await openMenu();
    await step(
      () => press(byRole('button', 'Lähetä viesti uudelleen')),
      () => shows(rowOf('Oppilas 01'), 'emme tiedä, lähtikö viesti'),
    );
    await openMenu();
    press(byRole('button', 'Lähetä viesti uudelleen'));
    await shows(rowOf('Oppilas 01'), 'Viesti on lähdössä');
    expect(new Set(service.saidTo('resend').map((said) => said[3])).size).to.equal(1);
  });

  it('refused: says that it was not sent', async () => {
    const { service } = await groupOf(people(3, 3));
    service.failOnce('resend', 'refused');
    await openMenu();
    press(byRole('button', 'Lähetä viesti uudelleen'));
    await shows(rowOf('Oppilas 01'), 'Viestiä ei lähetetty');
    await settled();
    expectSound();
  });
});

describe('copying the link of a request', () => {
  const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
  const put = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => ({ writeText }) });
  afterEach(() => Object.defineProperty(Navigator.prototype, 'clipboard', clipboard));

  it('is the address of the page where it is answered, with its origin', async () => {
    const copied: string[] = [];
    put(async (text) => void copied.push(text));
    await groupOf(people(3, 3));
    await openMenu();
    await step(
      () => press(byRole('button', 'Kopioi linkki')),
      () => shows(rowOf('Oppilas 01'), 'Linkki kopioitiin'),
    );
    expect(copied).to.deep.equal([`${location.origin}/consents/r-p1`]);
  });

  it('where it cannot be copied it is shown, for the reader to copy', async () => {
    put(() => Promise.reject(new Error('no')));
    const { element } = await groupOf(people(3, 3));
    await openMenu();
    await step(
      () => press(byRole('button', 'Kopioi linkki')),
      () => shows(rowOf('Oppilas 01'), 'Linkkiä ei voitu kopioida'),
    );
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('.lupa-link-field')!;
    expect(field.value).to.equal(`${location.origin}/consents/r-p1`);
  });
});

async function openRecording(rows = people(3, 3)): Promise<{ service: GroupService; element: LupaGroupRequests }> {
  const page = await groupOf(rows);
  await openMenu();
  await step(
    () => press(byRole('button', 'Kirjaa vastaus…')),
    () => until(() => dialogOf(page.element) !== null, 'the dialog'),
  );
  return page;
}

const today = () => civilDateOf(new Date().toISOString());

function fill(element: LupaGroupRequests, { day = today(), evidence = 'Kansio 7' } = {}): void {
  const dialog = dialogOf(element);
  byRole('radio', 'Hyväksyy', dialog).click();
  byRole('radio', 'Paperilla', dialog).click();
  pick(fieldOf<HTMLSelectElement>(element, 'lupa-language'), 'sv');
  fieldOf(element, 'lupa-answered-on').value = day;
  fieldOf(element, 'lupa-evidence').value = evidence;
}

const submit = (element: LupaGroupRequests) => press(byRole('button', /^Kirjaa vastaus/u, dialogOf(element)));

describe('recording an answer given on paper, by phone or in person', () => {
  it('says whose answer it is and what it is worth; nothing is chosen beforehand', async () => {
    const { element } = await openRecording();
    const dialog = dialogOf(element);
    expect(textOf(dialog)).to.include('Vastaaja Huoltaja 01 Ketä pyyntö koskee Oppilas 01');
    expect(textOf(dialog)).to.include('Vastaus on yhtä pätevä kuin sivulla annettu.');
    expect(allByRole('radio', undefined, dialog).map(nameOf)).to.deep.equal([
      'Hyväksyy',
      'Hylkää',
      'Paperilla',
      'Puhelimitse',
      'Paikan päällä',
    ]);
    expect(allByRole('radio', undefined, dialog).some((radio) => (radio as HTMLInputElement).checked)).to.equal(false);
    expect(fieldOf<HTMLSelectElement>(element, 'lupa-language').value).to.equal('');
    expect(fieldOf(element, 'lupa-answered-on').value).to.equal('');
  });

  it('sends what was said, with a key; tells the page, closes and gives focus back', async () => {
    const { service, element } = await openRecording();
    const told: unknown[] = [];
    element.addEventListener(AnswerRecordedEvent.TYPE, (event) => told.push(event.detail));
    fill(element);
    await step(
      () => submit(element),
      () => until(() => dialogOf(element) === null, 'the dialog to close'),
    );
    const [[, request, person, answer]] = service.saidTo('record') as [[string, string, string, RecordedAnswer]];
    expect([request, person]).to.deep.equal(['r-p1', 'g1']);
    expect(answer).to.deep.equal({
      answers: { photos: 'accept' },
      method: 'paper',
      versionId: 'v1',
      language: 'sv',
      answeredOn: today(),
      evidence: 'Kansio 7',
    });
    expect(told).to.deep.equal([{ id: 'r-p1' }]);
    expect(focused()).to.equal(menuButton());
    await allSaid();
    expect(heard.map(({ text }) => text)).to.include('Vastaus kirjattiin');
  });

  it('what is missing is told at each field, and focus goes to the first', async () => {
    const { service, element } = await openRecording();
    await step(() => submit(element));
    const dialog = dialogOf(element);
    for (const words of [
      'Valitse, mitä vastattiin',
      'Valitse, miten vastaus annettiin',
      'Valitse kieli',
      'Anna vastauspäivä',
      'Kerro, missä todiste on',
    ])
      expect(textOf(dialog)).to.include(words);
    expect(focused()!.id).to.equal('lupa-answers');
    expect(service.saidTo('record')).to.deep.equal([]);
    byRole('radio', 'Hyväksyy', dialog).click();
    await step(() => submit(element));
    expect(focused()!.id).to.equal('lupa-method');
  });

  it('a day to come is refused at the field, and what was filled in stays', async () => {
    const { service, element } = await openRecording();
    fill(element, { day: daysAfter(today(), 1) });
    await step(() => submit(element));
    expect(focused()!.id).to.equal('lupa-answered-on');
    expect(service.saidTo('record')).to.deep.equal([]);
    fieldOf(element, 'lupa-answered-on').value = today();
    await step(
      () => submit(element),
      () => until(() => dialogOf(element) === null, 'the dialog to close'),
    );
    expect((service.saidTo('record')[0]![3] as RecordedAnswer).evidence).to.equal('Kansio 7');
  });

  it('a use without an answer is left out', async () => {
    const two = ['photos', 'web'].map((id) => ({
      id,
      answer: 'none' as const,
      decisions: ['accept' as const, 'refuse' as const],
    }));
    const rows = [sentRow({ name: 'Oppilas 01', respondents: [respondent({ name: 'Huoltaja 01', purposes: two })] })];
    const { service, element } = await openRecording(rows);
    const [, web] = allByRole('group', undefined, dialogOf(element));
    byRole('radio', 'Hylkää', web).click();
    byRole('radio', 'Puhelimitse', dialogOf(element)).click();
    pick(fieldOf<HTMLSelectElement>(element, 'lupa-language'), 'fi');
    fieldOf(element, 'lupa-answered-on').value = today();
    fieldOf(element, 'lupa-evidence').value = 'Puhelu 22.11.';
    await step(() => submit(element));
    await until(() => service.saidTo('record').length === 1, 'the answer');
    expect((service.saidTo('record')[0]![3] as RecordedAnswer).answers).to.deep.equal({ web: 'refuse' });
  });

  it('the answer is lost, but it was recorded: asked by the key, not recorded twice', async () => {
    const { service, element } = await openRecording();
    fill(element);
    service.failOnce('record', 'network', true);
    submit(element);
    await until(() => dialogOf(element) === null, 'the dialog to close');
    expect(service.saidTo('record')).to.have.length(1);
    expect(service.saidTo('recorded')[0]![3]).to.equal(service.saidTo('record')[0]![4]);
  });

  it('not known: says so, and nothing can be sent meanwhile; the truth when it is asked for', async () => {
    const { service, element } = await openRecording();
    fill(element);
    service.failOnce('record', 'network', true);
    service.failOnce('recorded');
    await step(
      () => submit(element),
      () => shows(dialogOf(element), 'Tarkistamme, kirjautuiko vastaus'),
    );
    press(byRole('button', /^Kirjaa vastaus/u, dialogOf(element)));
    expect(service.saidTo('record')).to.have.length(1);
    press(byRole('button', 'Tarkista nyt', dialogOf(element)));
    await until(() => dialogOf(element) === null, 'the dialog to close');
  });

  it('refused: says that it was not recorded, keeps what was filled in, and focus', async () => {
    const { service, element } = await openRecording();
    fill(element);
    service.failOnce('record', 'refused');
    await step(
      () => submit(element),
      () => shows(dialogOf(element), 'Vastausta ei kirjattu'),
    );
    expect(focused()!.id).to.equal('lupa-record');
    expect(fieldOf(element, 'lupa-evidence').value).to.equal('Kansio 7');
  });
});

describe('named people', () => {
  async function putPeople(rows = people(3, 1)): Promise<{ service: GroupService; element: LupaGroupRequests }> {
    const service = new GroupService(rows);
    service.template = { target: { kind: 'people', groupId: null, name: null } };
    service.found = [
      { id: 'x1', name: 'Uusi Henkilö', birthYear: 1988 },
      { id: 'x2', name: 'Uusi Toinen', birthYear: null },
    ];
    return { service, element: await putGroup(service) };
  }

  async function look(element: LupaGroupRequests, name: string): Promise<void> {
    fieldOf(element, 'lupa-candidate').value = name;
    await step(
      () => press(byRole('button', 'Hae', dialogOf(element))),
      () => shows(dialogOf(element), /Löytyi henkilöitä|Ei löytynyt/u),
    );
  }

  it('are looked for, ticked and added', async () => {
    const { service, element } = await putPeople();
    expect(nameOf(allByRole('heading')[0]!)).to.equal('Henkilöt');
    await step(() => press(byRole('button', 'Lisää henkilöitä…')));
    await look(element, 'uusi');
    expect(allByRole('checkbox', undefined, dialogOf(element)).map(nameOf)).to.deep.equal([
      'Uusi Henkilö s. 1988',
      'Uusi Toinen',
    ]);
    byRole('checkbox', /^Uusi Henkilö/u, dialogOf(element)).click();
    await settled();
    await step(
      () => press(byRole('button', 'Lisää (1)', dialogOf(element))),
      () => until(() => dialogOf(element) === null, 'the dialog to close'),
    );
    expect(service.saidTo('addPeople')).to.deep.equal([['t1', ['x1']]]);
    await shows(element, 'Uusi Henkilö');
    expect(focused()!.id).to.equal('lupa-add-people');
  });

  it('nobody is found: says so; who was ticked and is found no more is not added', async () => {
    const { service, element } = await putPeople();
    await step(() => press(byRole('button', 'Lisää henkilöitä…')));
    await look(element, 'uusi');
    byRole('checkbox', /^Uusi Henkilö/u, dialogOf(element)).click();
    await look(element, 'kukaan');
    await shows(dialogOf(element), 'Ei löytynyt ketään');
    press(byRole('button', 'Lisää (0)', dialogOf(element)));
    await settled();
    expect(service.saidTo('addPeople')).to.deep.equal([]);
  });

  it('nobody yet: the way to add them is there', async () => {
    const { element } = await putPeople([]);
    expect(element.dataset['state']).to.equal('empty');
    await step(() => press(byRole('button', 'Lisää henkilöitä…')));
    expect(nameOf(focused()!)).to.equal('Lisää henkilöitä');
  });

  it('one to whom nothing was sent can be taken away; focus goes on to the next', async () => {
    const { service, element } = await putPeople();
    expect(allByRole('button', /^Poista/u).map(nameOf)).to.deep.equal(['Poista Oppilas 02', 'Poista Oppilas 03']);
    await step(
      () => press(byRole('button', 'Poista Oppilas 02')),
      () => until(() => !textOf(element).includes('Oppilas 02'), 'the row to go'),
    );
    expect(service.saidTo('removePeople')).to.deep.equal([['t1', ['p2']]]);
    expect(nameOf(focused()!)).to.equal('Poista Oppilas 03');
  });
});
