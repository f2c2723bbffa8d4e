import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsentList } from '../api/adapters/lupa/consent-list.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaConsentList } from '../elements/consent-list/consent-list.ts';

registerAdapter('lupa', { consentList: lupaConsentList, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-consent-list', LupaConsentList);
