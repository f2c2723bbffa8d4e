/** Who may and who may not: quick to read, live, and never newer in looks than it is. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { ORGANISATION_ID } from '../../demo-server/service/seed/seed.ts';
// Before the library, whose client keeps the fetch that it finds.
import { serve } from './server.ts';
import { ApiError, type ApiErrorKind } from '../../src/api/api-error.ts';
import { LIVE_INTERVAL } from '../../src/base/live-watch.ts';
import type { ConsentRoster, RosterPerson } from '../../src/contract/consent-roster.ts';
import type { LupaConsentRoster } from '../../src/elements/consent-roster/consent-roster.ts';
import '../../src/define/lupa-consent-roster.ts';
import '../../src/define/lupa-provider.ts';
import type { RosterAnswer } from '../../src/model/roster.ts';
import { settled } from './invariants.ts';
import { allSaid, heard, keepTimers, later, put, sight, speak, warnings } from './page.ts';
import { allByRole, byRole, descriptionOf, everyElement, press, shows, textOf, until } from './screen.ts';

const HOUR = 60 * 60_000;
const SECOND_LOOK = 1_000;

function person(givenNames: string, familyName: string, ...answers: (RosterAnswer | 'unknown')[]): RosterPerson {
  return {
    id: `${familyName} ${givenNames}`,
    givenNames,
    familyName,
    answers: answers.map((answer, index) => ({ purpose: `p${index}`, answer })),
    until: null,
  };
}

/** Answers as the server does, by a clock that may be ahead of the device's. */
class RosterService {
  people: RosterPerson[];
  purposes: ConsentRoster['purposes'] = [{ id: 'p0', name: { fi: 'Kuvaaminen', sv: 'Fotografering' } }];
  template: ConsentRoster['template'] = {
    id: 't1',
    name: { fi: 'Retkilupa', sv: 'Utfärdstillstånd' },
    organisation: { fi: 'Kunta' },
    version: '2.1',
    languages: ['fi', 'sv'],
    asksConsent: true,
  };
  total: number | undefined;
  asked: string[] = [];
  fails: ApiErrorKind | undefined;
  /** Milliseconds by which the server's clock is ahead of the device's. */
  ahead = 0;
  /** Answered again and again in the place of a new answer. */
  stored: ConsentRoster | undefined;

  constructor(...people: RosterPerson[]) {
    this.people = people;
  }

  now(): ConsentRoster {
    return structuredClone({
      template: this.template,
      target: { kind: 'group' as const, name: { fi: 'Amiraalit' } },
      purposes: this.purposes,
      asOf: new Date(Date.now() + this.ahead).toISOString(),
      total: this.total ?? this.people.length,
      people: this.people,
    });
  }

  readonly roster = async (id: string): Promise<ConsentRoster> => {
    this.asked.push(id);
    if (this.fails !== undefined) throw new ApiError(this.fails);
    return this.stored ?? this.now();
  };
}

interface Watched {
  element: LupaConsentRoster;
  /** Lets a second of the page go by, as far as its own looks at the clock go. */
  tick: () => Promise<void>;
  /** Lets the time until the next look be up, and waits for what it brings. */
  look: () => Promise<void>;
}

/** With the timers of the element in the hand of the test. */
async function putRoster(
  service: RosterService,
  attributes: { warnAfter?: string; lang?: string } = {},
): Promise<Watched> {
  const { setInterval } = window;
  let work = () => {};
  let element!: LupaConsentRoster;
  window.setInterval = ((tick: () => void) => {
    work = tick;
    return 0;
  }) as unknown as typeof window.setInterval;
  let looks = await keepTimers(LIVE_INTERVAL, async () => {
    element = await put<LupaConsentRoster>(
      html`<lupa-consent-roster
        .api=${service}
        template-id="t1"
        lang=${attributes.lang ?? 'fi'}
        warn-after=${attributes.warnAfter ?? '60'}
        templates-path="/staff/templates"
        requests-path="/staff/templates/{id}/requests"
      ></lupa-consent-roster>`,
    );
    await until(() => !['loading', undefined].includes(element.dataset['state']), 'the list');
    await settled();
  });
  window.setInterval = setInterval;
  return {
    element,
    tick: async () => {
      work();
      await settled();
      await allSaid();
    },
    look: async () => {
      const before = service.asked.length;
      const next = looks.at(-1)!;
      looks = await keepTimers(LIVE_INTERVAL, async () => {
        next();
        await until(() => service.asked.length > before, 'the look');
        await settled();
        await allSaid();
      });
    },
  };
}

