/** Choosing people in the group table: whom an act is for, and that nobody is chosen unseen. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  countOf,
  everybody,
  hiddenOf,
  isChosen,
  markOf,
  messageOf,
  NOBODY,
  survives,
  withRows,
  type Chosen,
} from '../../src/elements/group-requests/selection.ts';
import { SELECTION_LIMIT } from '../../src/model/group-act.ts';
import { people, type GroupService } from './group-examples.ts';
import { dialogOf, fieldOf, firstIs, groupOf, pick, startChoosing } from './group-page.ts';
import { step } from './invariants.ts';
import { allSaid, heard } from './page.ts';
import { allByRole, byRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';

const tick = (name: string) => step(() => press(byRole('checkbox', name)));
const button = (name: RegExp) => byRole('button', name);
const counts = () => allByRole('button', /^(?:Lähetä|Sulje)/u).map(nameOf);

async function plannedFor(service: GroupService): Promise<unknown> {
  await until(() => service.saidTo('plan').length === 1, 'the plan');
  const [[, message]] = service.saidTo('plan') as [[string, { selection: unknown }]];
  return message.selection;
}

describe('choosing people', () => {
  it('begins and ends with a button; nobody is chosen beforehand', async () => {
    const { element } = await groupOf(people(3));
    expect(allByRole('checkbox')).to.deep.equal([]);
    await step(() => startChoosing());
    expect(focused()!.id).to.equal('lupa-choose');
    expect(allByRole('checkbox').map((box) => (box as HTMLInputElement).checked)).to.deep.equal(
      Array.from({ length: 4 }, () => false),
    );
    expect(textOf(element)).to.include('0 valittu');
    await step(() => press(button(/^Peruuta kohteiden valinta/u)));
    expect(allByRole('checkbox')).to.deep.equal([]);
    expect(textOf(element)).to.include('Kaikille hakutuloksille: 3');
  });

  it('the buttons tell for how many of the chosen each act can be done', async () => {
    await groupOf(people(7, 4));
    await startChoosing();
    expect(counts()).to.deep.equal(['Lähetä pyynnöt (0)', 'Lähetä muistutukset (0)', 'Sulje pyynnöt (0)']);
    await tick('Oppilas 01');
    await tick('Oppilas 06');
    await until(() => counts()[0] === 'Lähetä pyynnöt (1)', 'the counts of the chosen');
    expect(counts()).to.deep.equal(['Lähetä pyynnöt (1)', 'Lähetä muistutukset (1)', 'Sulje pyynnöt (1)']);
  });

  it('shows no number as long as the server has not said it', async () => {
    const { service } = await groupOf(people(7, 4));
    await startChoosing();
    const held = service.hold('page');
    await tick('Oppilas 01');
    expect(counts()).to.deep.equal(['Lähetä pyynnöt', 'Lähetä muistutukset', 'Sulje pyynnöt']);
    held.release();
    await until(() => counts()[1] === 'Lähetä muistutukset (1)', 'the counts');
  });

  it('a mixed box chooses the whole page, and then nobody', async () => {
    await groupOf(people(3));
    await startChoosing();
    await tick('Oppilas 02');
    const all = byRole('checkbox', 'Valitse tämän sivun 3') as HTMLInputElement;
    expect(all.indeterminate).to.equal(true);
    await tick('Valitse tämän sivun 3');
    expect([all.indeterminate, all.checked]).to.deep.equal([false, true]);
    expect((byRole('checkbox', 'Oppilas 03') as HTMLInputElement).checked).to.equal(true);
    await tick('Valitse tämän sivun 3');
    expect((byRole('checkbox', 'Oppilas 02') as HTMLInputElement).checked).to.equal(false);
  });

  it('survives pages, order and filter, and says how many are not in sight', async () => {
    const { element, service } = await groupOf(people(27, 4));
    await startChoosing();
    await tick('Oppilas 01');
    await tick('Oppilas 06');
    await step(
      () => press(button(/^Seuraava sivu/u)),
      () => firstIs('Oppilas 21'),
    );
    await tick('Oppilas 25');
    expect(textOf(element)).to.include('3 valittu, joista 2 ei näy tällä sivulla');
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), 'requested'),
      () => firstIs('Oppilas 01'),
    );
    expect((byRole('checkbox', 'Oppilas 01') as HTMLInputElement).checked).to.equal(true);
    expect(textOf(element)).to.include('3 valittu, joista 2 ei näy tällä sivulla');
    press(button(/^Lähetä pyynnöt/u));
    expect(await plannedFor(service)).to.deep.equal({ ids: ['p1', 'p6', 'p25'] });
    await shows(dialogOf(element), 'Tämä koskee 3 henkilöä, joista 2 ei näy taulukon tällä sivulla.');
  });

  it('all results can be chosen, less some, without naming them', async () => {
    const { element, service } = await groupOf(people(412));
    await startChoosing();
    await step(() => press(button(/^Valitse kaikki 412 hakutulosta/u)));
    expect(textOf(element)).to.include('412 valittu, joista 392 ei näy tällä sivulla');
    await tick('Oppilas 03');
    expect(textOf(element)).to.include('411 valittu');
    await until(() => counts()[0] === 'Lähetä pyynnöt (411)', 'the count without one');
    press(button(/^Lähetä pyynnöt/u));
    expect(await plannedFor(service)).to.deep.equal({ all: {}, except: ['p3'] });
  });

  it('all results of a search are dropped when the search is another, and that is told', async () => {
    const { element } = await groupOf(people(27, 4));
    await startChoosing();
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), 'requested'),
      () => until(() => allByRole('rowheader').length === 4, 'the four'),
    );
    await step(() => press(button(/^Valitse kaikki 4 hakutulosta/u)));
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), ''),
      () => shows(element, 'Valinta tyhjennettiin'),
    );
    expect(textOf(element)).to.include('0 valittu');
  });

  it('everybody stays chosen, whatever is searched for', async () => {
    const { element } = await groupOf(people(27, 4));
    await startChoosing();
    await step(() => press(button(/^Valitse kaikki 27 hakutulosta/u)));
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), 'requested'),
      () => until(() => allByRole('rowheader').length === 4, 'the four'),
    );
    expect(textOf(element)).to.include('27 valittu, joista 23 ei näy tällä sivulla');
  });

  it('can be cleared; focus is not lost', async () => {
    const { element } = await groupOf(people(3));
    await startChoosing();
    await tick('Oppilas 02');
    await step(() => press(button(/^Tyhjennä valinta/u)));
    expect(nameOf(focused()!)).to.equal('0 valittu');
    expect(textOf(element)).to.include('0 valittu');
  });

  it('is said aloud once, when the ticking stops', async () => {
    await groupOf(people(5));
    await startChoosing();
    await tick('Oppilas 01');
    await tick('Oppilas 02');
    await tick('Oppilas 03');
    await until(() => heard.length > 0, 'the count');
    await allSaid();
    expect(heard.map(({ text }) => text)).to.deep.equal(['3 valittu']);
  });

  it('a button for which nobody is there says why, and does nothing', async () => {
    const { element, service } = await groupOf(people(3));
    const remind = button(/^Lähetä muistutukset/u);
    expect(remind.getAttribute('aria-disabled')).to.equal('true');
    await step(() => press(remind));
    expect(textOf(element)).to.include('Juuri nyt ei ole ketään, jota muistuttaa.');
    await startChoosing();
    await step(() => press(button(/^Lähetä pyynnöt/u)));
    expect(textOf(element)).to.include('Valitse ensin kohteet.');
    expect(service.saidTo('plan')).to.deep.equal([]);
  });
});

/** People by number, some of whom are on a page. */
const ids = fc.uniqueArray(
  fc.integer({ min: 0, max: 30 }).map((each) => `p${each}`),
  { maxLength: 20 },
);
const change = fc.record({ ids, on: fc.boolean() });
const EVERYBODY = Array.from({ length: 31 }, (_, index) => `p${index}`);

