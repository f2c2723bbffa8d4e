/** Acts on many in the group table: planned and looked at, begun, followed, and those again that have failed. */
import { expect } from '@open-wc/testing';
import { RequestsActedEvent, RequestsBeforeActEvent } from '../../src/elements/group-requests/group-requests.events.ts';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import { groupRow, GroupService, people } from './group-examples.ts';
import { dialogOf, groupOf, putGroup } from './group-page.ts';
import { expectSound, settled, step } from './invariants.ts';
import { allSaid, heard, keepTimers, later, speak } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, nameOf, press, shows, textOf, until } from './screen.ts';

/** How long the first question how far an act has come waits, in milliseconds. */
const FIRST = 1_000;

async function openAct(element: LupaGroupRequests, name: RegExp, ready: string): Promise<HTMLDialogElement> {
  await step(
    () => press(byRole('button', name)),
    () => shows(dialogOf(element), ready),
  );
  return dialogOf(element);
}

const openSending = (element: LupaGroupRequests) => openAct(element, /^Lähetä pyynnöt/u, 'Pyyntö lähetetään');
const inDialog = (element: LupaGroupRequests, name: RegExp) => byRole('button', name, dialogOf(element));

/** Presses the button that begins, and waits for the first look how far it is; that look is given back. */
async function begin(element: LupaGroupRequests, name: RegExp): Promise<() => void> {
  later(1000);
  const timers = await keepTimers(FIRST, async () => {
    press(inDialog(element, name));
    await until(() => dialogOf(element).querySelector('progress') !== null, 'the progress');
  });
  await settled();
  expect(timers).to.have.length(1);
  return timers[0]!;
}

/** A group whose template says the last day. */
async function proposing(proposedLastDay: string) {
  const service = new GroupService(people(3));
  service.template = { proposedLastDay };
  return { service, element: await putGroup(service) };
}

