import './network.ts';
import { expect } from '@open-wc/testing';
import canonicalize from 'canonicalize';
import { html } from 'lit';
import { sha256 } from '../../demo-server/service/agreed-texts.ts';
import { buildReceipt, type SignedReceipt } from '../../demo-server/service/receipt/build.ts';
import { createSigner, publicKeys, type ReceiptSigner } from '../../demo-server/service/receipt/sign.ts';
import type { LupaReceiptCheck } from '../../src/elements/receipt-check/receipt-check.ts';
import type { AgreedText } from '../../src/model/agreed-text.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import type { ReceiptSource } from '../../src/model/receipt.ts';
import '../../src/define/lupa-receipt-check.ts';
import { EVERY_MARK } from '../../stories/every-mark.ts';
import { newKey, photoSource, PHOTO_TEXT } from '../../stories/receipt-sample.ts';
import { expectWholeReferences, settled, step } from './invariants.ts';
import { put, speak, warnings } from './page.ts';
import { allByRole, byRole, findByRole, focused, press, shows, textOf, until } from './screen.ts';

const GENUINE = 'Kuitti on aito';
const CHANGED = 'Kuittia on muutettu';

let signer: ReceiptSigner;
let receipt: SignedReceipt;
let text: string;
let code: string;

async function build(changes: Partial<ReceiptSource> = {}): Promise<string> {
  return JSON.stringify(await buildReceipt(photoSource(changes), signer), undefined, 2);
}

async function putCheck(keys = publicKeys(signer)): Promise<LupaReceiptCheck> {
  const check = await put<LupaReceiptCheck>(html`<lupa-receipt-check .keys=${keys}></lupa-receipt-check>`);
  await settled();
  return check;
}

function fields(check: LupaReceiptCheck) {
  const [file, area] = ['input', 'textarea'].map((tag) => check.shadowRoot!.querySelector(tag)!);
  return { file: file as HTMLInputElement, area: area as HTMLTextAreaElement };
}

/** Pastes, presses, and waits for the outcome with this heading. */
async function paste(check: LupaReceiptCheck, given: string, outcome: string | RegExp): Promise<void> {
  fields(check).area.value = given;
  await step(
    () => press(byRole('button', 'Tarkista kuitti')),
    () => findByRole('heading', outcome),
  );
  await until(() => focused()?.id === 'lupa-result', 'focus on the outcome');
}

