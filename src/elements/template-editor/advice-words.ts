/** What is said of each rule of advice: to one who writes for others, short and without blame. */
import { msg, str } from '@lit/localize';
import { type AdviceRule, type AdviceWeight, LONGEST_SENTENCE } from '../../model/text-advice/advice.ts';

export { messages as adviceMessages } from '../../i18n/generated/template-advice.ts';

export interface RuleWords {
  /** What was found. */
  title: string;
  /** Why it matters to the person who is asked. */
  reason: string;
  /** How to write it otherwise. */
  better: string;
}

/** How much the advice weighs, in words. */
export function weightLabel(weight: AdviceWeight): string {
  return weight === 'gate'
    ? msg('Stops publishing: law', { id: 'template-advice.gate' })
    : msg('Advice', { id: 'template-advice.advice' });
}

export function ruleWords(rule: AdviceRule): RuleWords {
  switch (rule) {
    case 'detriment':
      return {
        title: msg('Declining has a harmful consequence', { id: 'template-advice.detriment' }),
        reason: msg(
          'Consent is free only if nobody is worse off for declining: the place, the benefits, the fees and the rights stay as they are.',
          { id: 'template-advice.detriment-reason' },
        ),
        better: msg(
          'Say what happens in practice to one who declines, and that the service goes on. If that would not be true, consent is not the right basis: go through the questions on the legal basis again.',
          { id: 'template-advice.detriment-better' },
        ),
      };
    case 'bundled':
      return {
        title: msg('The same answer accepts something else, too', { id: 'template-advice.bundled' }),
        reason: msg(
          'Consent concerns this use of data only. Terms, fees and contracts are agreed on separately; otherwise the consent does not bind.',
          { id: 'template-advice.bundled-reason' },
        ),
        better: msg('Take the terms out of the text, and ask for them in a place of their own.', {
          id: 'template-advice.bundled-better',
        }),
      };
    case 'silence':
      return {
        title: msg('No answer is taken for consent', { id: 'template-advice.silence' }),
        reason: msg('Consent is something that a person does. One who does not answer has not consented.', {
          id: 'template-advice.silence-reason',
        }),
        better: msg('Say what holds as long as there is no answer: the data is not used.', {
          id: 'template-advice.silence-better',
        }),
      };
    case 'preselection':
      return {
        title: msg('The yes is chosen beforehand', { id: 'template-advice.preselection' }),
        reason: msg(
          'A tick that is there already does not tell what the person wants. The Court of Justice of the EU has said so, too (C-673/17, Planet49).',
          { id: 'template-advice.preselection-reason' },
        ),
        better: msg('Ask people to choose yes or no themselves. On the page nothing is chosen beforehand.', {
          id: 'template-advice.preselection-better',
        }),
      };
    case 'no-withdrawal':
      return {
        title: msg('The text says that consent cannot be withdrawn', { id: 'template-advice.no-withdrawal' }),
        reason: msg(
          'Everybody may withdraw their consent at any time, as easily as they gave it. What was done before stays lawful.',
          { id: 'template-advice.no-withdrawal-reason' },
        ),
        better: msg('Say how to withdraw, and what can no longer be changed, such as a paper that has been printed.', {
          id: 'template-advice.no-withdrawal-better',
        }),
      };
    case 'guilt':
      return {
        title: msg('The wording works on feelings', { id: 'template-advice.guilt' }),
        reason: msg('Pity, guilt or the example of others make it hard to say no. Then a yes is not quite free.', {
          id: 'template-advice.guilt-reason',
        }),
        better: msg('Tell the facts: what happens, to whom and when. Leave out how others have answered.', {
          id: 'template-advice.guilt-better',
        }),
      };
    case 'unequal-choice':
      return {
        title: msg('One of the answers is made easier', { id: 'template-advice.unequal-choice' }),
        reason: msg('A choice is free when yes and no take the same trouble and are told of in the same way.', {
          id: 'template-advice.unequal-choice-reason',
        }),
        better: msg(
          'Do not ask one who declines for reasons, and recommend neither answer. Describe both in the same tone.',
          { id: 'template-advice.unequal-choice-better' },
        ),
      };
    case 'time-pressure':
      return {
        title: msg('The text hurries', { id: 'template-advice.time-pressure' }),
        reason: msg('Hurry leaves no time to think. A plain last day is fine.', {
          id: 'template-advice.time-pressure-reason',
        }),
        better: msg('Give the last day for answers and, where needed, the reason for it.', {
          id: 'template-advice.time-pressure-better',
        }),
      };
    case 'two-purposes':
      return {
        title: msg('Two purposes in one', { id: 'template-advice.two-purposes' }),
        reason: msg('One who agrees to only one of them has no answer to give.', {
          id: 'template-advice.two-purposes-reason',
        }),
        better: msg('Make each a purpose of its own: they are answered one by one.', {
          id: 'template-advice.two-purposes-better',
        }),
      };
    case 'vague-recipients':
      return {
        title: msg('It stays open who gets the data', { id: 'template-advice.vague-recipients' }),
        reason: msg('Who does not know where the data goes cannot decide.', {
          id: 'template-advice.vague-recipients-reason',
        }),
        better: msg('Name the recipients. If there are many, say of what kind they are: their field and their place.', {
          id: 'template-advice.vague-recipients-better',
        }),
      };
    case 'storage-without-time':
      return {
        title: msg('The time of storage is missing', { id: 'template-advice.storage-without-time' }),
        reason: msg('People want to know when their data is deleted. “As long as needed” does not tell them.', {
          id: 'template-advice.storage-without-time-reason',
        }),
        better: msg('Give a time, or the event with which storing ends.', {
          id: 'template-advice.storage-without-time-better',
        }),
      };
    case 'double-negation':
      return {
        title: msg('A double negation', { id: 'template-advice.double-negation' }),
        reason: msg('Where a no is negated, it is hard to tell what a yes means.', {
          id: 'template-advice.double-negation-reason',
        }),
        better: msg('Ask for what you are going to do, without the word “not”.', {
          id: 'template-advice.double-negation-better',
        }),
      };
    case 'long-sentence':
      return {
        title: msg(str`A sentence of more than ${LONGEST_SENTENCE} words`, { id: 'template-advice.long-sentence' }),
        reason: msg('A long sentence has to be read twice, most of all on a phone or in a second language.', {
          id: 'template-advice.long-sentence-reason',
        }),
        better: msg('Cut it where there is an “and”, a “which” or a comma. One thing in one sentence.', {
          id: 'template-advice.long-sentence-better',
        }),
      };
    case 'link-text':
      return {
        title: msg('The link does not say where it leads', { id: 'template-advice.link-text' }),
        reason: msg('Who uses a screen reader goes from link to link and hears only the words of each.', {
          id: 'template-advice.link-text-reason',
        }),
        better: msg('Make the name of the page or the file the link.', { id: 'template-advice.link-text-better' }),
      };
    case 'bold-heading':
      return {
        title: msg('Bold in the place of a heading', { id: 'template-advice.bold-heading' }),
        reason: msg('It looks like a heading, but a screen reader does not find it as one.', {
          id: 'template-advice.bold-heading-reason',
        }),
        better: msg('Take off the bold, and make the paragraph a heading.', {
          id: 'template-advice.bold-heading-better',
        }),
      };
    case 'capitals':
      return {
        title: msg('Several words in capitals', { id: 'template-advice.capitals' }),
        reason: msg('Words in capitals are slower to read, and sound like shouting.', {
          id: 'template-advice.capitals-reason',
        }),
        better: msg('Write in small letters. Put what matters first, or make a single word bold.', {
          id: 'template-advice.capitals-better',
        }),
      };
  }
}