describe('an act on many: before it is begun', () => {
  it('says for whom it will be done and who is passed over and why, and does nothing yet', async () => {
    const { service, element } = await groupOf(people(7, 4));
    const dialog = await openSending(element);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(nameOf(focused()!)).to.equal('Lähetä pyynnöt');
    await shows(dialog, 'Pyyntö lähetetään (3)');
    await shows(dialog, 'Ohitetaan (4)');
    expect(textOf(dialog)).to.include('Oppilas 05 Oppilas 06 Oppilas 07');
    expect(textOf(dialog)).to.include('Pyyntö on jo lähetetty (4) Oppilas 01, Oppilas 02, Oppilas 03, Oppilas 04');
    expect(service.saidTo('plan')).to.deep.equal([['t1', { act: 'send', selection: { all: {}, except: [] } }]]);
    expect(service.saidTo('start')).to.deep.equal([]);
    await until(() => heard.length > 0, 'the plan to be said');
    expect(heard[0]!.text).to.equal('Pyyntö lähetetään: 3. Ohitetaan: 4.');
  });

  it('what is said aloud is heard inside of the dialog, and outside again when it is closed', async () => {
    const { element } = await groupOf(people(3));
    const region = () => document.getElementById('lupa-announcer-status')!;
    const dialog = await openSending(element);
    expect(region().assignedSlot?.closest('dialog')).to.equal(dialog);
    await step(() => press(inDialog(element, /^Peruuta/u)));
    expect(region().parentElement).to.equal(document.body);
  });

  for (const [way, leave] of [
    ['with Escape', (dialog: HTMLDialogElement) => dialog.dispatchEvent(new Event('cancel', { cancelable: true }))],
    ['with a button', (dialog: HTMLDialogElement) => press(byRole('button', 'Peruuta', dialog))],
  ] as const) {
    it(`is left ${way}: nothing is done, and focus goes back to the button`, async () => {
      const { service, element } = await groupOf(people(3));
      const dialog = await openSending(element);
      await step(() => leave(dialog));
      await settled();
      expect(dialogOf(element)).to.equal(null);
      expect(focused()!.id).to.equal('lupa-act-send');
      expect(service.saidTo('start')).to.deep.equal([]);
    });
  }

  it('asks the page first, which can say no', async () => {
    const { service, element } = await groupOf(people(7, 4));
    const asked: unknown[] = [];
    element.addEventListener(RequestsBeforeActEvent.TYPE, (event) => {
      asked.push(event.detail);
      event.preventDefault();
    });
    await step(() => press(byRole('button', /^Lähetä muistutukset/u)));
    expect(asked).to.deep.equal([{ act: 'remind', count: 4 }]);
    expect(service.saidTo('plan')).to.deep.equal([]);
    expect(dialogOf(element)).to.equal(null);
  });

  it('shows the names of many in pages of fifty', async () => {
    const { service, element } = await groupOf(people(120));
    const dialog = await openSending(element);
    await shows(dialog, 'Sivu 1/3');
    await step(
      () => press(inDialog(element, /^Seuraava sivu/u)),
      () => shows(dialog, 'Sivu 2/3'),
    );
    expect(allByRole('listitem', undefined, dialog)).to.have.length(50);
    expect(service.saidTo('items').at(-1)).to.deep.equal(['t1', 'j1', 'ready', 50]);
  });

  it('could not be planned: nothing has been done, and it is tried again', async () => {
    const { service, element } = await groupOf(people(3));
    service.failOnce('plan');
    await step(
      () => press(byRole('button', /^Lähetä pyynnöt/u)),
      () => shows(dialogOf(element), 'Mitään ei tehty'),
    );
    await step(
      () => press(inDialog(element, /^Yritä uudelleen/u)),
      () => shows(dialogOf(element), 'Pyyntö lähetetään (3)'),
    );
  });

  it('a last day in the past is refused at the field; a day to come is sent', async () => {
    const { service, element } = await groupOf(people(3));
    const dialog = await openSending(element);
    const day = dialog.querySelector<HTMLInputElement>('#lupa-last-day')!;
    day.value = '2020-01-01';
    await step(() => press(inDialog(element, /^Lähetä pyynnöt/u)));
    expect(focused()).to.equal(day);
    expect(day.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(dialog)).to.include('Anna päivä, joka ei ole mennyt');
    day.value = '2099-06-04';
    await begin(element, /^Lähetä pyynnöt/u);
    expect(service.saidTo('start')).to.deep.equal([['t1', 'j1', { lastValidDay: '2099-06-04' }]]);
  });

  it('the last day that the template says is there to be sent, changed, or left out', async () => {
    const sent: unknown[] = [];
    for (const changed of [undefined, '2098-06-04', '']) {
      const { service, element } = await proposing('2099-07-31');
      const dialog = await openSending(element);
      const day = dialog.querySelector<HTMLInputElement>('#lupa-last-day')!;
      expect(day.value).to.equal('2099-07-31');
      expect(descriptionOf(day)).to.equal('Päivä tulee lupapohjasta. Voit muuttaa sitä.');
      if (changed !== undefined) day.value = changed;
      await begin(element, /^Lähetä pyynnöt/u);
      sent.push(service.saidTo('start')[0]![2]);
      element.remove();
    }
    expect(sent).to.deep.equal([
      { lastValidDay: '2099-07-31' },
      { lastValidDay: '2098-06-04' },
      { lastValidDay: null },
    ]);
  });

  it('a last day of the template that is over is shown, and refused until it is changed', async () => {
    const { service, element } = await proposing('2020-07-31');
    const dialog = await openSending(element);
    const day = dialog.querySelector<HTMLInputElement>('#lupa-last-day')!;
    await step(() => press(inDialog(element, /^Lähetä pyynnöt/u)));
    expect(focused()).to.equal(day);
    expect(descriptionOf(day)).to.include('Anna päivä, joka ei ole mennyt');
    expect(service.saidTo('start')).to.deep.equal([]);
  });

  it('is shown once the element is on a page again, where it was taken away meanwhile', async () => {
    const { element } = await groupOf(people(3));
    const place = element.parentElement!;
    press(byRole('button', /^Lähetä pyynnöt/u));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(element.shadowRoot!.querySelector('dialog[open]')).to.equal(null);
    place.append(element);
    await until(() => element.shadowRoot!.querySelector('dialog[open]') !== null, 'the dialog');
  });

  it('of many who are passed over, says how many for each reason, with the names page by page', async () => {
    const { element } = await groupOf([...people(62, 60), groupRow({ id: 'x', name: 'Ei Ketään', respondents: [] })]);
    const dialog = await openAct(element, /^Lähetä pyynnöt/u, 'Ohitetaan (6');
    expect(textOf(dialog)).to.match(/Pyyntö on jo lähetetty \(60\)/u);
    expect(textOf(dialog)).to.include('Sivu 1/2');
  });

  it('a reminder tells what goes out by itself, to whom and when', async () => {
    const { service, element } = await groupOf(people(3, 3));
    service.ahead = {
      items: [
        {
          at: '2026-12-01T07:00:00.000Z',
          kind: 'awaiting',
          count: 3,
          people: [{ name: 'Huoltaja 01', subject: 'Oppilas 01' }],
        },
      ],
    };
    const dialog = await openAct(element, /^Lähetä muistutukset/u, 'Tulevat automaattiset muistutukset');
    expect(textOf(dialog)).to.include('1.12.2026 klo\u00a009.00');
    expect(textOf(dialog)).to.match(/odottaa vastausta \(3\): Huoltaja 01 \(Oppilas 01\)\s+ja 2 muuta/u);
  });
});

