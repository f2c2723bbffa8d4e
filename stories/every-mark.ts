/** A text with all that a text may have. */
import type { RichText } from '../src/model/rich-text.ts';

const PAGE = 'https://www.kunta.example/kuvat';

export const EVERY_MARK: RichText = [
  { type: 'heading', depth: 1, runs: [{ text: 'Mitä kuvaamme' }] },
  {
    type: 'paragraph',
    runs: [
      { text: 'Kuvaamme lapsia ' },
      { text: 'arjessa', strong: true },
      { text: ', ruotsiksi ' },
      { text: 'i vardagen', lang: 'sv' },
      { text: '. ' },
      { text: 'Lue ', href: PAGE },
      { text: 'tarkat', strong: true, href: PAGE },
      { text: ' ohjeet: ', href: PAGE },
      { text: 'photo policy', strong: true, href: PAGE, lang: 'en' },
    ],
  },
  { type: 'heading', depth: 2, runs: [{ text: 'Milloin' }] },
  { type: 'list', ordered: false, items: [[{ text: 'retkillä' }], [{ text: 'juhlissa' }]] },
  { type: 'list', ordered: true, items: [[{ text: 'ensin *lupa*' }], [{ text: 'sitten <kuva> & ääni' }]] },
];
