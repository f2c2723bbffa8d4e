import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import fc from 'fast-check';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { frame } from '../../demo-server/pages/frame.ts';
import { receiptCheckMain } from '../../demo-server/pages/receipt-check.ts';
import { qrCode } from '../../demo-server/pages/receipt-code.ts';
import { receiptPage } from '../../demo-server/pages/receipt.ts';
import { buildReceipt } from '../../demo-server/service/receipt/build.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import type { AgreedText } from '../../src/model/agreed-text.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import type { ReceiptSource } from '../../src/model/receipt.ts';
import { linesOf } from '../../src/model/rich-text.ts';
import { checkReceipt } from '../../src/receipt/check.ts';
import { EVERY_MARK } from '../../stories/every-mark.ts';
import { PHOTO_TEXT, photoSource } from '../../stories/receipt-sample.ts';
import { sayingText } from '../model/any-rich-text.ts';
import markdownReceipt from './markdown-receipt.json' with { type: 'json' };
import { hashOf, signer } from './sources.ts';

const CHECK_PAGE = 'https://www.kunta.example/receipt-check';
const css = readFileSync(new URL('../../demo-server/pages/assets/receipt.css', import.meta.url), 'utf8');
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
});

async function pageOf(changes: Partial<ReceiptSource> = {}, language: Language = 'fi'): Promise<string> {
  const source = photoSource(changes);
  const receipt = await buildReceipt(source, signer);
  return String(await receiptPage({ source, receipt, language, checkPage: CHECK_PAGE }));
}

