/** The pages of the demo municipality. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { toLanguage } from '../../src/model/language.ts';
import type { EmailConfirmation } from '../service/profile/confirm-email.ts';
import { CONFIRMATION_PATH } from '../service/profile/confirmation-link.ts';
import { CONSENT_TITLE, CONSENTS_TITLE, consentDetailMain, consentListMain } from './consents.ts';
import { CONFIRMATION_STATUS, confirmationMain, confirmationTitle } from './email-confirmation.ts';
import { frame, type Page } from './frame.ts';
import { myPageMain, MY_PAGE_TITLE, PROFILE_TITLE, profileMain } from './my-page.ts';
import { outboxMain, outboxTitle, type ShownMail } from './outbox.ts';
import { LANDING_TITLE, landingMain } from './landing.ts';
import { lossMain, lossTitle, type Loss } from './lost.ts';
import { RECEIPT_CHECK_TITLE, receiptCheckMain } from './receipt-check.ts';
import { chosenLanguageOf, languageOf, rememberPreferences, themeOf } from './preferences.ts';
import {
  followUpListMain,
  groupRequestsMain,
  REQUESTS_TITLE,
  ROSTER_TITLE,
  rosterMain,
  TASKS_TITLE,
  TEMPLATE_TITLE,
  templateEditorMain,
  templateListMain,
  TEMPLATES_PATH,
  TEMPLATES_TITLE,
} from './staff.ts';
import { TASKS_PATH } from '../service/follow-ups/follow-up-mail.ts';
import { SIGN_IN_TROUBLES, troubleMain, troubleTitle } from './sign-in-trouble.ts';

export interface PageOptions {
  /** The address asked for if the browser may be sent there, otherwise the front page. */
  returnTo: (context: Context, asked: string | undefined) => string;
  /** Public keys (RFC 7517) with which receipts are checked. */
  receiptKeys: JsonWebKey[];
  /** The confirming of an address by the link of a mail: how it stands, which changes nothing, and doing it. */
  emailConfirmation: Record<'look' | 'confirm', (token: string) => Promise<EmailConfirmation>>;
  /** The mails, in development; elsewhere there is no such page. */
  outbox?: { list(): Promise<ShownMail[]>; text(id: string): Promise<string | undefined> };
}

