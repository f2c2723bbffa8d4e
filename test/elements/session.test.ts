import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiError } from '../../src/api/api-error.ts';
import type { SessionApi } from '../../src/api/ports.ts';
import type { LupaSession } from '../../src/elements/session/session.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { sessionApi } from './examples.ts';
import { settled, step } from './invariants.ts';
import { allSaid, heard, put, speak, warnings } from './page.ts';
import { allByRole, byRole, descriptionOf, findByRole, press, shows, textOf, until } from './screen.ts';
import { arrived, serve, type Server } from './server.ts';
import type { ScenarioName } from '../../demo-server/msw.ts';

const SIGN_OUT = 'Kirjaudu ulos';
const STILL_IN = 'Olet yhä kirjautuneena';

async function putSession(scenario: ScenarioName): Promise<{ server: Server; session: LupaSession }> {
  const server = await serve(scenario);
  const provider = await put('<lupa-provider api-url="/api"><lupa-session></lupa-session></lupa-provider>');
  return { server, session: provider.querySelector('lupa-session')! };
}

async function putWithApi(methods: Partial<SessionApi>): Promise<LupaSession> {
  const session = await put<LupaSession>(html`<lupa-session .api=${sessionApi(methods)}></lupa-session>`);
  await until(() => session.dataset['state'] !== 'loading', 'the session to be known');
  return session;
}

describe('lupa-session', () => {
  it('says who is signed in', async () => {
    const { session } = await putSession('default');
    await shows(session, 'Ahto Simakuutio');
    expect(textOf(session)).to.match(/^Kirjautunut: Ahto Simakuutio\s+Kirjaudu ulos$/u);
    expect(session.dataset['state']).to.equal('ready');
  });

  it('offers the way in where nobody is, and it comes back to this page', async () => {
    const { session } = await putSession('signed-out');
    const { href } = (await findByRole('link', 'Kirjaudu sisään')) as HTMLAnchorElement;
    expect(new URL(href).pathname).to.equal('/api/session/sign-in');
    expect(new URL(href).searchParams.get('return-to')).to.equal(location.href);
    expect(session.dataset['state']).to.equal('signed-out');
  });

  it('speaks the language of the page', async () => {
    speak('sv');
    const { session } = await putSession('default');
    await shows(session, /^Inloggad: Ahto Simakuutio\s+Logga ut$/u);
    speak('en');
    await shows(session, /^Signed in: Ahto Simakuutio\s+Sign out$/u);
  });

  it('has failed when nobody answers, and is well again after another try', async () => {
    const { server, session } = await putSession('offline');
    const retry = await findByRole('button', 'Yritä uudelleen');
    expect(session.dataset['state']).to.equal('failed');
    server.between(/GET/u, () => Response.json({ signedIn: true, name: 'Aino Esimerkki' }));
    await step(
      () => press(retry),
      () => shows(session, 'Aino Esimerkki'),
    );
  });

  it('is not set up without a provider', async () => {
    const session = await put<LupaSession>('<lupa-session></lupa-session>');
    await until(() => session.dataset['state'] === 'unconfigured', 'the element to give up');
    await settled();
    expect(warnings()).to.have.length(1);
  });
});

describe('lupa-session: signing out', () => {
  it('tells the page, with nothing about the person, and goes where the server says', async () => {
    const session = await putWithApi({ signOut: async () => '#out' });
    const events: Event[] = [];
    document.addEventListener('lupa-session-ended', (event) => events.push(event), { once: true });
    const before = location.href;
    press(byRole('button', SIGN_OUT));
    await until(() => location.hash === '#out', 'the page to go on');
    history.replaceState(null, '', before);
    expect(events).to.have.length(1);
    expect(events[0]!.target).to.equal(session);
    expect((events[0] as CustomEvent).detail ?? null).to.equal(null);
  });

  it('says that it is under way, once, on a button that keeps focus', async () => {
    let calls = 0;
    const session = await putWithApi({
      signOut: () => {
        calls += 1;
        return new Promise<string>(() => {});
      },
    });
    await step(
      () => {
        press(byRole('button', SIGN_OUT));
        byRole('button', SIGN_OUT).click();
      },
      () => shows(session, 'Kirjaudutaan ulos…'),
    );
    const button = byRole('button', 'Kirjaudutaan ulos…') as HTMLButtonElement;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.disabled).to.equal(false);
    await step(() => press(button));
    expect(calls).to.equal(1);
  });

  it('that fails says that the person is still signed in', async () => {
    const { server, session } = await putSession('sign-out-failed');
    const button = await findByRole('button', SIGN_OUT);
    let ended = false;
    session.addEventListener('lupa-session-ended', () => (ended = true));
    await step(
      () => press(button),
      () => shows(session, STILL_IN),
    );
    await arrived(server, /POST/u);
    expect(descriptionOf(byRole('button', SIGN_OUT))).to.include(STILL_IN);
    expect(textOf(session)).to.include('Ahto Simakuutio');
    expect(ended).to.equal(false);
    await allSaid();
    expect(heard.filter(({ text }) => text.includes(STILL_IN))).to.have.length(1);
    expect(byRole('button', SIGN_OUT).getAttribute('aria-disabled')).to.equal(null);
  });

  it('of a session that has ended already offers the way in', async () => {
    let signedIn = true;
    await putWithApi({
      current: async () => (signedIn ? { signedIn, name: 'Aino Esimerkki' } : { signedIn }),
      signOut: () => {
        signedIn = false;
        return Promise.reject(new ApiError('signed-out'));
      },
    });
    await step(
      () => press(byRole('button', SIGN_OUT)),
      () => until(() => allByRole('button').length === 0, 'the button to go'),
    );
  });
});
