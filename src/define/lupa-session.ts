import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaSession } from '../api/adapters/lupa/session.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaSession } from '../elements/session/session.ts';

registerAdapter('lupa', { session: lupaSession, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-session', LupaSession);
