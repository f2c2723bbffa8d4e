import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../../src/define/lupa-receipt-check.ts';
import { buildReceipt } from '../../demo-server/service/receipt/build.ts';
import { createSigner, publicKeys } from '../../demo-server/service/receipt/sign.ts';
import { newKey, photoSource } from '../receipt-sample.ts';
import { NOT_SET_UP, state } from '../state.ts';

/** Whether a receipt is genuine, and what was agreed; without a server, and without a provider around it. */
export default {
  title: 'Elements/lupa-receipt-check',
  component: 'lupa-receipt-check',
  render: () => html`<lupa-receipt-check></lupa-receipt-check>`,
} satisfies Meta;

interface Given {
  text: string;
  code: string;
}

/** Signs a receipt with a key of the story's own, and gives it to the element as a user would. */
function checks(given?: (receipt: Given) => string, otherKey = false): NonNullable<StoryObj['play']> {
  return async ({ canvasElement }) => {
    const check = canvasElement.querySelector('lupa-receipt-check')!;
    const signer = await createSigner(await newKey());
    const receipt = await buildReceipt(photoSource(), signer);
    check.keys = publicKeys(otherKey ? await createSigner(await newKey()) : signer);
    await check.updateComplete;
    if (given === undefined) return;
    const root = check.shadowRoot!;
    const code = receipt['dct:provenance']['rdf:value'];
    root.querySelector('textarea')!.value = given({ text: JSON.stringify(receipt, undefined, 2), code });
    root.querySelector('button')!.click();
    await waitFor(() => {
      if (root.querySelector('#lupa-result') === null) throw new Error('Nothing has come of the check');
    });
  };
}

export const Empty = state('default', ['Valitse kuitti', 'Välj kvitto', 'Choose a receipt'], { play: checks() });
export const Genuine = state('default', ['Kuitti on aito', 'Kvittot är äkta', 'The receipt is genuine'], {
  play: checks(({ text }) => text),
});
export const Changed = state(
  'default',
  [
    'Tekstiä, johon vastattiin, on muutettu.',
    'Texten som svaret gäller har ändrats.',
    'The text that the answer concerns has been changed.',
  ],
  {
    play: checks(({ text }) =>
      text
        .replaceAll('toimintavuoden lopussa', 'kymmenen vuoden päästä')
        .replace('dpv:ConsentRefused', 'dpv:ConsentGiven'),
    ),
  },
);
export const Code = state('default', ['Koodi on aito', 'Koden är äkta', 'The code is genuine'], {
  play: checks(({ code }) => code),
});
export const NotGenuine = state(
  'default',
  ['Kuitti ei ole aito', 'Kvittot är inte äkta', 'The receipt is not genuine'],
  { play: checks(({ text, code }) => text.replace(code, `${code.slice(0, -10)}AAAAAAAAAA`)) },
);
export const AnotherMunicipality = state(
  'default',
  [
    'Tätä kuittia ei voi tarkistaa tällä sivulla',
    'Det här kvittot kan inte kontrolleras på den här sidan',
    'The receipt cannot be checked on this page',
  ],
  { play: checks(({ text }) => text, true) },
);
export const NotAReceipt = state(
  'default',
  ['Tämä ei ole kuitti', 'Det här är inte ett kvitto', 'This is not a receipt'],
  {
    play: checks(() => 'Hei!'),
  },
);
export const Narrow = state('default', ['Kuitti on aito', 'Kvittot är äkta', 'The receipt is genuine'], {
  narrow: true,
  play: checks(({ text }) => text),
});
export const Unconfigured = state('default', NOT_SET_UP);
