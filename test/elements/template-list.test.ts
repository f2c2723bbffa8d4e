import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiError } from '../../src/api/api-error.ts';
import type { TemplateListApi } from '../../src/api/ports.ts';
import type { TemplateSummary } from '../../src/contract/template-list.ts';
import type { LupaTemplateList } from '../../src/elements/template-list/template-list.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-list.ts';
import { settled } from './invariants.ts';
import { allSaid, heard, put, speak, warnings } from './page.ts';
import { allByRole, byRole, everyElement, findByRole, nameOf, press, shows, textOf, until } from './screen.ts';
import { serve } from './server.ts';

const ADMIRALS = 'Amiraalit-ryhmän kuvauslupa, lukuvuosi 2026–2027';

async function putList(path = '/staff/templates/{id}/requests'): Promise<LupaTemplateList> {
  const provider = await put(html`<lupa-provider api-url="/api">
    <lupa-template-list requests-path=${path}></lupa-template-list>
  </lupa-provider>`);
  return provider.querySelector('lupa-template-list')!;
}

const rows = () => allByRole('row').slice(1);
const names = () => allByRole('rowheader').map(textOf);
const select = () => [...everyElement(document)].find((each) => each.matches('select')) as HTMLSelectElement;
const field = () => [...everyElement(document)].find((each) => each.matches('[type=search]')) as HTMLInputElement;

async function search(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled();
}

function item(changes: Partial<TemplateSummary>): TemplateSummary {
  return {
    id: 't1',
    name: { fi: 'Kuvauslupa' },
    state: 'published',
    version: '1.0',
    draft: false,
    languages: ['fi'],
    validity: null,
    target: { kind: 'none', name: null },
    mayWrite: false,
    mayReadRequests: true,
    statuses: [],
    responses: null,
    ...changes,
  };
}

async function putGiven(items: TemplateSummary[], api: Partial<TemplateListApi> = {}): Promise<void> {
  const list = async () => ({ organisation: { fi: 'Kunta' }, organisations: [], mayCreate: false, items });
  const given: TemplateListApi = { list, chooseOrganisation: async () => {}, ...api };
  await put(html`<lupa-template-list .api=${given} requests-path="/t/{id}"></lupa-template-list>`);
  await shows(document.body, /Organisaatio/u);
}