export function pageRoutes({ returnTo, receiptKeys, emailConfirmation, outbox }: PageOptions): Hono {
  const routes = new Hono();

  // Everywhere, for the page that says there is no page has the switches too.
  routes.get('*', rememberPreferences);
  const footer: MiddlewareHandler<{ Variables: { outbox: boolean } }> = async (context, next) => {
    context.set('outbox', outbox !== undefined);
    await next();
  };
  routes.get('*', footer);

  routes.get('/', (context) => {
    const language = languageOf(context);
    return show(context, { section: '/', place: '/', title: LANDING_TITLE[language], main: landingMain(language) });
  });

  routes.get('/my', (context) => {
    const language = languageOf(context);
    return show(context, { section: '/my', place: '/my', title: MY_PAGE_TITLE[language], main: myPageMain(language) });
  });

  routes.get('/profile', (context) => {
    const language = languageOf(context);
    const page = { section: '/profile', place: '/profile', title: PROFILE_TITLE[language] } as const;
    return show(context, { ...page, main: profileMain(language) });
  });

  routes.get('/consents', (context) => {
    const language = languageOf(context);
    const main = consentListMain(language, context.req.query('link') === 'passed');
    return show(context, { section: '/consents', place: '/consents', title: CONSENTS_TITLE[language], main });
  });

  routes.get('/consents/:id', (context) => {
    const language = languageOf(context);
    const main = consentDetailMain(language, context.req.param('id'));
    const place = new URL(context.req.url).pathname;
    return show(context, { section: '/consents', place, title: CONSENT_TITLE[language], main });
  });

  routes.get(TEMPLATES_PATH, (context) => {
    const language = languageOf(context);
    const main = templateListMain(language);
    return show(context, { ...STAFF_PAGE, place: TEMPLATES_PATH, title: TEMPLATES_TITLE[language], main });
  });

  routes.get(TASKS_PATH, (context) => {
    const language = languageOf(context);
    const page = { ...STAFF_PAGE, section: TASKS_PATH, place: TASKS_PATH };
    return show(context, { ...page, title: TASKS_TITLE[language], main: followUpListMain(language) });
  });

  routes.get(`${TEMPLATES_PATH}/:id`, (context) => {
    const language = languageOf(context);
    const main = templateEditorMain(language, context.req.param('id'));
    const place = new URL(context.req.url).pathname;
    const bundle = 'template-editor' as const;
    return show(context, { ...STAFF_PAGE, bundle, place, title: TEMPLATE_TITLE[language], main });
  });

  routes.get(`${TEMPLATES_PATH}/:id/requests`, (context) => {
    const language = languageOf(context);
    const main = groupRequestsMain(language, context.req.param('id'));
    const place = new URL(context.req.url).pathname;
    return show(context, { ...STAFF_PAGE, place, title: REQUESTS_TITLE[language], main });
  });

  routes.get(`${TEMPLATES_PATH}/:id/roster`, (context) => {
    const language = languageOf(context);
    const main = rosterMain(language, context.req.param('id'));
    const place = new URL(context.req.url).pathname;
    const own = { bundle: 'roster', script: 'install-roster-worker' } as const;
    return show(context, { ...STAFF_PAGE, ...own, place, title: ROSTER_TITLE[language], main });
  });

  routes.get('/receipt-check', (context) => {
    const language = languageOf(context);
    return show(context, {
      title: RECEIPT_CHECK_TITLE[language],
      main: receiptCheckMain(language),
      bundle: 'receipt-check',
      configuration: { receiptKeys },
    });
  });

  routes.get(`/sign-in/:trouble{${SIGN_IN_TROUBLES.join('|')}}`, (context) => {
    const language = languageOf(context);
    const trouble = SIGN_IN_TROUBLES.find((name) => name === context.req.param('trouble'))!;
    const back = returnTo(context, context.req.query('return-to'));
    return show(context, { title: troubleTitle(language, trouble), main: troubleMain(language, trouble, back) });
  });

  routes.get(CONFIRMATION_PATH, async (context) => {
    const token = context.req.query('token') ?? '';
    return showConfirmation(context, await emailConfirmation.look(token), token, context.req.query('language'));
  });

  routes.post(CONFIRMATION_PATH, footer, formLimit, async (context) => {
    // As the form sends it; what is sent otherwise has no token.
    const form = new URLSearchParams(await context.req.text());
    const token = form.get('token') ?? '';
    return showConfirmation(context, await emailConfirmation.confirm(token), token, form.get('language'));
  });

  if (outbox !== undefined) {
    routes.get('/outbox', async (context) => {
      const language = languageOf(context);
      return show(context, { title: outboxTitle(language), main: outboxMain(language, await outbox.list()) });
    });

    routes.get('/outbox/:id/text', async (context) => {
      const text = await outbox.text(context.req.param('id'));
      if (text === undefined) return context.notFound();
      return context.text(text, 200, { 'Cache-Control': 'no-store' });
    });
  }

  return routes;
}

/** In bytes: no form of ours comes near. */
const formLimit = bodyLimit({ maxSize: 4096, onError: (context) => context.text('Too large\n', 413) });

/** @param asked language of the mail, for one who has chosen none here */
function showConfirmation(
  context: Context,
  confirmation: EmailConfirmation,
  token: string,
  asked: string | null | undefined,
): Response | Promise<Response> {
  const language = chosenLanguageOf(context) ?? toLanguage(asked) ?? 'fi';
  // The address of this page is a secret.
  context.header('Referrer-Policy', 'no-referrer');
  context.header('X-Robots-Tag', 'noindex, nofollow');
  context.status(CONFIRMATION_STATUS[confirmation.state]);
  return show(context, {
    title: confirmationTitle(language, confirmation),
    main: confirmationMain(language, confirmation, token),
    language,
    // A switch of the language leads here again, also from the answer to the form, and does nothing.
    query: token === '' ? '' : `?${new URLSearchParams({ token })}`,
  });
}

const STAFF_PAGE = { section: TEMPLATES_PATH, bundle: 'staff' } as const;

/** The page for an address that leads nowhere (404), or for a fault of ours (500). */
export function lostPage(context: Context, loss: Loss): Response | Promise<Response> {
  const language = languageOf(context);
  context.status(loss === 'not-found' ? 404 : 500);
  return show(context, { title: lossTitle(language, loss), main: lossMain(language, loss) });
}

function show(
  context: Context,
  page: Pick<Page, 'title' | 'section' | 'place' | 'main' | 'bundle' | 'script' | 'configuration'> &
    Partial<Pick<Page, 'language' | 'query'>>,
): Response | Promise<Response> {
  // Every page depends on cookies; and after a sign-out the back button must not show the page of somebody signed in.
  context.header('Cache-Control', 'no-store');
  return context.html(
    frame({
      language: languageOf(context),
      theme: themeOf(context),
      query: new URL(context.req.url).search,
      ...page,
      outbox: context.get('outbox') === true,
    }),
  );
}
