/** The group table follows what happens meanwhile: in place, quietly, and only while it is seen. */
import { expect } from '@open-wc/testing';
import { LIVE_INTERVAL } from '../../src/base/live-watch.ts';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import { GroupService, groupRow, people } from './group-examples.ts';
import { fieldOf, firstIs, names, pick, putGroup, rowOf } from './group-page.ts';
import { settled, step } from './invariants.ts';
import { allSaid, heard, keepTimers, later, sight } from './page.ts';
import { byRole, focused, press, shows, textOf, until } from './screen.ts';

interface Watched {
  service: GroupService;
  element: LupaGroupRequests;
  /** Lets the time until the next look be up, and waits for what it brings. */
  look: () => Promise<void>;
}

async function watched(service = new GroupService(people(27, 4))): Promise<Watched> {
  let timers = await keepTimers(LIVE_INTERVAL, async () => void (await putGroup(service)));
  const element = document.querySelector('lupa-group-requests')!;
  const look = async () => {
    const before = service.saidTo('page').length;
    const next = timers.at(-1)!;
    timers = await keepTimers(LIVE_INTERVAL, async () => {
      next();
      await until(() => service.saidTo('page').length > before, 'the look');
      await settled();
      await allSaid();
    });
  };
  return { service, element, look };
}

function answer(service: GroupService, id: string): void {
  Object.assign(
    service.rows.find((row) => row.id === id)!,
    { status: 'given', reason: 'one-accepted' },
  );
}

describe('news in the group table', () => {
  it('comes into the cells; focus, order and the place on the page stay', async () => {
    const { service, look } = await watched();
    const menu = byRole('button', 'Toiminnot: Huoltaja 03 (Oppilas 03)');
    menu.focus();
    const [order, row, top] = [names(), rowOf('Oppilas 02'), scrollY];
    answer(service, 'p2');
    await look();
    await shows(row, 'Voimassa');
    expect(rowOf('Oppilas 02')).to.equal(row);
    expect(names()).to.deep.equal(order);
    expect(focused()).to.equal(menu);
    expect(scrollY).to.equal(top);
  });

  it('is said aloud, and not more often than every ten seconds', async () => {
    const { service, look } = await watched();
    answer(service, 'p1');
    answer(service, 'p2');
    await look();
    expect(heard.map(({ text }) => text)).to.deep.equal(['Tilanne muuttui: 2 riviä']);
    answer(service, 'p3');
    await look();
    expect(heard).to.have.length(1);
    later(10_000);
    await look();
    expect(heard.map(({ text }) => text)).to.deep.equal(['Tilanne muuttui: 2 riviä', 'Tilanne muuttui: 1 riviä']);
  });

  it('nothing new: nothing is said, and nothing is written anew', async () => {
    const { element, look } = await watched();
    const before = textOf(element);
    await look();
    expect(textOf(element)).to.equal(before);
    expect(heard).to.deep.equal([]);
  });

  it('a row that the filter has no more stays where it is, with its new status, and an update is offered', async () => {
    const { service, element, look } = await watched();
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), 'requested'),
      () => until(() => names().length === 4, 'the four'),
    );
    answer(service, 'p2');
    await look();
    await shows(rowOf('Oppilas 02'), 'Voimassa');
    expect(names()).to.have.length(4);
    await shows(element, 'Luettelo on muuttunut');
    await step(
      () => press(byRole('button', 'Päivitä luettelo')),
      () => until(() => names().length === 3, 'three'),
    );
    expect(focused()!.id).to.equal('lupa-count');
    expect(textOf(element)).not.to.include('Luettelo on muuttunut');
  });

  it('somebody who has joined is not put in between: an update is offered', async () => {
    const { service, element, look } = await watched(new GroupService(people(3)));
    service.rows.push(groupRow({ id: 'new', name: 'Aatu Uusi' }));
    await look();
    await shows(element, 'Päivitä luettelo');
    expect(names()).to.deep.equal(['Oppilas 01', 'Oppilas 02', 'Oppilas 03']);
    await step(
      () => press(byRole('button', 'Päivitä luettelo')),
      () => firstIs('Aatu Uusi'),
    );
  });

  it('does not come over what was asked for meanwhile', async () => {
    const { service, look } = await watched();
    const held = service.hold('page');
    await look();
    press(byRole('button', 'Seuraava sivu'));
    await settled();
    held.release();
    await firstIs('Oppilas 21');
    await allSaid();
    expect(names()[0]).to.equal('Oppilas 21');
  });

  it('no answer: what is shown stays, and nobody is disturbed', async () => {
    const { service, element, look } = await watched();
    service.failOnce('page');
    await look();
    expect(names()[0]).to.equal('Oppilas 01');
    expect(element.dataset['state']).to.equal('ready');
    expect(heard).to.deep.equal([]);
  });

  it('the session has ended: nothing is shown any more', async () => {
    const { service, element, look } = await watched();
    service.failOnce('page', 'signed-out');
    await look();
    await shows(element, 'Kirjaudu sisään');
    expect(textOf(element)).not.to.include('Oppilas 01');
  });

  it('is not looked for while the page is out of sight or the element is away', async () => {
    const service = new GroupService(people(3));
    const timers = await keepTimers(LIVE_INTERVAL, async () => void (await putGroup(service)));
    expect(timers).to.have.length(1);
    const hidden = await keepTimers(LIVE_INTERVAL, async () => sight('hidden'));
    expect(hidden).to.deep.equal([]);
    const seen = await keepTimers(LIVE_INTERVAL, async () => sight('visible'));
    expect(seen).to.have.length(1);
    const element = document.querySelector('lupa-group-requests')!;
    element.remove();
    expect(await keepTimers(LIVE_INTERVAL, async () => sight('visible'))).to.deep.equal([]);
  });
});
