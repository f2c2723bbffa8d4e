/** The sources of advice and triage by name, with an official address each. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../model/language.ts';
import type { TriageSource } from '../../model/legal-basis-triage.ts';
import type { AdviceSource } from '../../model/text-advice/advice.ts';

export { messages as sourceMessages } from '../../i18n/generated/template-source.ts';

export type Source = AdviceSource | TriageSource;

/** Where a source can be read: an address for each language that it has. */
type Addresses = Partial<Record<Language, string>>;

/** EUR-Lex has the Regulation in every official language. */
const REGULATION: Addresses = {
  fi: 'https://eur-lex.europa.eu/legal-content/FI/TXT/?uri=CELEX:32016R0679',
  sv: 'https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32016R0679',
  en: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679',
};
const ON_CONSENT: Addresses = {
  en: 'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en',
};
const ON_DECEPTIVE_DESIGN: Addresses = {
  en: 'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-032022-deceptive-design-patterns-social-media_en',
};

const ADDRESSES: Record<Source, Addresses> = {
  'gdpr-recital-32': REGULATION,
  'gdpr-7-2': REGULATION,
  'gdpr-7-3': REGULATION,
  'gdpr-7-4': REGULATION,
  'gdpr-12-1': REGULATION,
  'gdpr-13-1-e': REGULATION,
  'gdpr-13-2-a': REGULATION,
  'gdpr-6-1-a': REGULATION,
  'gdpr-6-1-b': REGULATION,
  'gdpr-6-1-c': REGULATION,
  'gdpr-6-1-d': REGULATION,
  'gdpr-6-1-e': REGULATION,
  'gdpr-9-2-a': REGULATION,
  'gdpr-89': REGULATION,
  'gdpr-recital-43': REGULATION,
  'edpb-05-2020-granularity': ON_CONSENT,
  'edpb-05-2020-detriment': ON_CONSENT,
  'edpb-05-2020-public-authorities': ON_CONSENT,
  'edpb-05-2020-employment': ON_CONSENT,
  'edpb-05-2020-research': ON_CONSENT,
  'edpb-03-2022-emotional-steering': ON_DECEPTIVE_DESIGN,
  'oecd-2022-urgency': { en: 'https://www.oecd.org/en/publications/dark-commercial-patterns_44f5e846-en.html' },
  'kotus-sentence-length': { fi: 'https://www.kotus.fi/ohjeet/kieli-_ja_nimitestit/virkakielitestit' },
  // The book itself has no lasting address: its publisher's page on plain language.
  'klarsprak-i-kommunen': { sv: 'https://sprakinstitutet.fi/myndighetssprakvard/om-klarsprak' },
  'esok-capitals': {
    fi: 'https://esok.fi/stivisuositus/painotuotteet-ja-tulosteet/painetut-ja-tulostetut-asiakirjat-seka-saavutettavuus',
  },
  'wcag-2-4-4': { en: 'https://www.w3.org/TR/WCAG22/#link-purpose-in-context' },
  'wcag-1-3-1': { en: 'https://www.w3.org/TR/WCAG22/#info-and-relationships' },
  'act-1050-2018-4-2': act('2018/1050'),
  'act-1050-2018-4-3': act('2018/1050'),
  'act-759-2004-3': act('2004/759'),
  'act-488-1999': act('1999/488'),
};

/** Finlex, by year and number. */
function act(number: string): Addresses {
  return {
    fi: `https://www.finlex.fi/fi/lainsaadanto/${number}`,
    sv: `https://www.finlex.fi/sv/lagstiftning/${number}`,
    en: `https://www.finlex.fi/en/legislation/${number}`,
  };
}

/**
 * A link to the source, in the reader's language where it has that one; another is named. It opens beside the editor,
 * so that nobody leaves a text half written.
 */
export function sourceLink(source: Source, spoken: Language): TemplateResult {
  const addresses = ADDRESSES[source];
  const [language, address] =
    addresses[spoken] === undefined
      ? (Object.entries(addresses)[0] as [Language, string])
      : ([spoken, addresses[spoken]] as const);
  const name = new Intl.DisplayNames(spoken, { type: 'language' }).of(language);
  return html`<a href=${address} hreflang=${language} target="_blank" rel="noopener noreferrer"
    >${sourceName(source)}${language === spoken ? '' : ` (${name})`}<span class="lupa-aloud"
      >, ${msg('opens in a new tab', { id: 'template-source.new-tab' })}</span
    ></a
  >`;
}

