import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsentDetail } from '../api/adapters/lupa/consent-detail.ts';
import { lupaConsentList } from '../api/adapters/lupa/consent-list.ts';
import { lupaOnBehalf } from '../api/adapters/lupa/on-behalf.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentDetail } from '../elements/consent-detail/consent-detail.ts';
import { LupaConsentList } from '../elements/consent-list/consent-list.ts';
import { LupaMyPage } from '../elements/my-page/my-page.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', {
  consentList: lupaConsentList,
  consentDetail: lupaConsentDetail,
  onBehalf: lupaOnBehalf,
  signIn: lupaSignIn,
});
providePageConnection();
// Its parts stand in its shadow root, where no page looks for what it has to load.
defineElement('lupa-consent-list', LupaConsentList);
defineElement('lupa-consent-detail', LupaConsentDetail);
defineElement('lupa-my-page', LupaMyPage);
