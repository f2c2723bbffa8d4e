/**
 * What is advised on a text that asks for consent, and why. The words on the screen are found by these codes.
 *
 * A gate is only what law itself says of the words: consent asked in them would not be one. All else is advice: a rule
 * that reads words cannot know what the author meant, and plain language has no limit at law.
 */
export type AdviceWeight = 'advice' | 'gate';

/** The languages in which texts are read. */
export const ADVICE_LANGUAGES = ['fi', 'sv'] as const;
export type AdviceLanguage = (typeof ADVICE_LANGUAGES)[number];

export const ADVICE_SOURCES = [
  /** GDPR Art. 4(11) and Recital 32: silence, inactivity or ticked boxes are no consent; CJEU C-673/17, Planet49. */
  'gdpr-recital-32',
  /** GDPR Art. 7(2): consent is asked clearly apart from other matters. */
  'gdpr-7-2',
  /** GDPR Art. 7(3): consent can be withdrawn at any time. */
  'gdpr-7-3',
  /** GDPR Art. 7(4) and Recital 42: refusing is without detriment. */
  'gdpr-7-4',
  /** GDPR Art. 12(1): clear and plain language. */
  'gdpr-12-1',
  /** GDPR Art. 13(1)(e): recipients or categories of recipients; Guidelines on transparency, WP260 rev.01, annex. */
  'gdpr-13-1-e',
  /** GDPR Art. 13(2)(a): the period of storage, or how it is determined; WP260 rev.01, annex. */
  'gdpr-13-2-a',
  /** EDPB Guidelines 05/2020 on consent, 3.1.3: granularity; GDPR Recitals 32 and 43. */
  'edpb-05-2020-granularity',
  /** EDPB Guidelines 05/2020 on consent, 3.1.4: detriment. */
  'edpb-05-2020-detriment',
  /** EDPB Guidelines 03/2022 on deceptive design patterns: stirring, emotional steering. */
  'edpb-03-2022-emotional-steering',
  /** OECD, Dark commercial patterns (2022): urgency. */
  'oecd-2022-urgency',
  /** Kotus, test of officials' language, question 15: long sentences have 15–25 words; Act 434/2003, section 9. */
  'kotus-sentence-length',
  /** Sommardahl, Klarspråk i kommunen (2012): long sentences. It gives no figure; the one of Kotus holds. */
  'klarsprak-i-kommunen',
  /** ESOK and the Finnish Federation of the Visually Impaired: a word or two in capitals, not more. */
  'esok-capitals',
  /** WCAG 2.2, 2.4.4 and 2.4.9: the purpose of a link; Act 306/2019. */
  'wcag-2-4-4',
  /** WCAG 2.2, 1.3.1: what looks like a heading is one; Act 306/2019. */
  'wcag-1-3-1',
] as const;
export type AdviceSource = (typeof ADVICE_SOURCES)[number];

type Source = AdviceSource | Record<AdviceLanguage, AdviceSource>;

/** Every rule, in the order in which several on one place are told: gates first. */
export const ADVICE_RULES = {
  /** Refusing costs a place, a benefit or a right, or brings a sanction. */
  detriment: rule('gate', 'gdpr-7-4'),
  /** Terms, fees or a contract are accepted by the same answer. */
  bundled: rule('gate', 'gdpr-7-2'),
  /** Who does not answer is taken to consent. */
  silence: rule('gate', 'gdpr-recital-32'),
  /** The yes is chosen beforehand. */
  preselection: rule('gate', 'gdpr-recital-32'),
  /** It is said that consent cannot be withdrawn. */
  'no-withdrawal': rule('gate', 'gdpr-7-3'),
  /** Regret, shame, doubt, or what all others do. */
  guilt: rule('advice', 'edpb-03-2022-emotional-steering'),
  /** Refusing is more work or a worse service, or accepting is praised. */
  'unequal-choice': rule('advice', 'edpb-05-2020-detriment'),
  /** Haste, or a last chance. A plain last day is none. */
  'time-pressure': rule('advice', 'oecd-2022-urgency'),
  /** One purpose is declared and its words hold two. */
  'two-purposes': rule('advice', 'edpb-05-2020-granularity'),
  /** Partners, third parties and the like, without names. */
  'vague-recipients': rule('advice', 'gdpr-13-1-e'),
  /** Neither a time of storage nor what ends it. */
  'storage-without-time': rule('advice', 'gdpr-13-2-a'),
  /** Not forbidding, not wanting that not: nobody knows what a yes means. */
  'double-negation': rule('advice', 'gdpr-12-1'),
  /** More words in a sentence than {@link LONGEST_SENTENCE}. */
  'long-sentence': rule('advice', { fi: 'kotus-sentence-length', sv: 'klarsprak-i-kommunen' }),
  /** “Here”, “click here”, or an address that is to be read. */
  'link-text': rule('advice', 'wcag-2-4-4'),
  /** A paragraph that is bold as a whole stands where a heading should. */
  'bold-heading': rule('advice', 'wcag-1-3-1'),
  /** Three words or more in capitals. */
  capitals: rule('advice', 'esok-capitals'),
} satisfies Record<string, { weight: AdviceWeight; source: Source }>;
export type AdviceRule = keyof typeof ADVICE_RULES;

/** In words. The same in both languages: they are equal, and Kotus gives the one figure that there is. */
export const LONGEST_SENTENCE = 25;

/** The fields that are read, in the order in which the form asks for them. */
export const ADVICE_FIELDS = [
  'name',
  'purpose',
  'purposes',
  'description',
  'ifRefused',
  'afterRefusing',
  'data',
  'recipients',
  'storage',
  'transfers',
] as const;
export type AdviceField = (typeof ADVICE_FIELDS)[number];

export interface Advice {
  rule: AdviceRule;
  field: AdviceField;
  /** Id of the purpose whose name it is about, in the field `purposes`. */
  purpose?: string;
  /** In UTF-16 units of the field's plain text, as `plainText` gives it; `end` is behind the last. */
  start: number;
  end: number;
  weight: AdviceWeight;
  source: AdviceSource;
}

export function sourceOf(name: AdviceRule, language: AdviceLanguage): AdviceSource {
  const { source }: { source: Source } = ADVICE_RULES[name];
  return typeof source === 'string' ? source : source[language];
}

function rule(weight: AdviceWeight, source: Source): { weight: AdviceWeight; source: Source } {
  return { weight, source };
}