describe('a receipt on paper', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  });
  after(() => browser.close());

  /** The page in a browser that runs no script of it and fetches nothing. */
  async function open(html: string) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
      if (pathname === '/site/receipt.css') return route.fulfill({ contentType: 'text/css', body: css });
      return route.fulfill({ status: 404, body: '' });
    });
    await page.goto('https://www.kunta.example/');
    return page;
  }

  test('says what was asked, the answers with their times, until when, and the whole text', async () => {
    const page = await open(await pageOf());
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/gu, ' ');
    for (const words of [
      'Kuitti: Kuvauslupa',
      'Mallikunnan sivistyslautakunta',
      'Vastaajan lasta',
      'Kuvat ryhmän kansiossa: Hyväksytty uudelleen, 22.11.2026 klo 12.00',
      'Kuvat sosiaalisessa mediassa: Hylätty, 22.11.2026 klo 12.00',
      'Viimeinen voimassaolopäivä 31.7.2027',
      '1.11.2026 klo 10.00: Pyyntö lähetetty',
      '2.11.2026 klo 14.05: Hyväksytty (verkossa): Kuvat ryhmän kansiossa',
      'https://www.kunta.example/consents/0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1003',
      'Kuvaamme lapsia arjessa.',
      'Kuvat poistetaan toimintavuoden lopussa.',
      'tietosuoja@kunta.example',
      'Käsittelyperuste Suostumus',
    ])
      assert.ok(text.includes(words), `${words} is not in: ${text}`);
    await page.context().close();
  });

  test('says of a recorded answer how it was given, when, and who wrote it down, in each language', async () => {
    const history = photoSource().history.map((change) =>
      change.by === 'organisation' ? change : { ...change, method: 'phone' as const, answeredOn: '2026-11-19' },
    );
    const said: Record<Language, string> = {
      fi: 'Hyväksytty (puhelimitse, annettu 19.11.2026, pyynnön esittäjän kirjaama)',
      sv: 'per telefon, getts 19.11.2026, registrerat av den som begär samtycke',
      en: 'by phone, given on 19 November 2026, recorded by those who asked',
    };
    for (const language of LANGUAGES) {
      const page = await pageOf({ history }, language);
      assert.ok(page.includes(said[language]), language);
      assert.ok(!(await pageOf({}, language)).includes(said[language].split(', ').at(-1)!), language);
    }
  });

  test('has a code that a phone reads, from paper, and that is right', async () => {
    const page = await open(await pageOf());
    await page.emulateMedia({ media: 'print' });
    const link = await page.getByRole('link', { name: 'Tarkista tämä kuitti' }).getAttribute('href');
    const code = page.getByRole('img', { name: /^QR-koodi/u });
    const [read] = await readBarcodes(new Uint8Array(await code.screenshot()), { formats: ['QRCode'] });
    assert.equal(read?.text, link);
    assert.ok(link?.startsWith(`${CHECK_PAGE}#kuitti=`));
    const check = await checkReceipt(read.text, signer.publicKeys);
    assert.ok(check.kind === 'checked');
    assert.equal(check.statement.name, 'Kuvauslupa');
    const { width } = (await code.boundingBox())!;
    const modules = (await code.getAttribute('viewBox'))!.split(' ').map(Number)[2]!;
    // Of 96 to the inch: half a millimetre.
    assert.ok(width / modules > 96 / 25.4 / 2, `${width / modules} px each`);
    await page.context().close();
  });

  for (const language of LANGUAGES) {
    test(`is in the language of the page, with the text in its own: ${language}`, async () => {
      const page = await open(await pageOf({}, language));
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      const foreign = page.getByText('Kuvaamme lapsia').locator('xpath=ancestor-or-self::*[@lang][1]');
      assert.equal(await foreign.getAttribute('lang'), 'fi');
      const words = { fi: 'Viimeinen voimassaolopäivä', sv: 'Sista giltighetsdag', en: 'Last valid day' }[language];
      assert.equal(await page.getByText(words, { exact: true }).count(), 1);
      await page.context().close();
    });
  }

  test('takes no markup and no script from a text', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const agreed = {
      ...PHOTO_TEXT,
      name: evil,
      data: evil,
      description: [
        {
          type: 'paragraph' as const,
          runs: [
            { text: 'x', href: 'javascript:alert(1)' },
            { text: evil, lang: evil },
          ],
        },
      ],
    };
    const html = await pageOf({ agreed, agreedHash: hashOf(agreed), publisher: { name: evil } });
    assert.doesNotMatch(html, /<script|<img|href="javascript/u);
    const page = await open(html);
    assert.ok((await page.locator('main').innerText()).includes(evil));
    await page.context().close();
  });

  test('has each mark of a text as an element: headings, lists, bold, languages, and each link once', async () => {
    const agreed = { ...PHOTO_TEXT, description: EVERY_MARK };
    const html = await pageOf({ agreed, agreedHash: hashOf(agreed) });
    const link = '<a href="https://www.kunta.example/kuvat">';
    for (const markup of [
      '<h3>Mitä kuvaamme</h3>',
      '<p>Kuvaamme lapsia <strong>arjessa</strong>, ruotsiksi <span lang="sv">i vardagen</span>. ',
      `${link}Lue <strong>tarkat</strong> ohjeet: <span lang="en"><strong>photo policy</strong></span></a></p>`,
      '<h4>Milloin</h4>',
      '<ul><li>retkillä</li><li>juhlissa</li></ul>',
      '<ol><li>ensin *lupa*</li><li>sitten &lt;kuva&gt; &amp; ääni</li></ol>',
    ])
      assert.ok(html.includes(markup), `${markup} is not in: ${html}`);
  });

  test('has the words and marks of any text in a browser, as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(sayingText, async (text) => {
        const agreed = { ...PHOTO_TEXT, description: text };
        const page = await open(await pageOf({ agreed, agreedHash: hashOf(agreed) }));
        const shown = await page.locator('main > div[lang=fi]').evaluate((whole) => {
          const lineOf = (line: Element) => {
            const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const runs: object[] = [];
            while (words.nextNode()) {
              const parent = words.currentNode.parentElement!;
              const marked = (selector: string) => {
                const mark = parent.closest(selector);
                return mark !== null && line.contains(mark) ? mark : undefined;
              };
              const href = marked('a')?.getAttribute('href');
              const lang = marked('[lang]')?.getAttribute('lang');
              const marks = { ...(marked('strong') && { strong: true }), ...(href && { href }), ...(lang && { lang }) };
              runs.push({ text: words.currentNode.nodeValue, ...marks });
            }
            return runs;
          };
          return [...whole.children]
            .filter(({ localName }) => localName !== 'dl')
            .map((block) => [
              block.localName,
              ...(block.localName === 'ul' || block.localName === 'ol' ? [...block.children] : [block]).map(lineOf),
            ]);
        });
        const expected = text.map((block) => [
          block.type === 'paragraph'
            ? 'p'
            : block.type === 'heading'
              ? `h${block.depth + 2}`
              : block.ordered
                ? 'ol'
                : 'ul',
          ...linesOf(block),
        ]);
        assert.deepEqual(shown, expected);
        await page.context().close();
      }),
      { numRuns: 30 },
    );
  });

  test('shows a text from when texts were Markdown as it was shown then', async () => {
    const { '@value': agreed } = markdownReceipt.receipt['dpv:hasRecordOfActivity']['dpv:hasNotice']['rdf:value'];
    const html = await pageOf({ agreed: agreed as AgreedText, agreedHash: hashOf(agreed) });
    assert.ok(
      html.includes(
        '<h3>Mitä kuvaamme</h3><p>Kuvaamme lapsia <strong>arjessa</strong>: <a href="https://www.kunta.example/kuvat">lue lisää</a>.</p><ol><li>retkillä</li><li>juhlissa</li></ol>',
      ),
      html,
    );
  });

  test('fits the width of a phone', async () => {
    const page = await open(await pageOf());
    await page.setViewportSize({ width: 320, height: 640 });
    const { width } = (await page.locator('body').boundingBox())!;
    const widest = await page
      .locator('body *')
      .evaluateAll((all) => Math.max(...all.map((each) => each.getBoundingClientRect().right)));
    assert.equal(width, 320);
    assert.ok(widest <= 320, `${widest} px`);
    await page.context().close();
  });

  test('without a code, where one would not fit, says so', async () => {
    const purposes = Array.from({ length: 40 }, (_, index) => ({
      id: `purpose-${index}`,
      kind: 'other' as const,
      name: `Hyvin pitkä käyttötarkoituksen nimi, joka ei mahdu koodiin ${index}`,
    }));
    const agreed = { ...PHOTO_TEXT, purposes };
    const history = [{ ...photoSource().history[0]!, purposes: purposes.map(({ id }) => id) }];
    const html = await pageOf({ agreed, agreedHash: hashOf(agreed), history });
    assert.ok(html.includes('Koodi ei mahdu paperille.'));
    assert.doesNotMatch(html, /<svg/u);
    assert.equal(qrCode('x'.repeat(2954), ''), undefined);
    assert.notEqual(qrCode('x'.repeat(2953), ''), undefined);
  });
});