/** The source with the article, section or paragraph that counts. */
export function sourceName(source: Source): string {
  switch (source) {
    case 'gdpr-recital-32':
      return msg('General Data Protection Regulation, Article 4(11) and Recital 32', {
        id: 'template-source.art-4-11',
      });
    case 'gdpr-7-2':
      return msg('General Data Protection Regulation, Article 7(2)', { id: 'template-source.art-7-2' });
    case 'gdpr-7-3':
      return msg('General Data Protection Regulation, Article 7(3)', { id: 'template-source.art-7-3' });
    case 'gdpr-7-4':
      return msg('General Data Protection Regulation, Article 7(4) and Recital 42', { id: 'template-source.art-7-4' });
    case 'gdpr-12-1':
      return msg('General Data Protection Regulation, Article 12(1)', { id: 'template-source.art-12-1' });
    case 'gdpr-13-1-e':
      return msg('General Data Protection Regulation, Article 13(1)(e)', { id: 'template-source.art-13-1-e' });
    case 'gdpr-13-2-a':
      return msg('General Data Protection Regulation, Article 13(2)(a)', { id: 'template-source.art-13-2-a' });
    case 'gdpr-6-1-a':
      return msg('General Data Protection Regulation, Articles 6(1)(a) and 7', { id: 'template-source.art-6-1-a' });
    case 'gdpr-6-1-b':
      return msg('General Data Protection Regulation, Article 6(1)(b)', { id: 'template-source.art-6-1-b' });
    case 'gdpr-6-1-c':
      return msg('General Data Protection Regulation, Articles 6(1)(c) and 6(3)', { id: 'template-source.art-6-1-c' });
    case 'gdpr-6-1-d':
      return msg('General Data Protection Regulation, Article 6(1)(d) and Recital 46', {
        id: 'template-source.art-6-1-d',
      });
    case 'gdpr-6-1-e':
      return msg('General Data Protection Regulation, Articles 6(1)(e) and 6(3)', { id: 'template-source.art-6-1-e' });
    case 'gdpr-9-2-a':
      return msg('General Data Protection Regulation, Article 9(2)(a)', { id: 'template-source.art-9-2-a' });
    case 'gdpr-89':
      return msg('General Data Protection Regulation, Articles 9(2)(j) and 89', { id: 'template-source.art-89' });
    case 'gdpr-recital-43':
      return msg('General Data Protection Regulation, Recital 43', { id: 'template-source.recital-43' });
    case 'edpb-05-2020-granularity':
      return msg('European Data Protection Board, Guidelines 05/2020 on consent, section 3.1.3', {
        id: 'template-source.guidelines-05-2020-3-1-3',
      });
    case 'edpb-05-2020-detriment':
      return msg('European Data Protection Board, Guidelines 05/2020 on consent, section 3.1.4', {
        id: 'template-source.guidelines-05-2020-3-1-4',
      });
    case 'edpb-05-2020-public-authorities':
      return msg('European Data Protection Board, Guidelines 05/2020 on consent, paragraphs 16–20', {
        id: 'template-source.guidelines-05-2020-16',
      });
    case 'edpb-05-2020-employment':
      return msg('European Data Protection Board, Guidelines 05/2020 on consent, paragraphs 21–23', {
        id: 'template-source.guidelines-05-2020-21',
      });
    case 'edpb-05-2020-research':
      return msg('European Data Protection Board, Guidelines 05/2020 on consent, section 7.2', {
        id: 'template-source.guidelines-05-2020-7-2',
      });
    case 'edpb-03-2022-emotional-steering':
      return msg(
        'European Data Protection Board, Guidelines 03/2022 on deceptive design patterns, “emotional steering”',
        { id: 'template-source.guidelines-03-2022' },
      );
    case 'oecd-2022-urgency':
      return msg('OECD, Dark commercial patterns (2022), “urgency”', { id: 'template-source.dark-patterns' });
    case 'kotus-sentence-length':
      return msg('Institute for the Languages of Finland, test of officials’ language, question 15', {
        id: 'template-source.kotus-test',
      });
    case 'klarsprak-i-kommunen':
      return msg('Eivor Sommardahl, Klarspråk i kommunen (2012); the Institute for the Languages of Finland', {
        id: 'template-source.klarsprak',
      });
    case 'esok-capitals':
      return msg('ESOK network and the Finnish Federation of the Visually Impaired, printed documents', {
        id: 'template-source.esok',
      });
    case 'wcag-2-4-4':
      return msg('WCAG 2.2, 2.4.4: the purpose of a link', { id: 'template-source.wcag-2-4-4' });
    case 'wcag-1-3-1':
      return msg('WCAG 2.2, 1.3.1: information and relationships', { id: 'template-source.wcag-1-3-1' });
    case 'act-1050-2018-4-2':
      return msg('Data Protection Act 1050/2018, section 4, paragraph 2', { id: 'template-source.act-1050-2' });
    case 'act-1050-2018-4-3':
      return msg('Data Protection Act 1050/2018, section 4, paragraph 3', { id: 'template-source.act-1050-3' });
    case 'act-759-2004-3':
      return msg('Act on the Protection of Privacy in Working Life 759/2004, section 3', {
        id: 'template-source.act-759',
      });
    case 'act-488-1999':
      return msg('Medical Research Act 488/1999', { id: 'template-source.act-488' });
  }
}
