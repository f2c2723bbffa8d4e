/** Language and theme of the demo pages: chosen by `?lang=` and `?theme=`, remembered in plain cookies. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language } from '../../src/model/language.ts';

export const THEMES = ['helsinki', 'neutral'] as const;
export type Theme = (typeof THEMES)[number];

const LANGUAGE_COOKIE = 'lupa-language';
const THEME_COOKIE = 'lupa-theme';
const YEAR = 365 * 24 * 60 * 60;

/** The language that the person has chosen; Finnish until then. */
export function languageOf(context: Context): Language {
  return chosenLanguageOf(context) ?? 'fi';
}

export function chosenLanguageOf(context: Context): Language | undefined {
  return oneOf(LANGUAGES, getCookie(context, LANGUAGE_COOKIE));
}

export function themeOf(context: Context): Theme {
  return oneOf(THEMES, getCookie(context, THEME_COOKIE)) ?? 'helsinki';
}

/** Remembers a choice that the address carries and goes on to the same place without it. */
export const rememberPreferences: MiddlewareHandler = async (context, next) => {
  const language = oneOf(LANGUAGES, context.req.query('lang'));
  const theme = oneOf(THEMES, context.req.query('theme'));
  if (language === undefined && theme === undefined) return next();
  if (language !== undefined) remember(context, LANGUAGE_COOKIE, language);
  if (theme !== undefined) remember(context, THEME_COOKIE, theme);
  const { pathname, searchParams } = new URL(context.req.url);
  searchParams.delete('lang');
  searchParams.delete('theme');
  // More than one slash at the beginning would be the name of another host.
  const path = pathname.replace(/^\/+/u, '/');
  return context.redirect(searchParams.size > 0 ? `${path}?${searchParams}` : path, 303);
};

function remember(context: Context, name: string, value: string): void {
  setCookie(context, name, value, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: YEAR });
}

function oneOf<T extends string>(choices: readonly T[], value: string | undefined): T | undefined {
  return choices.find((choice) => choice === value);
}