describe('an act on many: closing', () => {
  it('is final, says so, and needs a tick', async () => {
    const { service, element } = await groupOf(people(4, 4));
    const dialog = await openAct(element, /^Sulje pyynnöt/u, 'Sulkeminen on lopullista');
    const tick = byRole('checkbox', /^Ymmärrän/u, dialog) as HTMLInputElement;
    expect(tick.checked).to.equal(false);
    await step(() => press(inDialog(element, /^Sulje pyynnöt/u)));
    expect(service.saidTo('start')).to.deep.equal([]);
    expect(focused()).to.equal(tick);
    expect(textOf(dialog)).to.include('Vahvista ensin tämä');
    tick.click();
    await begin(element, /^Sulje pyynnöt/u);
    expect(service.saidTo('start')).to.have.length(1);
  });

  it('offers the gentler act, which needs none', async () => {
    const { service, element } = await groupOf(people(4, 4));
    await openAct(element, /^Sulje pyynnöt/u, 'Sulkeminen on lopullista');
    await step(
      () => press(inDialog(element, /^Lopeta vain vastaaminen/u)),
      () => shows(dialogOf(element), 'Vastaaminen päättyy (4)'),
    );
    expect(nameOf(focused()!)).to.equal('Lopeta vastaaminen');
    expect(allByRole('checkbox', undefined, dialogOf(element))).to.deep.equal([]);
    await begin(element, /^Lopeta vastaaminen/u);
    expect(service.saidTo('plan').map(([, message]) => (message as { act: string }).act)).to.deep.equal([
      'close',
      'end-answering',
    ]);
    expect(service.saidTo('start')[0]![1]).to.equal('j2');
  });
});

describe('an act on many: under way and over', () => {
  it('tells how far it is, what became of each, and tells the page', async () => {
    const { service, element } = await groupOf(people(7, 4));
    service.failsAt = new Set(['p6']);
    const told: unknown[] = [];
    element.addEventListener(RequestsActedEvent.TYPE, (event) => told.push(event.detail));
    await openSending(element);
    const look = await begin(element, /^Lähetä pyynnöt/u);
    const progress = dialogOf(element).querySelector('progress')!;
    expect([progress.value, progress.max]).to.deep.equal([0, 3]);
    expect(textOf(dialogOf(element))).to.include('Käsitelty: 0/3');
    look();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 2. Ohitettu: 4. Epäonnistui: 1.');
    await settled();
    expectSound();
    expect(nameOf(focused()!)).to.include('Pyyntöjä lähetetty: 2.');
    await shows(dialogOf(element), 'Epäonnistui (1) Palvelu ei onnistunut tässä; voi yrittää uudelleen (1) Oppilas 06');
    expect(told).to.deep.equal([{ id: 'j1', act: 'send', done: 2, skipped: 4, failed: 1 }]);
    await until(() => textOf(element).includes('Lähetä pyynnöt (1)'), 'the table to be loaded anew');
  });

  it('tries again those that have failed, and no others', async () => {
    const { service, element } = await groupOf(people(3));
    service.failsAt = new Set(['p2']);
    await openSending(element);
    (await begin(element, /^Lähetä pyynnöt/u))();
    await shows(dialogOf(element), 'Epäonnistui: 1.');
    await settled();
    (await begin(element, /^Yritä epäonnistuneita uudelleen/u))();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.');
    expect(service.saidTo('retry')).to.deep.equal([['t1', 'j1']]);
    expect(allByRole('button', /epäonnistuneita/u, dialogOf(element))).to.deep.equal([]);
  });

  it('goes on when the window is closed: the page tells how far it is and what became of it', async () => {
    const { service, element } = await groupOf(people(3));
    service.pace = 1;
    await openSending(element);
    const look = await begin(element, /^Lähetä pyynnöt/u);
    await step(() => press(inDialog(element, /^Sulje ikkuna/u)));
    await shows(element, 'Työ jatkuu itsestään');
    expect(focused()!.id).to.equal('lupa-act-send');
    service.pace = Infinity;
    look();
    await shows(element, 'Pyyntöjä lähetetty: 3.');
    await allSaid();
    expect(heard.at(-1)!.text).to.equal('Pyyntöjä lähetetty: 3.');
    await step(
      () => press(byRole('button', 'Näytä henkilöittäin')),
      () => shows(dialogOf(element), 'Oppilas 01'),
    );
    await step(() => press(inDialog(element, /^Sulje ikkuna/u)));
    await step(() => press(byRole('button', 'Piilota tämä viesti')));
    expect(textOf(element)).not.to.include('Pyyntöjä lähetetty: 3.');
  });

  it('somebody else has begun it: the page tells, and shows it', async () => {
    const service = new GroupService(people(3));
    await service.plan('t1', { act: 'send', selection: { all: {}, except: [] } });
    await service.start('t1', 'j1', {});
    const element = await putGroup(service);
    expect(textOf(element)).to.include('Käsitelty: 0/3');
    const told: unknown[] = [];
    element.addEventListener(RequestsActedEvent.TYPE, (event) => told.push(event.detail));
    const [look] = await keepTimers(FIRST, async () => {
      press(byRole('button', 'Näytä eteneminen'));
      await settled();
    });
    look!();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.');
    expect(told).to.deep.equal([]);
  });

  it('no answer how far it is: says so, and that the work goes on; asks again', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    const look = await begin(element, /^Lähetä pyynnöt/u);
    service.failOnce('job');
    const again = await keepTimers(1_500, async () => {
      look();
      await shows(dialogOf(element), 'Yhteys on poikki. Työ jatkuu palvelussa.');
    });
    again[0]!();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.');
  });
});

