/** Bringing a group in from a file: looked at first, and imported as it was seen. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { GROUP_ID } from '../../demo-server/service/seed/group.ts';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { ORGANISATION_ID } from '../../demo-server/service/seed/seed.ts';
import { ApiError } from '../../src/api/api-error.ts';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import '../../src/define/lupa-group-requests.ts';
import '../../src/define/lupa-provider.ts';
import { groupImport, GroupService, people } from './group-examples.ts';
import { dialogOf, groupOf, putGroup } from './group-page.ts';
import { settled, step } from './invariants.ts';
import { allSaid, heard, put } from './page.ts';
import { allByRole, byRole, findByRole, focused, press, shows, textOf, until } from './screen.ts';
import { serve } from './server.ts';

const OPEN = /^Tuo ryhmä tiedostosta/u;

function choose(element: LupaGroupRequests, text = 'etunimet;sukunimi\n'): void {
  const field = dialogOf(element).querySelector<HTMLInputElement>('#lupa-file')!;
  const files = new DataTransfer();
  files.items.add(new File([text], 'ryhma.csv', { type: 'application/vnd.ms-excel' }));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

async function opened(element: LupaGroupRequests): Promise<HTMLDialogElement> {
  press(byRole('button', OPEN));
  await until(() => dialogOf(element)?.open === true, 'the dialog');
  return dialogOf(element);
}

describe('a group from a file', () => {
  it('changes nothing before it was seen what would change, and then what was seen', async () => {
    const { element, service } = await groupOf(people(3));
    service.preview.preview = groupImport({
      joined: [{ name: 'Uuno Uusi', changes: [] }],
      left: [{ id: 'x', name: 'Lauri Lähtijä' }],
      changed: [{ id: 'y', name: 'Muutu Muuttuja', changes: [{ kind: 'custody', person: 'Huoltaja' }] }],
      warnings: [{ code: 'guardian-missing', row: 4, column: 0, field: '' }],
    });
    const dialog = await opened(element);
    expect(allByRole('button', 'Tuo ryhmä', dialog)).to.deep.equal([]);
    choose(element);
    await shows(dialog, 'Tulevat ryhmään (1)');
    expect(service.saidTo('importGroup')).to.deep.equal([]);
    const text = textOf(dialog);
    for (const told of [
      'Uuno Uusi',
      'Poistuvat ryhmästä (1)',
      'Lauri Lähtijä',
      'Muutu Muuttuja: huoltajuus muuttuu: Huoltaja',
      'Rivi 4: ei huoltajaa: kukaan ei voi vastata',
      'Pysyvät ennallaan (3)',
    ])
      expect(text).to.include(told);

    press(byRole('button', 'Tuo ryhmä', dialog));
    await until(() => element.shadowRoot!.querySelector('dialog') === null, 'the end');
    const [[groupId, file, etag]] = service.saidTo('importGroup') as [[string, File, string]];
    expect([groupId, await file.text(), etag]).to.deep.equal(['g1', 'etunimet;sukunimi\n', '"seen"']);
    await allSaid();
    expect(heard.map(({ text: said }) => said)).to.include('Ryhmä tuotiin. Tuli: 1. Poistui: 1. Muuttui: 1.');
    await settled();
    expect(focused()?.id).to.equal('lupa-bring-in');
  });

  it('with faults cannot be imported, and says where each is', async () => {
    const { element, service } = await groupOf(people(3));
    service.preview.preview = groupImport({
      fingerprint: null,
      faults: [
        { code: 'identity-code-check', row: 2, column: 1, field: 'child.code' },
        { code: 'column-missing', row: 0, column: 0, field: 'child.family-name' },
      ],
    });
    const dialog = await opened(element);
    choose(element);
    await shows(dialog, 'Tiedostossa on virheitä');
    expect(textOf(dialog)).to.include('Rivi 2, sarake 1: henkilötunnus ei ole oikein');
    expect(textOf(dialog)).to.include('tarvittava sarake puuttuu');
    expect(allByRole('button', 'Tuo ryhmä', dialog)).to.deep.equal([]);
  });

  it('names some of very many, and counts the others', async () => {
    const { element, service } = await groupOf(people(3));
    const left = Array.from({ length: 10_000 }, (_, n) => ({ id: `p${n}`, name: `Lähtijä ${n}` }));
    service.preview.preview = groupImport({ left });
    const dialog = await opened(element);
    choose(element);
    await shows(dialog, 'Poistuvat ryhmästä (10000)');
    expect(textOf(dialog)).to.include('Lähtijä 49').and.to.include('ja 9950 muuta').and.not.to.include('Lähtijä 50');
  });

  it('is looked at again where the group has changed meanwhile', async () => {
    const { element, service } = await groupOf(people(3));
    const dialog = await opened(element);
    choose(element);
    await shows(dialog, 'Pysyvät ennallaan (3)');
    const other = groupImport({ left: [{ id: 'z', name: 'Sillä Välin' }] });
    service.importGroup = () => Promise.reject(new ApiError('stale', { current: other }, '"other"'));
    press(byRole('button', 'Tuo ryhmä', dialog));
    await shows(dialog, 'Ryhmä on muuttunut sillä välin');
    expect(textOf(dialog)).to.include('Sillä Välin');
    let sent = '';
    service.importGroup = async (_id, _file, etag) => {
      sent = etag;
      return other;
    };
    press(byRole('button', 'Tuo ryhmä', dialog));
    await until(() => sent !== '', 'the second try');
    expect(sent).to.equal('"other"');
  });

  it('says so when the file does not come through, and keeps the dialog', async () => {
    const { element, service } = await groupOf(people(3));
    const dialog = await opened(element);
    service.failOnce('previewImport');
    choose(element);
    await shows(dialog, 'Tiedostoa ei voitu lukea');
    choose(element);
    await shows(dialog, 'Pysyvät ennallaan (3)');
    service.failOnce('importGroup', 'refused');
    press(byRole('button', 'Tuo ryhmä', dialog));
    await shows(dialog, 'Mitään ei tuotu. Yritä uudelleen.');
    expect(byRole('button', 'Tuo ryhmä', dialog)).not.to.equal(null);
    await step(() => press(byRole('button', 'Peruuta', dialog)));
    expect(element.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('whose outcome is not known is not called done or undone: it is looked at, and not sent again', async () => {
    const { element, service } = await groupOf(people(3));
    service.preview.preview = groupImport({ joined: [{ name: 'Uuno Uusi', changes: [] }] });
    const dialog = await opened(element);
    choose(element);
    await shows(dialog, 'Tulevat ryhmään (1)');
    service.failOnce('importGroup', 'network', true);
    press(byRole('button', 'Tuo ryhmä', dialog));
    await shows(dialog, 'emme tiedä, tuotiinko ryhmä');
    expect(allByRole('button', 'Tuo ryhmä', dialog)).to.deep.equal([]);
    service.preview.preview = groupImport({ unchanged: 4 });
    press(byRole('button', 'Tarkista nyt', dialog));
    await shows(dialog, 'Pysyvät ennallaan (4)');
    expect(textOf(dialog)).not.to.include('emme tiedä').and.not.to.include('Tulevat ryhmään');
    expect(service.saidTo('importGroup')).to.have.length(1);
  });

  it('is not offered to one who only looks, nor where people are named', async () => {
    const offered = async (service: GroupService) => {
      await putGroup(service);
      return allByRole('button', OPEN).length;
    };
    const looking = new GroupService(people(3));
    looking.changes = { mayAct: false };
    expect(await offered(looking)).to.equal(0);
    const named = new GroupService(people(3));
    named.template = { target: { kind: 'people', groupId: null, name: null } };
    expect(await offered(named)).to.equal(0);
    expect(await offered(new GroupService(people(3)))).to.equal(1);
  });

  it('goes to the service as it is, and the table shows who is there then', async () => {
    const server = await serve('director');
    const provider = await put(html`<lupa-provider api-url="/api">
      <lupa-group-requests template-id=${GROUP_TEMPLATE_ID}></lupa-group-requests>
    </lupa-provider>`);
    const element = provider.querySelector('lupa-group-requests')!;
    await findByRole('button', OPEN);
    const dialog = await opened(element);
    const rows = ['Lapsen etunimet;Lapsen sukunimi;Huoltaja 1 etunimet;Huoltaja 1 sukunimi', 'Åsa;Öberg;Örjan;Öberg'];
    choose(element, rows.join('\n'));
    await shows(dialog, 'Tulevat ryhmään (1)');
    expect(textOf(dialog)).to.include('Poistuvat ryhmästä (27)');
    press(byRole('button', 'Tuo ryhmä', dialog));
    await until(() => element.shadowRoot!.querySelector('dialog') === null, 'the end');
    await shows(element, 'Åsa Öberg');
    expect(server.count(/^POST \/groups\/[\w-]+\/import$/u)).to.equal(1);
    const members = await server.store.transaction((tx) => tx.groups.members(ORGANISATION_ID, GROUP_ID));
    expect(members.map(({ person }) => person.givenNames)).to.deep.equal(['Åsa']);
  });
});
