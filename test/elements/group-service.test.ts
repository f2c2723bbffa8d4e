/** The group table with the real service behind it: what the director of the demo does, from the table to the events. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import type { ScenarioName } from '../../demo-server/msw.ts';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import '../../src/define/lupa-group-requests.ts';
import '../../src/define/lupa-provider.ts';
import { civilDateOf } from '../../src/model/civil-date.ts';
import { dialogOf, fieldOf, names, pick, startChoosing } from './group-page.ts';
import { settled, step } from './invariants.ts';
import { put, speak } from './page.ts';
import { allByRole, byRole, nameOf, press, shows, textOf, until } from './screen.ts';
import { serve, type Server } from './server.ts';

async function openTable(scenario: ScenarioName = 'director'): Promise<{ server: Server; element: LupaGroupRequests }> {
  const server = await serve(scenario);
  const provider = await put(html`<lupa-provider api-url="/api">
    <lupa-group-requests template-id=${GROUP_TEMPLATE_ID} consent-path="/consents/{id}"></lupa-group-requests>
  </lupa-provider>`);
  const element = provider.querySelector('lupa-group-requests')!;
  await until(() => /ready|failed|signed-out/u.test(element.dataset['state'] ?? ''), 'the table');
  await settled();
  return { server, element };
}

const countIn = (name: RegExp) => Number(/\((\d+)\)/u.exec(nameOf(byRole('button', name)))?.[1]);

describe('the group table and the service', () => {
  it('shows the group of the demo: 27 members, of whom twenty are on the first page', async () => {
    const { element } = await openTable();
    expect(textOf(element)).to.include('27 tulosta, näytetään 1–20');
    expect(textOf(element)).to.include('Auringonkukka, Amiraalit (oppijat)');
    expect(names()).to.have.length(20);
  });

  it('narrows, orders and pages at the service', async () => {
    const { element } = await openTable();
    const field = fieldOf<HTMLSelectElement>(element, 'lupa-status');
    const { value, text } = [...field.options].find((option) => option.value === 'given')!;
    const count = Number(/\((\d+)\)/u.exec(text)![1]);
    await step(
      () => pick(field, value),
      () => until(() => names().length === count, `${count} rows`),
    );
    await step(
      () => press(byRole('button', 'Muuttunut')),
      () => until(() => /näytetään/u.test(textOf(element)), 'the order'),
    );
  });

  it('sends to those to whom nothing has been sent, and each is asked', async () => {
    const { element } = await openTable();
    const unasked = countIn(/^Lähetä pyynnöt/u);
    expect(unasked).to.be.greaterThan(0);
    await step(
      () => press(byRole('button', /^Lähetä pyynnöt/u)),
      () => shows(dialogOf(element), `Pyyntö lähetetään (${unasked})`),
    );
    press(byRole('button', /^Lähetä pyynnöt/u, dialogOf(element)));
    await shows(dialogOf(element), `Pyyntöjä lähetetty: ${unasked}.`);
    await until(() => countIn(/^Lähetä pyynnöt/u) === 0, 'nobody to be left');
    expect(nameOf(byRole('button', /^Lähetä pyynnöt/u))).to.equal('Lähetä pyynnöt (0)');
  });

  it('counts for the chosen what the service then plans', async () => {
    const { element } = await openTable();
    await startChoosing();
    press(byRole('checkbox', 'Valitse tämän sivun 20'));
    await until(() => countIn(/^Sulje pyynnöt/u) > 0, 'the counts');
    const count = countIn(/^Sulje pyynnöt/u);
    press(byRole('button', /^Sulje pyynnöt/u));
    await settled();
    await shows(dialogOf(element), `Pyyntö suljetaan (${count})`);
  });

  it('records an answer given on paper, and shows who recorded it', async () => {
    const { element } = await openTable();
    await step(
      () => pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), 'requested'),
      () => until(() => names().length < 20, 'those who are awaited'),
    );
    const [name] = names();
    press(allByRole('button', /^Toiminnot/u)[0]!);
    await settled();
    await step(() => press(byRole('button', 'Kirjaa vastaus…')));
    const dialog = dialogOf(element);
    for (const accept of allByRole('radio', 'Hyväksyy', dialog)) accept.click();
    byRole('radio', 'Paperilla', dialog).click();
    pick(fieldOf<HTMLSelectElement>(element, 'lupa-language'), 'fi');
    fieldOf(element, 'lupa-answered-on').value = civilDateOf(new Date().toISOString());
    fieldOf(element, 'lupa-evidence').value = 'Kansio 12';
    press(byRole('button', /^Kirjaa vastaus/u, dialog));
    await until(() => dialogOf(element) === null, `the dialog to close: ${textOf(dialog)}`);
    pick(fieldOf<HTMLSelectElement>(element, 'lupa-status'), '');
    fieldOf(element, 'lupa-search').value = name!;
    fieldOf(element, 'lupa-search').form!.requestSubmit();
    await shows(element, 'kirjannut Hilkka Henkilöstö. Todiste: Kansio 12');
  });

  it('an educator sees the group and cannot act', async () => {
    await openTable('educator');
    expect(names()).to.have.length(20);
    expect(allByRole('button', /^(?:Lähetä|Sulje|Valitse)/u)).to.deep.equal([]);
  });

  it('a guardian finds no template here', async () => {
    const { element } = await openTable('default');
    expect(textOf(element)).to.include('Lupapohjaa ei löytynyt');
  });

  it('speaks Swedish and English of the same group', async () => {
    speak('sv');
    const { element } = await openTable();
    expect(textOf(element)).to.include('27 resultat, visar 1–20');
    speak('en');
    await shows(element, '27 results, showing 1–20');
  });
});