/** Chooses a file as the browser's own dialog does. */
function choose(check: LupaReceiptCheck, file: File): void {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  const { file: input } = fields(check);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

before(async () => {
  signer = await createSigner(await newKey());
  receipt = await buildReceipt(photoSource(), signer);
  text = JSON.stringify(receipt, undefined, 2);
  code = receipt['dct:provenance']['rdf:value'];
});

afterEach(() => {
  history.replaceState(null, '', location.pathname + location.search);
});

describe('lupa-receipt-check: what is given', () => {
  it('begins with nothing, and each control has its label', async () => {
    const check = await putCheck();
    expect(check.dataset['state']).to.equal('empty');
    const { file, area } = fields(check);
    expect(file.labels![0]!.textContent).to.equal('Valitse kuitti');
    expect(area.labels![0]!.textContent).to.equal('Tai liitä kuitin teksti');
    expect(allByRole('heading').map(textOf)).to.deep.equal(['Tarkista kuitti']);
    expectWholeReferences();
  });

  it('a pasted receipt is checked, and focus is on what came of it', async () => {
    const check = await putCheck();
    await paste(check, text, GENUINE);
    expect(textOf(focused()!)).to.equal(GENUINE);
    expect(check.dataset['state']).to.equal('ready');
  });

  it('a file is checked as soon as it is chosen', async () => {
    const check = await putCheck();
    choose(check, new File([text], 'kuitti.jsonld'));
    await findByRole('heading', GENUINE);
    choose(check, new File([text.replace('2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.001Z')], 'kuitti.jsonld'));
    await findByRole('heading', CHANGED);
    await until(() => textOf(focused()!) === CHANGED, 'focus on the new outcome');
  });

  it('a file that is no receipt, or larger than any, is said to be none', async () => {
    const check = await putCheck();
    choose(check, new File([new Uint8Array([0xff, 0xd8, 0xff])], 'kuva.jpg'));
    await findByRole('heading', 'Tämä ei ole kuitti');
    choose(check, new File([text], 'kuitti.jsonld'));
    await findByRole('heading', GENUINE);
    choose(check, new File([text, ' '.repeat(4_000_000)], 'kuitti.jsonld'));
    await findByRole('heading', 'Tämä ei ole kuitti');
    expect(check.dataset['state']).to.equal('failed');
  });

  it('the last thing given is what is answered for, though an earlier one is read later', async () => {
    const check = await putCheck();
    let release = () => {};
    const slow = new File([text], 'kuitti.jsonld');
    slow.text = () => new Promise((resolve) => (release = () => resolve('not a receipt')));
    choose(check, slow);
    await paste(check, text, GENUINE);
    release();
    await settled();
    await new Promise((resolve) => setTimeout(resolve));
    await settled();
    expect(allByRole('heading', GENUINE)).to.have.length(1);
    // Nor is the earlier one what other keys are tried on.
    check.keys = publicKeys(await createSigner(await newKey()));
    await findByRole('heading', 'Tätä kuittia ei voi tarkistaa tällä sivulla');
  });

  it('a code in the address is checked, at first and when it changes', async () => {
    history.replaceState(null, '', `#kuitti=${code}`);
    const check = await putCheck();
    await findByRole('heading', 'Koodi on aito');
    expect(textOf(check)).to.include('Teksti, johon vastattiin, ei ole koodissa');
    expect(check.shadowRoot!.querySelector('details')).to.equal(null);
    location.hash = `#kuitti=${code.slice(0, -10)}AAAAAAAAAA`;
    await findByRole('heading', 'Kuitti ei ole aito');
  });

  it('a code that was pasted with its address is checked too', async () => {
    await paste(await putCheck(), `https://www.kunta.example/receipt-check#kuitti=${code}`, 'Koodi on aito');
  });

  it('another fragment of the page is nothing to it', async () => {
    history.replaceState(null, '', '#content');
    const check = await putCheck();
    expect(check.dataset['state']).to.equal('empty');
    expect(focused()).to.equal(document.body);
  });
});

describe('lupa-receipt-check: what it says', () => {
  it('who asked, what, each answer with its time, until when, in which language; and names nobody', async () => {
    const check = await putCheck();
    await paste(check, text, GENUINE);
    const said = textOf(check);
    for (const words of [
      'Siinä ei ole muutettu mitään sen antamisen jälkeen: 22.11.2026 klo\u00a012.00.',
      'Kuvauslupa',
      'Pyynnön esittäjä Mallikunnan sivistyslautakunta',
      'Koskee Vastaajan lasta',
      'Kuvat ryhmän kansiossa: Hyväksytty uudelleen, 22.11.2026 klo\u00a012.00',
      'Kuvat verkkosivuilla: Hyväksytty, 22.11.2026 klo\u00a012.00',
      'Kuvat sosiaalisessa mediassa: Hylätty, 22.11.2026 klo\u00a012.00',
      'Viimeinen voimassaolopäivä 31.7.2027',
      'Tekstin kieli suomi',
      'Kuitin antaja Mallikunta',
    ])
      expect(said).to.include(words);
  });

  it('the whole text, unfolded by a native control', async () => {
    const check = await putCheck();
    await paste(check, text, GENUINE);
    const details = check.shadowRoot!.querySelector('details')!;
    expect(details.open).to.equal(false);
    details.querySelector('summary')!.click();
    expect(details.open).to.equal(true);
    const shown = textOf(details);
    for (const words of [
      'Kuvaamme lapsia arjessa.',
      'Jos hylkäät Lastasi ei kuvata.',
      'Käsittelyperuste Suostumus',
      'Kuvat poistetaan toimintavuoden lopussa.',
      'tietosuoja@kunta.example',
      'siirtää kuvia Yhdysvaltoihin',
    ])
      expect(shown).to.include(words);
    expect(details.querySelectorAll('li')[0]!.textContent).to.equal('retkillä');
  });

  it('the marks of the text, and those of a text from when texts were Markdown', async () => {
    const markdown = '# Mitä kuvaamme\n\nLasta **arjessa**: [lue](https://www.kunta.example/kuvat).\n\n1. retkillä';
    for (const [description, marks] of [
      [EVERY_MARK, ['h4', 'p', 'strong', 'span[lang=sv]', 'a', 'a strong', 'a [lang=en] strong', 'h5', 'ul', 'ol']],
      [markdown, ['h4', 'p', 'strong', 'a', 'ol']],
    ] as const) {
      const agreed = { ...PHOTO_TEXT, description: description as AgreedText['description'] };
      const agreedHash = await sha256(new TextEncoder().encode(canonicalize(agreed)));
      const check = await putCheck();
      await paste(check, JSON.stringify(await buildReceipt(photoSource({ agreed, agreedHash }), signer)), GENUINE);
      const shown = check.shadowRoot!.querySelector('details > div[lang=fi]')!;
      for (const mark of marks) expect(shown.querySelector(mark), mark).not.to.equal(null);
      expect([...shown.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
        'https://www.kunta.example/kuvat',
      ]);
      check.remove();
    }
  });

  it('what the check cannot prove', async () => {
    const check = await putCheck();
    await paste(check, text, GENUINE);
    const list = byRole('heading', 'Mitä tarkistus ei voi todistaa').nextElementSibling!;
    expect([...list.children].map(textOf)).to.deep.equal([
      'Että vastaaja oli se, joka hän sanoi olevansa.',
      'Että vastaus on yhä sama. Sitä on voitu muuttaa tai se on voitu perua myöhemmin.',
      'Että palvelun kello oli oikeassa.',
    ]);
  });

  it('no last day where none was set, and none at all where nothing was accepted', async () => {
    const check = await putCheck();
    await paste(check, await build({ lastValidDay: null }), GENUINE);
    expect(textOf(check)).to.include('Viimeistä päivää ei ole asetettu');
    const refused = photoSource().history.map((change) => ({ ...change, state: 'refused' as const }));
    await paste(check, await build({ history: refused, issuedAt: '2026-11-22T10:00:04.000Z' }), GENUINE);
    await shows(check, 'Kuvat verkkosivuilla: Hylätty');
    expect(textOf(check)).not.to.include('31.7.2027').and.not.to.include('Viimeistä päivää');
  });

  const broken: [what: string, from: RegExp, to: string, sentence: string][] = [
    [
      'the text',
      /toimintavuoden lopussa(?=\.",\n +"transfers)/u,
      'kymmenessä vuodessa',
      'Tekstiä, johon vastattiin, on muutettu.',
    ],
    [
      'an answer',
      /"dpv:ConsentRefused"/u,
      '"dpv:ConsentGiven"',
      'Vastausta, sen aikaa tai sen voimassaoloa on muutettu.',
    ],
    [
      'an earlier event',
      /2026-11-01T08:00:00\.000Z/u,
      '2026-11-01T09:00:00.000Z',
      'Vastausta edeltäviä tapahtumia on muutettu.',
    ],
    ['the terms', /"loc:FI"/u, '"loc:SE"', 'Käyttötarkoituksia, tietoja tai oikeuksiasi koskevia kohtia on muutettu.'],
    ['the parties', /1234567-1/u, '7654321-1', 'Pyytäjän tai vastaajan tietoja on muutettu.'],
    ['the rest', /2026-11-22T10:00:03\.000Z/u, '2020-01-01T00:00:00.000Z', 'Jotakin muuta kuitissa on muutettu.'],
  ];
  for (const [what, from, to, sentence] of broken) {
    it(`a changed receipt: says that ${what} has been changed, and what was signed`, async () => {
      const check = await putCheck();
      await paste(check, text.replace(from, to), CHANGED);
      const sentences = [...check.shadowRoot!.querySelectorAll('.lupa-notice li')].map(textOf);
      expect(sentences).to.deep.equal([sentence]);
      expect(allByRole('heading').map(textOf)).to.include('Mitä kuitissa sanottiin, kun se annettiin');
      expect(textOf(check)).to.include('Kuvat sosiaalisessa mediassa: Hylätty').and.not.to.include(GENUINE);
      expect(check.shadowRoot!.querySelector('details') === null).to.equal(what === 'the text');
      expect(check.dataset['state']).to.equal('ready');
    });
  }

  const failures: [what: string, given: () => string, keys: () => Promise<JsonWebKey[]>, outcome: string][] = [
    ['nothing', () => '', async () => publicKeys(signer), 'Tämä ei ole kuitti'],
    ['another text', () => 'Hei!', async () => publicKeys(signer), 'Tämä ei ole kuitti'],
    ['other data', () => '{"a":1}', async () => publicKeys(signer), 'Tämä ei ole kokonainen kuitti'],
    [
      'a receipt of another municipality',
      () => text,
      async () => publicKeys(await createSigner(await newKey())),
      'Tätä kuittia ei voi tarkistaa tällä sivulla',
    ],
    [
      'a receipt with another signature',
      () => text.replace(code, `${code.slice(0, -10)}AAAAAAAAAA`),
      async () => publicKeys(signer),
      'Kuitti ei ole aito',
    ],
  ];
  for (const [what, given, keys, outcome] of failures) {
    it(`${what}: ${outcome}, and nothing of what it says is shown`, async () => {
      const check = await putCheck((await keys()) as JsonWebKey[]);
      await paste(check, given(), outcome);
      expect(check.dataset['state']).to.equal('failed');
      expect(textOf(check)).not.to.include('sivistyslautakunta');
    });
  }

  it('in the language of the page, with the text in its own', async () => {
    const check = await putCheck();
    await paste(check, text, GENUINE);
    speak('sv');
    await shows(check, 'Kvittot är äkta');
    expect(textOf(check))
      .to.include('Kuvat verkkosivuilla: Godkänt, 22.11.2026 kl.\u00a012.00')
      .and.to.include('finska');
    for (const name of check.shadowRoot!.querySelectorAll('dd li > span'))
      expect(name.getAttribute('lang')).to.equal('fi');
    speak('en');
    await shows(check, 'The receipt is genuine');
    expect(textOf(check)).to.include('Kuvat verkkosivuilla: Accepted, 22 November 2026, 12:00');
  });

  it('markup in a text is text', async () => {
    const publisher = { name: '<img src=x onerror="document.title=1"> Mallikunta' };
    const check = await putCheck();
    await paste(check, await build({ publisher }), GENUINE);
    expect(textOf(check)).to.include(publisher.name);
    expect(check.shadowRoot!.querySelector('img')).to.equal(null);
  });
});

describe('lupa-receipt-check: its keys', () => {
  it('without any it is not set up, and the web developer is told once', async () => {
    const check = await put<LupaReceiptCheck>('<lupa-receipt-check></lupa-receipt-check>');
    expect(check.dataset['state']).to.equal('unconfigured');
    await shows(check, 'Tätä sivun osaa ei ole vielä otettu käyttöön.');
    expect(warnings().join()).to.include('<lupa-receipt-check>').and.to.include('receiptKeys');
  });

  it('that come later check what was given before', async () => {
    history.replaceState(null, '', `#kuitti=${code}`);
    const check = await put<LupaReceiptCheck>('<lupa-receipt-check></lupa-receipt-check>');
    warnings();
    check.keys = publicKeys(signer);
    await findByRole('heading', 'Koodi on aito');
    check.keys = publicKeys(await createSigner(await newKey()));
    await findByRole('heading', 'Tätä kuittia ei voi tarkistaa tällä sivulla');
  });

  it('come from the page configuration where there is no property', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.id = 'lupa-config';
    script.textContent = JSON.stringify({ receiptKeys: publicKeys(signer) });
    document.head.append(script);
    try {
      const check = await put<LupaReceiptCheck>('<lupa-receipt-check></lupa-receipt-check>');
      await paste(check, text, GENUINE);
      // A key set in place of a list; and no JSON at all.
      script.textContent = JSON.stringify({ receiptKeys: { keys: publicKeys(signer) } });
      const set = await put<LupaReceiptCheck>('<lupa-receipt-check></lupa-receipt-check>');
      expect(set.dataset['state']).to.equal('unconfigured');
      script.textContent = '{"receiptKeys": [';
      const other = await put<LupaReceiptCheck>('<lupa-receipt-check></lupa-receipt-check>');
      expect(other.dataset['state']).to.equal('unconfigured');
      expect(warnings().join()).to.include('#lupa-config');
    } finally {
      script.remove();
    }
  });
});

