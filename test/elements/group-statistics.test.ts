/** How answers come in, above the table of a group: the picture, the table beside it, and what is not shown. */
import { expect } from '@open-wc/testing';
import type { ResponseStatistics } from '../../src/contract/response-statistics.ts';
import { responseStatistics } from '../../src/model/response-statistics.ts';
import { GroupService, people } from './group-examples.ts';
import { putGroup } from './group-page.ts';
import { settled } from './invariants.ts';
import { speak } from './page.ts';
import { allByRole, byRole, nameOf, press, shows, textOf, until } from './screen.ts';

const TOLD: ResponseStatistics = {
  asks: true,
  asked: 64,
  from: '2026-11-10',
  until: '2026-11-22',
  told: {
    day: '2026-11-19',
    answered: 50,
    counted: 50,
    half: { answered: 35, days: 2 },
    points: [
      { day: '2026-11-10', answered: 5 },
      { day: '2026-11-11', answered: 25 },
      { day: '2026-11-12', answered: 35 },
      { day: '2026-11-19', answered: 50 },
    ],
    purposes: [
      { id: 'photos', name: { fi: 'Kuvaaminen', sv: 'Fotografering', en: 'Photography' }, split: null },
      {
        id: 'web',
        name: { fi: 'Julkaiseminen verkossa', sv: 'Publicering på nätet', en: 'Publication on the web' },
        split: { yes: { least: 30, most: 34 }, no: { least: 16, most: 20 } },
      },
    ],
  },
};

const toggle = () => byRole('button', /Vastausten tilanne/u);
const section = () => toggle().closest('section')!;
/** What is written, with the spaces that do not break as plain ones. */
const written = (text: string) => text.replaceAll('\u00a0', ' ');
const cells = (row: Element) => [...row.children].map((cell) => written(textOf(cell)));

async function opened(told: ResponseStatistics = TOLD): Promise<GroupService> {
  const service = new GroupService(people(3));
  service.told = told;
  await putGroup(service);
  press(toggle());
  await until(() => !textOf(section()).includes('Ladataan'), 'the statistics');
  await settled();
  return service;
}