describe('an act on many: not known whether it has begun', () => {
  it('the answer is lost, but it has begun: it is followed, and is not begun twice', async () => {
    const { service, element } = await groupOf(people(3));
    service.pace = 1;
    await openSending(element);
    service.failOnce('start', 'network', true);
    const look = await begin(element, /^Lähetä pyynnöt/u);
    service.pace = Infinity;
    look();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.');
    expect(service.saidTo('start')).to.have.length(1);
  });

  it('the connection is gone: says that it is not known, never that it was sent; asks when told to', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    service.failOnce('start', 'network', true);
    service.failOnce('job');
    await step(
      () => press(inDialog(element, /^Lähetä pyynnöt/u)),
      () => shows(dialogOf(element), 'Emme tiedä, alkoiko toiminto'),
    );
    expect(textOf(dialogOf(element))).not.to.include('lähetetty:');
    const start = inDialog(element, /^Lähetä pyynnöt/u);
    expect(start.getAttribute('aria-disabled')).to.equal('true');
    press(start);
    expect(service.saidTo('start')).to.have.length(1);
    await step(
      () => press(inDialog(element, /^Tarkista nyt/u)),
      () => shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.'),
    );
    expect(service.saidTo('start')).to.have.length(1);
  });

  it('it has not begun: says that nothing was done, and begins it the next time', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    service.failOnce('start');
    await step(
      () => press(inDialog(element, /^Lähetä pyynnöt/u)),
      () => shows(dialogOf(element), 'Tätä ei aloitettu'),
    );
    const start = inDialog(element, /^Lähetä pyynnöt/u);
    expect(focused()).to.equal(start);
    await begin(element, /^Lähetä pyynnöt/u);
    expect(service.saidTo('start')).to.have.length(2);
  });

  it('the plan has not been kept that long: it is made anew, and looked at again', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    service.failOnce('start', 'not-found');
    await step(
      () => press(inDialog(element, /^Lähetä pyynnöt/u)),
      () => until(() => service.saidTo('plan').length === 2, 'another plan'),
    );
    later(1000);
    await begin(element, /^Lähetä pyynnöt/u);
    expect(service.saidTo('start').map(([, job]) => job)).to.deep.equal(['j1', 'j2']);
  });

  it('a double click begins once', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    const start = inDialog(element, /^Lähetä pyynnöt/u);
    const timers = await keepTimers(FIRST, async () => {
      press(start);
      press(start);
      await until(() => dialogOf(element).querySelector('progress') !== null, 'the progress');
    });
    expect(service.saidTo('start')).to.have.length(1);
    timers[0]!();
    await shows(dialogOf(element), 'Pyyntöjä lähetetty: 3.');
  });

  it('the session has ended meanwhile: the page says so, and no dialog stays', async () => {
    const { service, element } = await groupOf(people(3));
    await openSending(element);
    service.failOnce('start', 'signed-out');
    press(inDialog(element, /^Lähetä pyynnöt/u));
    await shows(element, 'Kirjaudu sisään');
    await settled();
    expect(dialogOf(element)).to.equal(null);
    expectSound();
  });
});

describe('an act on many: languages', () => {
  for (const [language, plan, title] of [
    ['sv', 'En begäran skickas (3)', 'Skicka begäranden'],
    ['en', 'A request will be sent (3)', 'Send requests'],
  ] as const) {
    it(`speaks ${language}`, async () => {
      speak(language);
      const { element } = await groupOf(people(3));
      await step(
        () => press(byRole('button', new RegExp(`^${title}`, 'u'))),
        () => shows(dialogOf(element), plan),
      );
    });
  }
});
