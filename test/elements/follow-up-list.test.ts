import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { LIVE_INTERVAL } from '../../src/base/live-watch.ts';
import type { FollowUpListApi, FollowUps } from '../../src/api/ports.ts';
import { ApiError } from '../../src/api/api-error.ts';
import type { FollowUp } from '../../src/contract/follow-ups.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import '../../src/define/lupa-follow-up-list.ts';
import '../../src/define/lupa-provider.ts';
import { settled } from './invariants.ts';
import { allSaid, heard, keepTimers, later, put, speak } from './page.ts';
import { allByRole, byRole, findByRole, press, shows, textOf, until } from './screen.ts';
import { serve, type Server } from './server.ts';

const today = civilDateOf(new Date().toISOString());
const AHTO = 'Ahto Ahdonpoika Simakuutio';

async function putTasks(scenario: Parameters<typeof serve>[0] = 'tasks'): Promise<Server> {
  const server = await serve(scenario);
  await put(html`<lupa-provider api-url="/api"><lupa-follow-up-list></lupa-follow-up-list></lupa-provider>`);
  return server;
}

function followUp(change: Partial<FollowUp>): FollowUp {
  return {
    id: 'f1',
    templateId: 't1',
    templateName: { fi: 'Kuvauslupa' },
    subject: 'Aino Ahonen',
    purposes: [{ id: 'all', name: { fi: 'Kuvat' }, givenAgain: false }],
    instruction: { fi: 'Kuvat poistetaan.' },
    openedAt: '2026-11-20T10:00:00.000Z',
    dueDay: today,
    doneAt: null,
    doneBy: null,
    ...change,
  };
}

function followUps(open: FollowUp[], done: FollowUp[] = [], mayComplete = true): FollowUps {
  return { open: { mayComplete, items: open, more: false }, done: { mayComplete, items: done, more: false } };
}

async function putGiven(data: FollowUps, api: Partial<FollowUpListApi> = {}): Promise<void> {
  const given: FollowUpListApi = {
    list: async () => data,
    followUp: async () => followUp({}),
    complete: async (id) => followUp({ id, doneAt: '2026-11-24T07:14:00.000Z', doneBy: 'Hilkka' }),
    ...api,
  };
  await put(html`<lupa-follow-up-list .api=${given}></lupa-follow-up-list>`);
  await shows(document.body, /tehtäv/u);
}

const items = () => allByRole('listitem').filter((each) => each.matches('.lupa-card'));
const itemOf = (name: string) => items().find((each) => textOf(each).includes(name))!;

/** A press, and another once it is too late for a double click. */
async function confirm(name: string): Promise<void> {
  press(await findByRole('button', `Merkitse tehdyksi: ${name}`));
  await settled();
  later(700);
  press(byRole('button', 'Kyllä, tehty'));
  await settled();
}