describe('lupa-template-list', () => {
  it('says how the answers come in, and draws it', async () => {
    const told = {
      day: '2026-11-12',
      answered: 15,
      half: { answered: 15, days: 2 },
      points: [{ day: '2026-11-12', answered: 15 }],
    };
    const times = { asked: 23, from: '2026-11-10', until: '2026-11-14', told };
    await putGiven([
      item({ responses: times }),
      item({ id: 't2', responses: { ...times, told: null } }),
      item({ id: 't3' }),
    ]);
    const [first, ...others] = rows().map(textOf);
    expect(first?.replaceAll('\u00a0', ' ')).to.include(
      'Vähintään 15/23 (65 %) oli vastannut. Puolet vastasi 2 päivässä. Tilanne 12.11.2026.',
    );
    for (const other of others) expect(other).not.to.include('vastannut');
    const lines = [...everyElement(document)].filter((each) => each.matches('.lupa-chart-line'));
    expect(lines.map((line) => line.getAttribute('d'))).to.deep.equal(['M1 22H48V9H95']);
  });

  it('tells of each template whom it is for, in which languages, and how its requests stand', async () => {
    await serve('director');
    await putList();
    const link = await findByRole('link', ADMIRALS);
    expect(link.getAttribute('href')).to.match(/^\/staff\/templates\/[\w-]{36}\/requests$/u);
    const text = textOf(rows().find((row) => textOf(row).includes(ADMIRALS))!);
    expect(text).to.contain('Julkaistu');
    expect(text).to.contain('versio 1.0');
    expect(text).to.contain('Auringonkukka, Amiraalit (oppijat)');
    expect(text).to.contain('suomi, ruotsi, englanti');
    expect(text).to.match(/Voimassa 9/u);
    expect(text).to.match(/Ei lähetetty 9/u);
  });

  it('is a table, in a narrow place too', async () => {
    await serve('director');
    const list = await putList();
    await findByRole('link', ADMIRALS);
    const table = byRole('table');
    expect(nameOf(table)).to.equal('Lupapohjat');
    expect(allByRole('columnheader').map(textOf)).to.deep.equal([
      'Nimi',
      'Tila',
      'Kenelle',
      'Voimassaolo',
      'Kielet',
      'Pyynnöt',
    ]);
    list.style.setProperty('inline-size', '320px');
    await settled();
    expect(getComputedStyle(rows()[0]!).display).to.equal('block');
    expect(rows()[0]!.getAttribute('role')).to.equal('row');
    expect(list.scrollWidth).to.be.at.most(320);
  });

  it('is searched by name in whatever language, and says how many it finds', async () => {
    await putGiven([
      item({ id: 'a', name: { fi: 'Kuvauslupa', sv: 'Fototillstånd' } }),
      item({ id: 'b', name: { fi: 'Retki' } }),
    ]);
    await search(' FOTO');
    expect(names()).to.deep.equal(['Kuvauslupa']);
    await allSaid();
    expect(heard.at(-1)?.text).to.equal('1 / 2 lupapohjaa');
    await search('ei mikään');
    expect(rows()).to.deep.equal([]);
    await shows(document.body, '0 / 2 lupapohjaa');
    await search('');
    expect(names()).to.deep.equal(['Kuvauslupa', 'Retki']);
  });

  it('is narrowed to a state that there is', async () => {
    await putGiven([
      item({ id: 'a', name: { fi: 'Yksi' } }),
      item({ id: 'b', name: { fi: 'Kaksi' }, state: 'archived' }),
      item({ id: 'c', name: { fi: 'Kolme' }, state: 'archived', draft: true }),
    ]);
    expect(allByRole('radio').map(nameOf)).to.deep.equal(['Kaikki (3)', 'Julkaistu (1)', 'Arkistoitu (2)']);
    press(byRole('radio', 'Arkistoitu (2)'));
    await settled();
    expect(names()).to.deep.equal(['Kaksi', 'Kolme']);
    expect(textOf(rows()[1]!)).to.contain('uutta kirjoitetaan');
  });

  it('shows a word of a newer server as unknown, and a name in another language as such', async () => {
    await putGiven([item({ state: 'unknown', name: { sv: 'Utflykt' }, target: { kind: 'unknown', name: null } })]);
    expect(textOf(rows()[0]!)).to.contain('Tuntematon tila');
    expect(byRole('link', 'Utflykt').querySelector('[lang=sv]')).not.to.equal(null);
  });

  it('lets whoever works in several organisations choose, and shows those of the other', async () => {
    const server = await serve('director');
    await putList();
    await findByRole('link', ADMIRALS);
    const choice = select();
    expect([...choice.labels].map(textOf)).to.deep.equal(['Organisaatio']);
    expect([...choice.options].map(({ label }) => label.trim())).to.deep.equal([
      'Helsinki',
      'Helsinki, kulttuuri ja vapaa-aika',
    ]);
    choice.value = 'helsinki-kulttuuri';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(server.count(/^POST/u), 'choosing alone changes nothing').to.equal(0);
    press(byRole('button', 'Vaihda'));
    await shows(document.body, 'Ei vielä lupapohjia');
    expect(textOf(document.body)).not.to.contain(ADMIRALS);
    expect(select().value).to.equal('helsinki-kulttuuri');
  });

  it('says so when the organisation could not be changed', async () => {
    const organisations = [
      { id: 'a', name: { fi: 'A' }, current: true },
      { id: 'b', name: { fi: 'B' }, current: false },
    ];
    await putGiven([], {
      list: async () => ({ organisation: { fi: 'Kunta' }, mayCreate: false, organisations, items: [] }),
      chooseOrganisation: async () => Promise.reject(new ApiError('not-found')),
    });
    press(byRole('button', 'Vaihda'));
    await shows(document.body, 'Organisaatiota ei vaihdettu');
    await allSaid();
    expect(heard.map(({ text }) => text)).to.include('Organisaatiota ei vaihdettu. Yritä uudelleen.');
  });

  it('asks what came of a change whose answer was lost, and shows the truth', async () => {
    const server = await serve('director');
    await putList();
    await findByRole('link', ADMIRALS);
    select().value = 'helsinki-kulttuuri';
    server.between(/^POST \/session\/organisation/u, async (answer) => {
      await answer();
      return Response.error();
    });
    press(byRole('button', 'Vaihda'));
    await shows(document.body, 'Ei vielä lupapohjia');
    expect(select().value).to.equal('helsinki-kulttuuri');
    expect(server.count(/^POST \/session\/organisation/u)).to.equal(1);
  });

  it('tells a citizen that these pages are not for them', async () => {
    await serve('default');
    await putList();
    await shows(document.body, 'Nämä sivut ovat henkilöstölle');
    expect(allByRole('table')).to.deep.equal([]);
  });

  it('speaks Swedish and English', async () => {
    await serve('director');
    await putList();
    await findByRole('link', ADMIRALS);
    speak('sv');
    await shows(document.body, 'Samtyckesmallar');
    await shows(document.body, 'finska, svenska, engelska');
    speak('en');
    await shows(document.body, 'Templates');
    await shows(document.body, 'Finnish, Swedish, English');
  });

  it('names no address where the page gives none, and tells the web developer', async () => {
    await serve('director');
    await putList('/staff');
    await shows(document.body, ADMIRALS);
    expect(allByRole('link')).to.deep.equal([]);
    expect(warnings().join()).to.contain('requests-path');
  });

  describe('for those who write', () => {
    const draft = { state: 'draft' as const, mayWrite: true, name: { fi: 'Retkilupa' }, id: 'd 1' };

    async function putWriter(items: TemplateSummary[], api: Partial<TemplateListApi> = {}): Promise<string[]> {
      const made: string[] = [];
      const given: TemplateListApi = {
        list: async () => ({ organisation: { fi: 'Kunta' }, mayCreate: true, organisations: [], items }),
        chooseOrganisation: async () => {},
        create: async () => 'new',
        copy: async (id) => `copy of ${id}`,
        archive: async () => {},
        ...api,
      };
      const list = await put<LupaTemplateList>(html`<lupa-template-list
        .api=${given}
        requests-path="/t/{id}/requests"
        editor-path="/t/{id}"
      ></lupa-template-list>`);
      list.addEventListener('lupa-template-created', (event) => {
        event.preventDefault();
        made.push(event.detail.templateId);
      });
      await shows(document.body, /Organisaatio/u);
      return made;
    }

    it('a draft opens where it is written, a published one where its people are', async () => {
      await putWriter([item(draft), item({ mayWrite: true })]);
      expect((await findByRole('link', 'Retkilupa')).getAttribute('href')).to.equal('/t/d%201');
      expect((await findByRole('link', 'Kuvauslupa')).getAttribute('href')).to.equal('/t/t1/requests');
    });

    it('a new one is made, also where there is none yet, and a copy of one', async () => {
      const made = await putWriter([item({ mayWrite: true })]);
      press(byRole('button', '+ Uusi lupapohja'));
      await until(() => made.length === 1, 'one to be made');
      expect(made).to.deep.equal(['new']);
      await new Promise((resolve) => setTimeout(resolve, 700));
      press(byRole('button', 'Toiminnot: Kuvauslupa'));
      await settled();
      expect(byRole('link', 'Muokkaa').getAttribute('href')).to.equal('/t/t1');
      press(byRole('button', 'Kopioi uudeksi'));
      await until(() => made.length === 2, 'a copy to be made');
      expect(made).to.deep.equal(['new', 'copy of t1']);
    });

    it('what is not done is told so', async () => {
      await putWriter([], { create: async () => Promise.reject(new ApiError('refused')) });
      press(byRole('button', '+ Uusi lupapohja'));
      await until(() => heard.some(({ text }) => text.includes('Lupapohjaa ei luotu')), 'it to be said');
      await shows(document.body, /Lupapohjaa ei luotu/u);
    });

    it('what may have been done is not called undone because the session has ended', async () => {
      const kinds = ['network', 'signed-out'] as const;
      let asked = 0;
      await putWriter([], { create: async () => Promise.reject(new ApiError(kinds[Math.min(asked++, 1)]!)) });
      press(byRole('button', '+ Uusi lupapohja'));
      await shows(document.body, /emme tiedä, luotiinko lupapohja/u);
      expect(asked).to.equal(2);
      expect(textOf(document.body)).not.to.include('Lupapohjaa ei luotu');
    });

    it('one is archived once that is meant, and what hinders it is told', async () => {
      const archived: string[] = [];
      let hindrance: string | undefined = 'requests';
      await putWriter([item({ mayWrite: true })], {
        archive: async (id) => {
          const errors = [{ field: hindrance ?? '', message: '' }];
          if (hindrance !== undefined) throw new ApiError('stale', { code: 'not-possible', errors });
          archived.push(id);
        },
      });
      press(byRole('button', 'Toiminnot: Kuvauslupa'));
      await settled();
      press(byRole('button', 'Arkistoi…'));
      await settled();
      press(byRole('button', 'Arkistoi'));
      await shows(document.body, /Lopeta ensin vastaaminen/u);
      hindrance = undefined;
      await new Promise((resolve) => setTimeout(resolve, 700));
      press(byRole('button', 'Arkistoi'));
      await settled();
      expect(archived).to.deep.equal(['t1']);
      await until(() => heard.some(({ text }) => text.includes('Lupapohja on arkistoitu')), 'it to be said');
    });

    it('one who only looks is offered none of it', async () => {
      await putGiven([item({})], { create: async () => 'new' });
      expect(allByRole('button').map(nameOf)).to.deep.equal([]);
    });
  });
});