function after(start: Chosen, changes: { ids: string[]; on: boolean }[]): Chosen {
  return changes.reduce((chosen, { ids: some, on }) => withRows(chosen, some, on)!, start);
}

describe('who is chosen', () => {
  const starts: [string, Chosen, string[]][] = [
    ['from nobody', NOBODY, []],
    ['from everybody', everybody({}, EVERYBODY.length), EVERYBODY],
  ];
  for (const [name, start, there] of starts) {
    it(`${name}: after any ticks, exactly those are chosen who are ticked, and so many are told and sent`, () => {
      fc.assert(
        fc.property(fc.array(change, { maxLength: 12 }), ids, (changes, page) => {
          const expected = new Set(there);
          for (const { ids: some, on } of changes) for (const id of some) expected[on ? 'add' : 'delete'](id);
          const chosen = after(start, changes);
          expect(EVERYBODY.filter((id) => isChosen(chosen, id))).to.deep.equal(
            EVERYBODY.filter((id) => expected.has(id)),
          );
          expect(countOf(chosen)).to.equal(expected.size);
          expect(hiddenOf(chosen, page)).to.equal([...expected].filter((id) => !page.includes(id)).length);
          const marked = page.filter((id) => expected.has(id)).length;
          expect(markOf(chosen, page)).to.equal(marked === 0 ? 'none' : marked === page.length ? 'all' : 'some');
          const message = messageOf(chosen);
          expect(message === undefined).to.equal(expected.size === 0);
          if (message === undefined) return;
          const sent =
            'ids' in message
              ? message.ids
              : EVERYBODY.filter((id) => !(message as { except: string[] }).except.includes(id));
          expect(new Set(sent)).to.deep.equal(expected);
        }),
      );
    });
  }

  it('no more are named than one message can name', () => {
    const some = Array.from({ length: SELECTION_LIMIT }, (_, index) => `p${index}`);
    const full = withRows(NOBODY, some, true)!;
    expect(countOf(full)).to.equal(SELECTION_LIMIT);
    expect(withRows(full, ['one-more'], true)).to.equal(undefined);
    expect(withRows(full, ['p1'], false)).not.to.equal(undefined);
    expect(withRows(everybody({}, 5000), [...some, 'one-more'], false)).to.equal(undefined);
  });

  const filters = [
    [everybody({}, 3), { status: 'given' as const }, true],
    [everybody({ search: 'a' }, 3), { search: 'a' }, true],
    [everybody({ search: 'a' }, 3), { search: 'b' }, false],
    [everybody({ status: 'given' }, 3), {}, false],
    [NOBODY, { search: 'b' }, true],
  ] as const;
  for (const [chosen, filter, expected] of filters) {
    it(`${JSON.stringify(chosen)} ${expected ? 'survives' : 'does not survive'} ${JSON.stringify(filter)}`, () => {
      expect(survives(chosen, filter)).to.equal(expected);
    });
  }
});
