import type { StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import type { ScenarioName } from '../demo-server/msw.ts';
import type { Language } from '../src/model/language.ts';

export interface StateParameters {
  /** Which server stands behind the story. */
  scenario: ScenarioName;
  /** A text that must be seen in each language: by it the tests know that the story shows what its name says. */
  expects: Record<Language, string>;
  /** Shown in a column of 360 px. */
  narrow?: boolean;
}

type Expected = [fi: string, sv: string, en: string] | string;
type Details = Pick<StoryObj, 'args' | 'render' | 'play'> & Pick<StateParameters, 'narrow'>;

/** A story of one state of an element. */
export function state(
  scenario: ScenarioName,
  expected: Expected,
  { narrow = false, ...details }: Details = {},
): StoryObj {
  const [fi, sv, en] = typeof expected === 'string' ? [expected, expected, expected] : expected;
  return { ...details, parameters: { scenario, narrow, expects: { fi, sv, en } } satisfies StateParameters };
}

type Play = NonNullable<StoryObj['play']>;
type Canvas = Pick<Parameters<Play>[0], 'canvasElement'>;

/** A slow machine is slow, not wrong: in milliseconds. */
const PATIENCE = 10_000;

/** What the element shows, once it does. */
export function shown<T extends HTMLElement = HTMLElement>(
  { canvasElement }: Canvas,
  tag: string,
  selector: string,
): Promise<T> {
  return waitFor(
    () => {
      const found = canvasElement.querySelector(tag)?.shadowRoot?.querySelector<T>(selector);
      if (!found) throw new Error(`<${tag}> shows no ${selector}`);
      return found;
    },
    { timeout: PATIENCE },
  );
}

/** What a user does in the story before it shows its state: presses a button of the element. */
export function press(tag: string, button: string): Play {
  return async (context) => (await shown(context, tag, button)).click();
}

/** Presses one after the other, each when it is there. */
export function pressEach(tag: string, ...buttons: string[]): Play {
  return async (context) => {
    for (const button of buttons) await press(tag, button)(context);
  };
}

export const NOT_SET_UP: Expected = [
  'Tätä sivun osaa ei ole vielä otettu käyttöön.',
  'Den här delen av sidan har inte tagits i bruk ännu.',
  'This part of the page has not been set up yet.',
];

export const NO_CONNECTION: Expected = [
  'Palveluun ei saada yhteyttä',
  'Ingen förbindelse till tjänsten',
  'No connection to the service',
];

export const TRY_AGAIN: Expected = ['Yritä uudelleen', 'Försök igen', 'Try again'];