describe('lupa-receipt-check: for everybody', () => {
  for (const language of LANGUAGES) {
    it(`has no fault that axe finds, in each of its states: ${language}`, async () => {
      speak(language);
      const check = await putCheck();
      await expect(check).to.be.accessible();
      const states = [text, text.replace('"loc:FI"', '"loc:SE"'), '{}', code];
      for (const given of states) {
        fields(check).area.value = given;
        check.shadowRoot!.querySelector('button')!.click();
        await until(() => focused()?.id === 'lupa-result', 'the outcome');
        check.shadowRoot!.querySelectorAll('details').forEach((details) => (details.open = true));
        expectWholeReferences();
        await expect(check).to.be.accessible();
        fields(check).area.focus();
      }
    });
  }

  it('has headings below the level that the page has set', async () => {
    const check = await putCheck();
    check.headingLevel = 4;
    await settled();
    await paste(check, text, GENUINE);
    const levels = allByRole('heading').map(({ localName }) => localName);
    expect(levels).to.deep.equal(['h4', 'h5', 'h5', 'h5']);
  });

  it('listens to the address no more when it is gone', async () => {
    const check = await putCheck();
    check.remove();
    location.hash = `#kuitti=${code}`;
    await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    await settled();
    expect(check.dataset['state']).to.equal('empty');
  });
});
