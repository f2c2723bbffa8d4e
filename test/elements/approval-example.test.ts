import './network.ts';
import { expect } from '@open-wc/testing';
import { approvalExample } from '../../src/elements/template-editor/approval-example.view.ts';
import { APPROVAL_MODES, type ApprovalMode } from '../../src/model/consent-request.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { speak } from './page.ts';
import { allByRole, byRole, nameOf, textOf } from './screen.ts';
import { putView, sticksOut } from './view-host.ts';

const putExample = (mode: ApprovalMode) => putView(() => approvalExample(mode, 4));

/** Each row as it is read; the names of the columns, which the cards repeat for the eye, are left out. */
const rows = () =>
  allByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(textOf));

const ANY = 'Yhden huoltajan hyväksyntä riittää';
const ALL = 'Kaikkien huoltajien on hyväksyttävä';

describe('the example of a way of approval', () => {
  it('says of two guardians what each way comes to', async () => {
    await putExample('any-guardian');
    const differ = 'Vastaukset eroavat Ei voimassa, jos yksikin hylkää';
    expect(rows()).to.deep.equal([
      [
        'Toinen huoltaja hyväksyy, toinen ei ole vastannut',
        'Voimassa Yksi hyväksyntä riittää',
        'Odottaa muita vastauksia Jokaisen päättäjän on vastattava',
      ],
      [
        'Molemmat huoltajat hyväksyvät',
        'Voimassa Yksi hyväksyntä riittää',
        'Voimassa Kaikki päättäjät ovat hyväksyneet',
      ],
      ['Toinen huoltaja hyväksyy, toinen hylkää', differ, differ],
      ['Toinen huoltaja hylkää, toinen ei ole vastannut', 'Hylätty', 'Hylätty'],
      ['Molemmat hyväksyvät, ja toinen peruu myöhemmin', differ, differ],
    ]);
  });

  for (const [mode, columns] of [
    ['any-guardian', [`${ANY} (valittu)`, ALL]],
    ['all-guardians', [ANY, `${ALL} (valittu)`]],
  ] as const) {
    it(`says in words which is chosen: ${mode}`, async () => {
      await putExample(mode);
      expect(allByRole('columnheader').map(textOf)).to.deep.equal(['Vastaukset', ...columns]);
      expect(byRole('table').querySelector('caption')!.textContent.trim()).to.equal(
        'Esimerkki: lapsi, jolla on kaksi huoltajaa.',
      );
    });
  }

  it('is about the person alone where they answer for themselves', async () => {
    await putExample('self');
    expect(allByRole('columnheader').map(textOf)).to.deep.equal(['Vastaukset', 'Tila']);
    expect(rows()).to.deep.equal([
      ['Henkilö ei ole vastannut', 'Odottaa vastausta'],
      ['Henkilö hyväksyy', 'Voimassa'],
      ['Henkilö hylkää', 'Hylätty'],
      ['Henkilö hyväksyy ja peruu myöhemmin', 'Peruttu'],
    ]);
  });

  it('law 24: is a table for everybody, in a narrow place too, in every language', async () => {
    for (const mode of APPROVAL_MODES) {
      const host = await putExample(mode);
      for (const language of LANGUAGES) {
        speak(language);
        host.style.inlineSize = '';
        await settled();
        expectWholeReferences();
        const heads = allByRole('rowheader').map(nameOf);
        expect(new Set(heads).size).to.equal(heads.length);
        for (const width of ['360px', '280px']) {
          host.style.inlineSize = width;
          expect(sticksOut(host), `${mode}, ${language}, ${width}`).to.deep.equal([]);
          expect(allByRole('rowheader').map(nameOf)).to.deep.equal(heads);
          expect(allByRole('columnheader')).to.have.length(mode === 'self' ? 2 : 3);
        }
        await expect(host).to.be.accessible({ ignoredRules: ['region'] });
      }
      host.remove();
    }
  });
});
