import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/scenarios.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-editor.ts';
import { NO_CONNECTION, NOT_SET_UP, press, pressEach, shown, state, TRY_AGAIN } from '../state.ts';

const TAG = 'lupa-template-editor';

/** The editor of a template: its texts in every language, the rules by which it is answered, and its publishing. */
export default {
  title: 'Elements/lupa-template-editor',
  component: TAG,
  args: {
    'template-id': SCENARIO_TEMPLATE_IDS['template-draft'],
    'templates-path': '#templates',
    'requests-path': '#requests-{id}',
    'heading-level': 2,
  },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-template-editor
      template-id=${args['template-id']}
      templates-path=${args['templates-path']}
      requests-path=${args['requests-path']}
      heading-level=${args['heading-level']}
    ></lupa-template-editor>
  </lupa-provider>`,
} satisfies Meta;

type Scenario = keyof typeof SCENARIO_TEMPLATE_IDS;
type Details = Omit<NonNullable<Parameters<typeof state>[2]>, 'args'>;

/** A story of the template that the scenario is about. */
function editing(scenario: Scenario, expected: Parameters<typeof state>[1], details: Details = {}) {
  return state(scenario, expected, { args: { 'template-id': SCENARIO_TEMPLATE_IDS[scenario] }, ...details });
}

/** Writes into a line, as a person does. */
function write(field: string, words: string): ReturnType<typeof press> {
  return async (context) => {
    const line = await shown<HTMLInputElement>(context, TAG, field);
    line.value = words;
    line.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
}

/** Unfolds the texts of every language; in the one that is spoken they are unfolded already. */
const unfoldTexts: ReturnType<typeof press> = async (context) => {
  for (const language of ['fi', 'sv'].filter((each) => each !== context.globals['language'])) {
    await press(TAG, `#lupa-language-${language}`)(context);
  }
};

/** One after the other. */
function inTurn(...steps: ReturnType<typeof press>[]): ReturnType<typeof press> {
  return async (context) => {
    for (const step of steps) await step(context);
  };
}

/** Of a question on the legal basis. */
function answer(question: string, value: string): string {
  return `[name=lupa-triage-${question}][value=${value}]`;
}

const LINE = '#lupa-f-contact-name';
const PUBLISH = '#lupa-publish';
const PUBLISHED = ['Julkaistu, versio 1.0', 'Publicerad, version 1.0', 'Published, version 1.0'] as const;