describe('lupa-follow-up-list', () => {
  it('tells of each task whom it is about, what is done and by when, the most urgent first', async () => {
    await putTasks();
    await shows(document.body, '4 avointa tehtävää');
    const texts = items().map(textOf);
    expect(textOf(itemOf(AHTO))).to.contain('2 päivää myöhässä');
    const ofGroup = texts.find((text) => text.includes('Amiraalit-ryhmän kuvauslupa'))!;
    expect(ofGroup).to.contain('Eero Mustikkamäki');
    expect(ofGroup).to.contain('Lapsen kuvat poistetaan verkkosivuilta');
    // The demo's days stand still: which of them is the most urgent depends on the day of the test.
    const days = texts.map((text) => {
      const [, day, month, year] = /Määräpäivä o\S+ (\d+)\.(\d+)\.(\d+)/u.exec(text)!;
      return Date.UTC(Number(year), Number(month), Number(day));
    });
    expect(days).to.deep.equal([...days].sort((a, b) => a - b));
    expect(document.body.textContent).not.to.contain('Anneli');
  });

  it('says what was withdrawn, also where it is one use, so that no name of a use stands alone', async () => {
    const use = (id: string, fi: string) => ({ id, name: { fi }, givenAgain: false });
    const [web, trip] = [use('web', 'Kuvia voi julkaista'), use('trip', 'Lapsi voi lähteä retkelle')];
    await putGiven(followUps([followUp({ id: 'f1', purposes: [web] }), followUp({ id: 'f2', purposes: [web, trip] })]));
    const [one, two] = items().map(textOf);
    expect(one).to.contain('Peruttu: Kuvia voi julkaista');
    expect(two).to.match(/Peruttu:\s*Kuvia voi julkaista\s*Lapsi voi lähteä retkelle/u);
  });

  for (const [days, words] of [
    [-2, '2 päivää myöhässä'],
    [-1, 'Päivän myöhässä'],
    [0, 'Viimeistään tänään'],
    [1, 'Viimeistään huomenna'],
    [9, '9 päivää jäljellä'],
  ] as const) {
    it(`says how long it is to the day: ${days}`, async () => {
      await putGiven(followUps([followUp({ dueDay: daysAfter(today, days) })]));
      expect(textOf(items()[0]!)).to.contain(words);
    });
  }

  it('marks one done after it has been asked, says so, and lets focus go on', async () => {
    const server = await putTasks();
    await confirm(AHTO);
    await shows(document.body, '3 avointa tehtävää');
    expect(server.count(/^POST \/follow-ups\/.*\/done$/u)).to.equal(1);
    expect(textOf(itemOf(AHTO))).to.match(/Tehty .* klo\s.*: Hilkka Henkilöstö/u);
    await allSaid();
    expect(heard.map(({ text }) => text)).to.include(`Merkitty tehdyksi: ${AHTO}`);
    const root = document.querySelector('lupa-follow-up-list')!.shadowRoot!;
    expect(textOf(root.activeElement!)).to.equal('3 avointa tehtävää');
  });

  it('takes a double click for no confirmation, and can be left', async () => {
    const server = await putTasks();
    press(await findByRole('button', `Merkitse tehdyksi: ${AHTO}`));
    await settled();
    press(byRole('button', 'Kyllä, tehty'));
    await settled();
    expect(server.count(/^POST/u)).to.equal(0);
    press(byRole('button', 'Peruuta'));
    await settled();
    const root = document.querySelector('lupa-follow-up-list')!.shadowRoot!;
    expect(root.activeElement?.getAttribute('aria-label')).to.equal(`Merkitse tehdyksi: ${AHTO}`);
    expect(server.count(/^POST/u)).to.equal(0);
  });

  it('calls nothing done that the server has refused', async () => {
    await putTasks('task-not-done');
    await confirm(AHTO);
    await shows(document.body, 'Tehtävää ei merkitty tehdyksi');
    expect(items()).to.have.length(4);
    expect(textOf(itemOf(AHTO))).to.contain('myöhässä');
  });

  it('does not know where no answer came, looks, and tells what it finds', async () => {
    const server = await putTasks();
    await findByRole('button', `Merkitse tehdyksi: ${AHTO}`);
    // It is done, and the answer is lost on its way.
    server.between(/\/done$/u, async (answer) => {
      await answer();
      return Response.error();
    });
    server.between(/^GET \/follow-ups\/./u, () => Response.error());
    await confirm(AHTO);
    await shows(document.body, 'emme tiedä, merkittiinkö tehtävä tehdyksi');
    expect(byRole('button', 'Kyllä, tehty').getAttribute('aria-disabled')).to.equal('true');
    server.clear();
    press(byRole('button', 'Tarkista nyt'));
    await shows(document.body, '3 avointa tehtävää');
    expect(textOf(itemOf(AHTO))).to.contain('Tehty');
    expect(server.count(/^POST/u)).to.equal(1);
  });

  it('learns from a session that has ended not that it was not done', async () => {
    await putGiven(followUps([followUp({})]), {
      complete: () => Promise.reject(new ApiError('network')),
      followUp: () => Promise.reject(new ApiError('signed-out')),
    });
    await confirm('Aino Ahonen');
    await allSaid();
    await shows(document.body, 'emme tiedä');
    expect(textOf(document.body)).not.to.contain('ei merkitty tehdyksi');
  });

  it('is not undone by a list that was asked for before', async () => {
    const [open, done] = [followUp({}), followUp({ doneAt: '2026-11-24T07:14:00.000Z', doneBy: 'Hilkka' })];
    let answer = (_: FollowUps) => {};
    let asked = 0;
    const list = () => {
      asked += 1;
      return asked === 1 ? Promise.resolve(followUps([open])) : new Promise<FollowUps>((resolve) => (answer = resolve));
    };
    const [look] = await keepTimers(LIVE_INTERVAL, () =>
      putGiven(followUps([open]), { list, complete: async () => done }),
    );
    look!();
    await confirm('Aino Ahonen');
    await shows(document.body, 'Ei avoimia tehtäviä');
    answer(followUps([open]));
    await settled();
    await until(
      () => asked > 1,
      () => 'a second look',
    );
    expect(textOf(document.body)).to.contain('Ei avoimia tehtäviä');
  });

  it('follows what happens elsewhere', async () => {
    let data = followUps([followUp({})]);
    const [look] = await keepTimers(LIVE_INTERVAL, () => putGiven(data, { list: async () => data }));
    data = followUps([followUp({}), followUp({ id: 'f2', subject: 'Eino Ahonen' })]);
    look!();
    await shows(document.body, '2 avointa tehtävää');
    await allSaid();
    expect(heard.at(-1)?.text).to.equal('2 avointa tehtävää');
  });

  it('says that a consent has been given again since', async () => {
    await putTasks('tasks-given-again');
    await shows(document.body, 'Suostumus on sittemmin annettu uudelleen');
    expect(textOf(itemOf('Eero Mustikkamäki'))).not.to.contain('uudelleen');
  });

  it('lets who only looks look', async () => {
    await putGiven(followUps([followUp({})], [], false));
    expect(allByRole('button')).to.deep.equal([]);
  });

  it('is for one template where it is told so', async () => {
    const asked: (string | undefined)[] = [];
    const list = async (templateId?: string) => {
      asked.push(templateId);
      return followUps([]);
    };
    const api = { list } as FollowUpListApi;
    await put(html`<lupa-follow-up-list .api=${api} template-id="t7"></lupa-follow-up-list>`);
    await shows(document.body, 'Ei avoimia tehtäviä');
    expect(asked).to.deep.equal(['t7']);
  });

  it('shows the last ones that are done, and all when asked', async () => {
    const done = Array.from({ length: 12 }, (_, index) =>
      followUp({ id: `d${index}`, doneAt: '2026-11-24T07:14:00.000Z', doneBy: 'Hilkka' }),
    );
    await putGiven(followUps([], done));
    expect(items()).to.have.length(10);
    press(byRole('button', 'Näytä kaikki tehdyt (12)'));
    await settled();
    expect(items()).to.have.length(12);
  });

  it('speaks Swedish, and marks words of another language', async () => {
    speak('sv');
    await putGiven(followUps([followUp({ instruction: { fi: 'Kuvat poistetaan.' } })])).catch(() => undefined);
    await shows(document.body, 'En öppen uppgift');
    expect(items()[0]!.querySelector('.lupa-task [lang=fi]')).not.to.equal(null);
  });
});
