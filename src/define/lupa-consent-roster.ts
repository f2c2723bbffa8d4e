import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsentRoster } from '../api/adapters/lupa/consent-roster.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentRoster } from '../elements/consent-roster/consent-roster.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { consentRoster: lupaConsentRoster, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-consent-roster', LupaConsentRoster);
