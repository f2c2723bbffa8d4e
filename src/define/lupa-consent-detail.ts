import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsentDetail } from '../api/adapters/lupa/consent-detail.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaConsentDetail } from '../elements/consent-detail/consent-detail.ts';

registerAdapter('lupa', { consentDetail: lupaConsentDetail, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-consent-detail', LupaConsentDetail);