/** Half written by two: what is wrong, what is advised, and a language that has fallen behind. */
export const HalfWritten = editing('template-draft', ['Luonnos, versio', 'Utkast, version', 'Draft, version']);
/** All languages unfolded, with the advice and what is older. */
export const Texts = editing('template-draft', 'Vi filmar framträdandet', {
  play: unfoldTexts,
});
export const New = editing('template-new', ['Ei vielä vastattu', 'Inte besvarat ännu', 'Not answered yet']);
export const Considering = editing('template-new', ['Mihin tietoja', 'Vad behövs', 'What is the data'], {
  play: press(TAG, answer('who', 'residents')),
});
export const ConsentIsNotTheBasis = editing(
  'template-new',
  ['kyse on kunnan tehtävästä', 'det är kommunens uppdrag', 'it is a task of the municipality'],
  { play: pressEach(TAG, answer('who', 'residents'), answer('why', 'task'), answer('task-without', 'no')) },
);
export const Saved = editing(
  'template-new',
  ['muutokset tallennettu klo', 'ändringar sparade kl.', 'changes saved at'],
  {
    play: write(LINE, 'Päiväkoti Amiraalit'),
  },
);
export const WhatIsWrong = editing('template-draft', ['ennen julkaisua', 'före publiceringen', 'before publishing'], {
  play: press(TAG, PUBLISH),
});
export const TooLong = editing(
  'template-new',
  ['Liian pitkä tallennettavaksi', 'För lång för att sparas', 'Too long to be saved'],
  { play: write(LINE, 'Päiväkoti Amiraalit '.repeat(20)) },
);
export const Offline = editing('template-offline', ['Yhteys puuttuu', 'Ingen förbindelse', 'No connection: your'], {
  play: write(LINE, 'Päiväkoti Amiraalit'),
});
export const SessionEnded = editing(
  'template-session-ended',
  ['Istunto on päättynyt', 'Sessionen har upphört', 'You have been signed out'],
  { play: write(LINE, 'Päiväkoti Amiraalit') },
);
export const NotSaved = editing(
  'template-not-saved',
  ['Muutoksiasi ei tallennettu', 'Dina ändringar sparades inte', 'Your changes were not saved'],
  { play: write(LINE, 'Päiväkoti Amiraalit') },
);
export const TwoInOneField = editing(
  'template-conflict',
  ['Tuulikki Tiedottaja on muuttanut', 'Tuulikki Tiedottaja har ändrat', 'Tuulikki Tiedottaja has changed'],
  { play: write(LINE, 'Päiväkoti Amiraalit') },
);
export const DraftGone = editing(
  'template-overtaken',
  ['Joku on julkaissut tai hylännyt', 'Någon har publicerat eller slängt', 'has been published or discarded'],
  { play: inTurn(pressEach(TAG, '#lupa-begin', '[name=change]', '#lupa-do'), write(LINE, 'Päiväkoti Amiraalit')) },
);
export const Discarding = editing(
  'template-draft',
  ['koko lupapohja teksteineen', 'hela mallen med alla texter', 'the whole template is removed'],
  { play: press(TAG, '#lupa-discard') },
);
export const Removed = editing(
  'template-new',
  ['Lupapohja poistettiin', 'Mallen har tagits bort', 'The template was removed'],
  { play: pressEach(TAG, '#lupa-discard', '#lupa-do') },
);
export const Published = editing('template-published', [...PUBLISHED]);
export const Beginning = editing('template-published', ['Pieni korjaus', 'En liten rättelse', 'A small correction'], {
  play: press(TAG, '#lupa-begin'),
});
/** A new version of what people have answered to: some rules stay. */
export const NewVersion = editing('template-published', ['Luonnos, versio 1.1', 'Utkast, version 1.1', 'version 1.1'], {
  play: pressEach(TAG, '#lupa-begin', '[name=change]', '#lupa-do'),
});
export const Publishing = editing(
  'template-published',
  ['Vastaukset, jotka eivät enää päde', 'Svar som inte längre gäller', 'Answers that no longer apply'],
  { play: pressEach(TAG, '#lupa-begin', '[name=change][value=major]', '#lupa-do', PUBLISH) },
);
export const OtherSystems = editing('template-systems', ['Muut järjestelmät', 'Andra system', 'Other systems']);
export const AccessForASystem = editing(
  'template-systems',
  ['Järjestelmän nimi', 'Systemets namn', 'Name of the system'],
  { play: press(TAG, '#lupa-give-access') },
);
export const AccessTakenAway = editing(
  'template-systems',
  ['Järjestelmä ei saa enää', 'Systemet får inga svar', 'The system is told nothing'],
  { play: press(TAG, '#lupa-take-image-bank') },
);
export const NarrowOtherSystems = editing('template-systems', ['Muut järjestelmät', 'Andra system', 'Other systems'], {
  narrow: true,
});
export const PreviewOfARefusal = editing(
  'template-published',
  ['Heti kieltävän vastauksen jälkeen', 'Genast efter ett nekande svar', 'Right after a no'],
  { play: press(TAG, '[name=lupa-preview-situation][value=refused]') },
);
export const PreviewOfTheMail = editing('template-draft', ['Sama pelkkänä tekstinä', 'Samma som ren', 'The same as'], {
  play: pressEach(TAG, '.lupa-preview-toggle', '[name=lupa-preview-medium][value=mail]'),
});
export const PreviewOfThePrint = editing('template-published', ['Tulosta', 'Skriv ut', 'Print'], {
  play: press(TAG, '[name=lupa-preview-medium][value=print]'),
});
/** In the place of the form. */
export const NarrowPreview = editing('template-draft', ['Sivu puhelimessa', 'Sida i telefonen', 'Page on a phone'], {
  narrow: true,
  play: press(TAG, '.lupa-preview-toggle'),
});
export const OnlyLookedAt = editing('template-viewer', ['Voit katsoa tätä', 'Du kan titta på', 'You may look at']);
export const Narrow = editing('template-draft', ['Luonnos, versio', 'Utkast, version', 'Draft, version'], {
  narrow: true,
  play: unfoldTexts,
});
export const NarrowConflict = editing(
  'template-conflict',
  ['Tuulikki Tiedottaja on muuttanut', 'Tuulikki Tiedottaja har ändrat', 'Tuulikki Tiedottaja has changed'],
  { narrow: true, play: write(LINE, 'Päiväkoti Amiraalit') },
);
export const NotFound = state('default', ['Lupapohjaa ei löytynyt', 'Mallen hittades', 'The template was not found']);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const NoConnection = state('offline', NO_CONNECTION);
export const Failed = state('failed', TRY_AGAIN);
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const HeadingLevelFour = state('template-draft', ['Kieliversiot', 'Språkversioner', 'Language versions'], {
  args: { 'heading-level': 4 },
});
export const Unconfigured = state('template-draft', NOT_SET_UP, {
  render: () => html`<lupa-template-editor></lupa-template-editor>`,
});