describe('the page that checks receipts', () => {
  const of = async (configuration: object) =>
    String(
      await frame({
        language: 'fi',
        theme: 'helsinki',
        title: 'Kuitin tarkistaminen',
        main: receiptCheckMain('fi'),
        query: '',
        bundle: 'receipt-check',
        configuration,
      }),
    );

  test('has the element, its file and its keys', async () => {
    const html = await of({ receiptKeys: signer.publicKeys });
    assert.match(html, /<lupa-receipt-check>/u);
    assert.match(html, /<script type="module" src="\/lupa\/cdn\/receipt-check\.js"><\/script>/u);
    assert.doesNotMatch(html, /citizen\.js/u);
    const [, json = ''] = /<script type="application\/json" id="lupa-config">(.*?)<\/script>/su.exec(html) ?? [];
    assert.deepEqual(JSON.parse(json), { receiptKeys: signer.publicKeys });
  });

  test('cannot be broken out of by what is in its configuration', async () => {
    const evil = '</script><script>alert(1)</script><!--';
    const html = await of({ receiptKeys: [{ kid: evil }] });
    assert.ok(!html.includes(evil));
    const [, json = ''] = /id="lupa-config">(.*?)<\/script>/su.exec(html) ?? [];
    assert.deepEqual(JSON.parse(json), { receiptKeys: [{ kid: evil }] });
  });
});