describe('lupa-group-requests: how answers come in', () => {
  it('is asked of the server only when somebody opens it', async () => {
    const service = new GroupService(people(3));
    service.told = TOLD;
    await putGroup(service);
    const asked = () => service.calls.filter(({ method }) => method === 'statistics').length;
    expect([asked(), toggle().getAttribute('aria-expanded')]).to.deep.equal([0, 'false']);
    press(toggle());
    await shows(section(), /Vähintään/u);
    expect([asked(), toggle().getAttribute('aria-expanded')]).to.deep.equal([1, 'true']);
    press(toggle());
    await settled();
    expect(textOf(section())).to.equal('Vastausten tilanne');
    press(toggle());
    await shows(section(), /Vähintään/u);
    expect(asked()).to.equal(2);
  });

  for (const [language, sentence, range] of [
    ['fi', 'Vähintään 50/64 (78 %) oli vastannut. Puolet vastasi 2 päivässä. Tilanne 19.11.2026.', '30–34 (60–68 %)'],
    ['sv', 'Minst 50/64 (78 %) hade svarat. Hälften svarade inom 2 dagar. Läget 19.11.2026.', '30–34 (60–68 %)'],
    ['en', 'At least 50/64 (78%) had answered. Half answered within 2 days. As of 19 November 2026.', '30–34 (60–68%)'],
  ] as const) {
    it(`says in a sentence what the picture shows, and names the picture by it (${language})`, async () => {
      const service = new GroupService(people(3));
      service.told = TOLD;
      const element = await putGroup(service);
      speak(language);
      await settled();
      press(element.shadowRoot!.querySelector<HTMLElement>('#lupa-statistics')!);
      await until(() => element.shadowRoot!.querySelector('.lupa-chart') !== null, 'the picture');
      await settled();
      expect(written(textOf(element.shadowRoot!.querySelector('.lupa-statistics-told')!))).to.equal(sentence);
      expect(written(nameOf(byRole('img', /./u)))).to.equal(sentence);
      expect(written(textOf(element))).to.include(range);
    });
  }

  it('keeps the sign of percent with its number', async () => {
    await opened();
    expect(section().textContent).to.include('78\u00a0%');
  });

  it('has a table of the same that the line shows', async () => {
    await opened();
    const table = section().querySelector('details table')!;
    expect([...table.querySelectorAll('tbody tr')].map(cells)).to.deep.equal([
      ['10.11.2026', '5/64 (7 %)'],
      ['11.11.2026', '25/64 (39 %)'],
      ['12.11.2026', '35/64 (54 %)'],
      ['19.11.2026', '50/64 (78 %)'],
    ]);
    // A step of the line for each row: as far along as the day, as high as the share.
    const steps = [
      ...section()
        .querySelector('.lupa-chart-line')!
        .getAttribute('d')!
        .matchAll(/H([\d.]+)V([\d.]+)/gu),
    ];
    const [left, width, bottom, height] = [34, 278, 122, 104];
    const days = [0, 1, 2, 9].map((day) => left + (day / 12) * width);
    const heights = [5, 25, 35, 50].map((count) => bottom - (count / 64) * height);
    steps.forEach(([, x, y], nth) => {
      expect(Number(x)).to.be.closeTo(days[nth]!, 0.1);
      expect(Number(y)).to.be.closeTo(heights[nth]!, 0.1);
    });
    expect(steps).to.have.lengthOf(4);
  });

  it('tells of each use how many said yes and no, and of one where that would tell too much, nothing', async () => {
    await opened();
    const table = [...section().querySelectorAll('table')].at(-1)!;
    expect([...table.querySelectorAll('tbody tr')].map(cells)).to.deep.equal([
      ['Kuvaaminen', 'Ei näytetä: kyllä- tai ei-vastauksia on enintään viisi'],
      ['Julkaiseminen verkossa', '30–34 (60–68 %)', '16–20 (32–40 %)'],
    ]);
    const bars = [...table.querySelectorAll('tbody .lupa-bar')];
    const parts = bars.map((bar) =>
      [...bar.querySelectorAll('svg')].map((part) => [part.getAttribute('class'), part.width.baseVal.value]),
    );
    expect(parts[0]).to.deep.equal([['lupa-bar-hatched', 159]]);
    expect(parts[1]!.map(([fill]) => fill)).to.deep.equal(['lupa-bar-full', 'lupa-bar-hatched', 'lupa-bar-empty']);
    expect(parts[1]!.map(([, width]) => Math.round((Number(width) / 159) * 50))).to.deep.equal([30, 4, 16]);
  });

  for (const [name, change, words] of [
    ['nothing has been sent', { asked: 0, from: null, told: null }, 'Pyyntöjä ei ole vielä lähetetty.'],
    ['the group is small', { asked: 4, told: null }, 'Ryhmä on liian pieni'],
    ['few have answered', { asked: 24, told: null }, 'Näytettävää ei vielä ole.'],
    ['no answer is asked for', { asks: false, asked: 24, told: null }, 'Vastausta ei pyydetä.'],
    ['all have answered', { asked: 50 }, 'Kaikki 50 olivat vastanneet.'],
  ] as [string, Partial<ResponseStatistics>, string][]) {
    it(`says so where ${name}`, async () => {
      await opened({ ...TOLD, ...change });
      expect(textOf(section())).to.include(words);
      expect(allByRole('img', /./u)).to.have.lengthOf(change.told === null ? 0 : 1);
    });
  }

  for (const [days, words] of [
    [0, 'Puolet vastasi samana päivänä.'],
    [1, 'Puolet vastasi päivässä.'],
  ] as const) {
    it(`says in words that the half took ${days} days`, async () => {
      await opened({ ...TOLD, told: { ...TOLD.told!, half: { answered: 35, days } } });
      expect(textOf(section())).to.include(words);
    });
  }

  it('says nothing of the half where it is not told', async () => {
    await opened({ ...TOLD, told: { ...TOLD.told!, half: null } });
    expect(textOf(section())).not.to.include('Puolet');
  });

  it('on the day of the sending the line rises at its beginning', async () => {
    const at = '2026-11-22T10:00:00.000Z';
    const responses = Array.from({ length: 10 }, (_, nth) => ({
      sentAt: at,
      answers: nth < 5 ? [{ at, yes: [] }] : [],
    }));
    await opened({ asks: true, until: '2026-11-22', ...responseStatistics(responses, []) } as ResponseStatistics);
    expect(section().querySelector('.lupa-chart-line')!.getAttribute('d')).to.equal('M34 122H34V70H312');
  });

  it('says that it could not be fetched, and fetches it when asked again', async () => {
    const service = new GroupService(people(3));
    service.told = TOLD;
    service.failOnce('statistics');
    await putGroup(service);
    press(toggle());
    await shows(section(), /ei saatu haettua/u);
    press(byRole('button', 'Yritä uudelleen'));
    await shows(section(), /Vähintään/u);
  });

  it('of one that was closed while it was fetched, nothing is shown', async () => {
    const service = new GroupService(people(3));
    service.told = TOLD;
    const held = service.hold('statistics');
    await putGroup(service);
    press(toggle());
    await shows(section(), /Ladataan/u);
    press(toggle());
    held.release();
    await settled();
    expect(textOf(section())).to.equal('Vastausten tilanne');
  });

  it('is not there where the API has none', async () => {
    const service = new GroupService(people(3));
    Object.defineProperty(service, 'statistics', { value: undefined });
    await putGroup(service);
    expect(allByRole('button', /Vastausten tilanne/u)).to.have.lengthOf(0);
  });
});