const rows = () => allByRole('row').slice(1);
const names = () => allByRole('rowheader').map((each) => textOf(each));
const lines = () => rows().map((row) => [...row.children].map((cell) => textOf(cell)).join(' | '));
const field = () => [...everyElement(document)].find((each) => each.matches('[type=search]')) as HTMLInputElement;
const said = () => heard.map(({ text }) => text);

async function search(typed: string): Promise<void> {
  field().value = typed;
  field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled();
}

async function choose(selector: string, change: (control: HTMLInputElement) => void): Promise<void> {
  const control = [...everyElement(document)].find((each) => each.matches(selector)) as HTMLInputElement;
  change(control);
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

const who = (index: number) => choose(`fieldset label:nth-of-type(${index}) input`, (radio) => (radio.checked = true));

const group = () =>
  new RosterService(
    person('Väinö', 'Öljylehti', 'may'),
    person('Aino Orvokki', 'Haapalehto', 'may-not'),
    person('Åke', 'Aho', 'unanswered'),
    person('Kielo', 'Wirta', 'may'),
  );

describe('lupa-consent-roster', () => {
  it('says of each person in words who may: who has not answered may not', async () => {
    const { element } = await putRoster(group());
    expect(lines()).to.deep.equal([
      'Aho Åke | Ei saa – ei vastausta',
      'Haapalehto Aino Orvokki | Ei saa',
      'Wirta Kielo | Saa',
      'Öljylehti Väinö | Saa',
    ]);
    const text = textOf(element);
    for (const part of ['Kuka saa', 'Retkilupa', 'Amiraalit', 'versio 2.1', 'Kuvaaminen: 2 saa, 2 ei saa'])
      expect(text).to.include(part);
    expect(text).to.match(/Ajan tasalla klo\u00a0\d{1,2}\.\d{2}/u);
    expect(byRole('link', 'Lupapyynnöt ja vastaukset').getAttribute('href')).to.equal('/staff/templates/t1/requests');
    expect(descriptionOf(byRole('table'))).to.match(/^Ajan tasalla/u);
  });

  it('says it in Swedish', async () => {
    await putRoster(group(), { lang: 'sv' });
    expect(lines()).to.deep.equal([
      'Aho Åke | Får inte – inget svar',
      'Haapalehto Aino Orvokki | Får inte',
      'Wirta Kielo | Får',
      'Öljylehti Väinö | Får',
    ]);
  });

  it('is large: names and answers of twenty pixels at least', async () => {
    const { element } = await putRoster(group());
    for (const each of element.shadowRoot!.querySelectorAll('tbody th, .lupa-answer'))
      expect(parseFloat(getComputedStyle(each).fontSize)).to.be.at.least(20);
  });

  it('a word that is not known is no yes', async () => {
    await putRoster(new RosterService(person('Aino', 'Aho', 'unknown')));
    expect(lines()).to.deep.equal(['Aho Aino | Ei saa']);
  });

  it('is put in order by either name, which then stands first', async () => {
    await putRoster(group());
    const head = byRole('columnheader', /Sukunimi/u);
    expect(head.getAttribute('aria-sort')).to.equal('ascending');
    press(byRole('button', 'Etunimi'));
    await settled();
    expect(names()).to.deep.equal(['Aino Orvokki Haapalehto', 'Kielo Wirta', 'Väinö Öljylehti', 'Åke Aho']);
    expect(byRole('button', 'Etunimi').getAttribute('aria-pressed')).to.equal('true');
    expect(byRole('button', 'Sukunimi').getAttribute('aria-pressed')).to.equal('false');
  });

  it('is searched by first letters; how many match is said when the writing has stopped', async () => {
    await putRoster(group());
    const saying = await keepTimers(700, async () => {
      await search('a');
      await search('ai');
    });
    expect(names()).to.deep.equal(['Haapalehto Aino Orvokki']);
    expect(said()).to.deep.equal([]);
    saying.at(-1)!();
    await allSaid();
    expect(said()).to.deep.equal(['Henkilöitä näkyvissä: 1 / 4']);
    expect(descriptionOf(field())).to.equal('Henkilöitä näkyvissä: 1 / 4');
    await search('xyz');
    await shows(document.body, 'Kukaan ei vastaa hakua');
    press(byRole('button', 'Näytä kaikki'));
    await settled();
    expect(names()).to.have.length(4);
    expect(field().value).to.equal('');
  });

  it('shows only who may, or only who may not', async () => {
    await putRoster(group());
    await who(2);
    expect(names()).to.deep.equal(['Wirta Kielo', 'Öljylehti Väinö']);
    await who(3);
    expect(names()).to.deep.equal(['Aho Åke', 'Haapalehto Aino Orvokki']);
  });

  it('shows several purposes side by side, or one of them', async () => {
    const service = new RosterService(person('Aino', 'Aho', 'may', 'may-not'), person('Eero', 'Ek', 'may', 'may'));
    service.purposes = [...service.purposes, { id: 'p1', name: { fi: 'Verkkosivut' } }];
    const { element } = await putRoster(service);
    expect(allByRole('columnheader').map((each) => textOf(each).replace(/ \d.*/u, ''))).to.deep.equal(
      ['↓ Sukunimi Etunimi', 'Kuvaaminen', 'Verkkosivut'].map((each) => each.replace('↓ ', '')),
    );
    expect(lines()).to.deep.equal(['Aho Aino | Saa | Ei saa', 'Ek Eero | Saa | Saa']);
    await who(2);
    expect(names()).to.deep.equal(['Ek Eero']);
    await choose('#lupa-purpose', (select) => (select.value = 'p0'));
    expect(lines()).to.deep.equal(['Aho Aino | Saa', 'Ek Eero | Saa']);
    expect(textOf(element)).to.include('Kuvaaminen: 2 saa, 0 ei saa');
  });

  describe('without anybody to show', () => {
    const cases: [what: string, change: (service: RosterService) => void, words: RegExp][] = [
      ['nobody is in the group', (service) => (service.people = []), /Luettelossa ei ole vielä ketään/u],
      [
        'nothing is asked there',
        (service) => {
          service.people = [];
          service.template.asksConsent = false;
        },
        /Käsittelyperuste on muu kuin suostumus/u,
      ],
      [
        'nothing is published',
        (service) => {
          service.template.version = null;
          service.purposes = [];
        },
        /Keneltäkään ei ole vielä pyydetty lupaa/u,
      ],
    ];
    for (const [what, change, words] of cases) {
      it(`says so: ${what}`, async () => {
        const service = group();
        change(service);
        const { element } = await putRoster(service);
        expect(textOf(element)).to.match(words);
        expect(allByRole('table')).to.deep.equal([]);
      });
    }
  });

  it('says when not everybody is in the list', async () => {
    const service = group();
    service.total = 6000;
    const { element } = await putRoster(service);
    expect(textOf(element)).to.include('Luettelossa eivät ole kaikki: siinä on 4 henkilöä, kun kaikkiaan on 6000');
  });
});

describe('the list follows what happens', () => {
  it('in place: the row is the same, marked with the time, and the change is said with the name', async () => {
    const service = group();
    const { look } = await putRoster(service);
    const row = byRole('rowheader', /Kielo/u).closest('tr')!;
    await search('k');
    service.people[3]!.answers[0]!.answer = 'may-not';
    await look();
    expect(byRole('rowheader', /Kielo/u).closest('tr')).to.equal(row);
    expect(textOf(row)).to.match(/^Wirta Kielo Muuttui klo\u00a0\d{1,2}\.\d{2} Ei saa$/u);
    expect(said()).to.include('Muuttui nyt. Kielo Wirta: Ei saa.');
    expect(field().value).to.equal('k');
    expect(names()).to.have.length(1);
  });

  it('who may no more stays among those who may as long as the mark does', async () => {
    const service = group();
    const { look, tick } = await putRoster(service);
    await who(2);
    service.people[3]!.answers[0]!.answer = 'may-not';
    await look();
    expect(lines()[0]).to.match(/Wirta Kielo Muuttui .* Ei saa/u);
    await tick();
    expect(names()).to.have.length(2);
    later(6 * 60_000);
    await look();
    await tick();
    expect(names()).to.deep.equal(['Öljylehti Väinö']);
  });

  it('of many at once the number is said', async () => {
    const service = new RosterService(...Array.from('abcdef', (letter) => person('Aino', `Aho${letter}`, 'may')));
    const { look } = await putRoster(service);
    for (const each of service.people) each.answers[0]!.answer = 'unanswered';
    await look();
    expect(said()).to.include('Muuttui nyt: 6 henkilöä');
  });

  it('nothing new: nothing is said', async () => {
    const { look } = await putRoster(group());
    await look();
    await look();
    expect(said()).to.deep.equal([]);
  });

  it('no event of the element names anybody', async () => {
    const told: string[] = [];
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function told_(event: Event) {
      if (event instanceof CustomEvent) told.push(JSON.stringify(event.detail));
      return dispatchEvent.call(this, event);
    };
    try {
      const service = group();
      const { look } = await putRoster(service);
      service.people[3]!.answers[0]!.answer = 'may-not';
      await look();
    } finally {
      EventTarget.prototype.dispatchEvent = dispatchEvent;
    }
    expect(told.join()).not.to.match(/Kielo|Wirta/u);
  });

  it('a yes whose time has come is a no, without any connection', async () => {
    const service = group();
    service.people[3]!.until = new Date(Date.now() + 10 * 60_000).toISOString();
    const { tick, look } = await putRoster(service);
    service.fails = 'network';
    later(9 * 60_000);
    await look();
    expect(lines()[2]).to.equal('Wirta Kielo | Saa');
    later(60_000);
    await tick();
    expect(lines()[2]).to.match(/^Wirta Kielo Muuttui .*\| Ei saa$/u);
    expect(said().at(-1)).to.equal('Muuttui nyt. Kielo Wirta: Ei saa.');
  });
});

describe('the age of the list', () => {
  it('without a connection stands in plain sight, and grows', async () => {
    const service = group();
    const { element, look, tick } = await putRoster(service);
    service.fails = 'network';
    await look();
    expect(textOf(element)).to.match(
      /Palveluun ei saada yhteyttä\. Tilanne klo\u00a0\d+\.\d\d, alle minuutti sitten\./u,
    );
    expect(textOf(element)).not.to.include('Ajan tasalla');
    expect(said().at(-1)).to.match(/^Palveluun ei saada yhteyttä\. Tilanne/u);
    expect(names()).to.have.length(4);
    for (const [minutes, words] of [
      [1, '1 minuutti sitten.'],
      [11, '12 minuuttia sitten.'],
    ] as const) {
      later(minutes * 60_000);
      await tick();
      expect(textOf(element)).to.include(words);
    }
    expect(said(), 'the minutes are seen, and not said').to.have.length(1);
    service.fails = undefined;
    press(byRole('button', 'Tarkista nyt'));
    await until(() => textOf(element).includes('Ajan tasalla'), 'the connection again');
    await allSaid();
    expect(said().at(-1)).to.match(/^Ajan tasalla/u);
  });

  it('says when the device has no network', async () => {
    const service = group();
    const { element, look } = await putRoster(service);
    service.fails = 'network';
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      await look();
      expect(textOf(element)).to.match(/Ei verkkoyhteyttä\. Tilanne/u);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  for (const kind of ['server', 'unreadable'] as const) {
    it(`a service that does not answer well does not say that the list is up to date: ${kind}`, async () => {
      const service = group();
      const { element, look } = await putRoster(service);
      service.fails = kind;
      await look();
      expect(textOf(element)).to.match(/Palvelu ei vastaa niin kuin pitäisi\. Tilanne/u);
      expect(textOf(element)).not.to.include('Ajan tasalla');
      expect(names()).to.have.length(4);
    });
  }

  it('without an answer for half a minute it is not called up to date, whatever the reason', async () => {
    const { element, tick } = await putRoster(group());
    later(31_000);
    await tick();
    expect(textOf(element)).to.match(/Tilanne klo\u00a0\d+\.\d\d, alle minuutti sitten\./u);
    expect(textOf(element)).not.to.include('Ajan tasalla');
  });

  it('after an hour the list is another: each answer is an old one, and the warning is said at once', async () => {
    const service = group();
    const { element, look, tick } = await putRoster(service);
    service.fails = 'network';
    await look();
    later(HOUR);
    await tick();
    const text = textOf(element);
    expect(text).to.include('Tiedot ovat yli tunnin vanhat. Tarkista lupa muualta ennen kuin toimit.');
    expect(text).to.include('1 t 0 min sitten.');
    for (const row of rows()) expect(textOf(row)).to.include('vanha tieto');
    expect(heard.at(-1)).to.deep.include({ role: 'alert' });
    later(HOUR);
    await tick();
    expect(heard.filter(({ role }) => role === 'alert')).to.have.length(1);
    service.fails = undefined;
    press(byRole('button', 'Tarkista nyt'));
    await until(() => !textOf(element).includes('vanha tieto'), 'the new list');
    expect(textOf(element)).to.include('Ajan tasalla');
  });

  it('the page may say after how many minutes; what is no number is an hour', async () => {
    const { element, tick } = await putRoster(group(), { warnAfter: '5' });
    later(5 * 60_000);
    await tick();
    expect(textOf(element)).to.include('Tiedot ovat liian vanhoja. Tarkista lupa muualta');
    element.setAttribute('warn-after', 'soon');
    await settled();
    expect(warnings().join()).to.include('warn-after must be a number of minutes');
    await tick();
    expect(textOf(element)).not.to.include('liian vanhoja');
  });

  it('an answer that was kept on the way is as old as it says, and a second look tells whether it is new', async () => {
    const service = group();
    service.stored = { ...service.now(), asOf: new Date(Date.now() - 12 * 60_000).toISOString() };
    let watched!: Watched;
    const second = await keepTimers(SECOND_LOOK, async () => void (watched = await putRoster(service)));
    expect(textOf(watched.element)).to.match(/Tilanne .*, 12 minuuttia sitten\./u);
    second.at(-1)!();
    await until(() => service.asked.length === 2, 'the second look');
    await settled();
    expect(textOf(watched.element)).to.match(/Palveluun ei saada yhteyttä\. Tilanne .*, 12 minuuttia sitten\./u);
    service.stored = undefined;
    await watched.look();
    expect(textOf(watched.element)).to.include('Ajan tasalla');
  });

  it('the same answer again is no new one', async () => {
    const service = group();
    const { element, look } = await putRoster(service);
    service.stored = service.now();
    await look();
    expect(textOf(element)).to.include('Ajan tasalla');
    await look();
    expect(textOf(element)).not.to.include('Ajan tasalla');
  });

  it('a device whose clock is wrong warns, until a second answer shows that they are new', async () => {
    const service = group();
    service.ahead = 3 * HOUR;
    let watched!: Watched;
    const second = await keepTimers(SECOND_LOOK, async () => void (watched = await putRoster(service)));
    expect(textOf(watched.element)).to.include('Tietojen ikää ei tiedetä: tämän laitteen kello voi olla väärässä.');
    expect(textOf(rows()[0]!)).to.include('vanha tieto');
    second.at(-1)!();
    await until(() => textOf(watched.element).includes('Ajan tasalla'), 'the second answer');
    expect(textOf(watched.element)).not.to.include('vanha tieto');
  });

  it('a page that is seen again asks at once', async () => {
    const service = group();
    const { element } = await putRoster(service);
    sight('hidden');
    later(20 * 60_000);
    service.fails = 'network';
    sight('visible');
    await until(() => service.asked.length >= 2, 'the look');
    await settled();
    expect(textOf(element)).to.include('20 minuuttia sitten.');
  });
});

describe('what is not this person’s to see', () => {
  for (const [kind, words] of [
    ['signed-out', 'Kirjaudu sisään, niin näet, kuka saa'],
    ['not-found', 'Luetteloa ei löytynyt'],
  ] as const) {
    it(`goes at once, and is not asked for again: ${kind}`, async () => {
      const service = group();
      const { element, look, tick } = await putRoster(service);
      service.fails = kind;
      await look();
      expect(textOf(element)).to.include(words);
      expect(element.shadowRoot!.textContent).not.to.include('Haapalehto');
      await tick();
      expect(said(), 'nothing of it is said either').to.deep.equal([]);
      service.fails = undefined;
      const { length } = service.asked;
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(service.asked).to.have.length(length);
      expect(element.shadowRoot!.textContent).not.to.include('Haapalehto');
    });
  }

  it('of another template nothing stays', async () => {
    const service = group();
    const { element } = await putRoster(service);
    await search('k');
    service.people = [person('Uuno', 'Uusi', 'may')];
    element.templateId = 't2';
    await until(() => names().join() === 'Uusi Uuno', 'the other list');
    expect(service.asked.at(-1)).to.equal('t2');
    expect(said()).to.deep.equal([]);
  });
});

describe('with the service', () => {
  it('a withdrawal is a no at the next look', async () => {
    const server = await serve('carer');
    let timers = await keepTimers(LIVE_INTERVAL, async () => {
      await put(
        html`<lupa-provider api-url="/api">
          <lupa-consent-roster template-id=${GROUP_TEMPLATE_ID}></lupa-consent-roster>
        </lupa-provider>`,
      );
      await until(() => rows().length === 27, '27 people');
      await settled();
    });
    const line = () => lines().find((each) => each.includes('Warsantuli'));
    expect(line()).to.equal('Warsantuli Amina | Saa');
    await server.store.transaction(async (transaction) => {
      const [request] = (await transaction.requestsOfTemplate(ORGANISATION_ID, GROUP_TEMPLATE_ID)).filter(
        ({ subject }) => subject.familyName === 'Warsantuli',
      );
      const guardian = request!.participants.find(({ role }) => role === 'guardian')!;
      await transaction.appendEvent(ORGANISATION_ID, request!.id, {
        type: 'withdrawn',
        at: new Date().toISOString(),
        personId: guardian.personId,
        shown: { versionId: request!.version.id, language: 'fi' },
      });
    });
    const next = timers.at(-1)!;
    timers = await keepTimers(LIVE_INTERVAL, async () => {
      next();
      await until(() => line()?.endsWith('Ei saa') === true, 'the no');
    });
    expect(line()).to.match(/Muuttui klo/u);
  });

  it('without a template it is not set up, and the console says why', async () => {
    await put(html`<lupa-consent-roster .api=${group()}></lupa-consent-roster>`);
    await shows(document.body, 'ei ole vielä otettu käyttöön');
    expect(warnings().join()).to.include('needs template-id');
  });

  it('speaks the language of the page', async () => {
    speak('sv');
    await serve('carer');
    await put(
      html`<lupa-provider api-url="/api">
        <lupa-consent-roster template-id=${GROUP_TEMPLATE_ID}></lupa-consent-roster>
      </lupa-provider>`,
    );
    await until(() => rows().length === 27, '27 people');
    expect(textOf(document.body)).to.match(/Aktuellt kl\./u);
  });
});
