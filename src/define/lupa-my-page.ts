import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsentDetail } from '../api/adapters/lupa/consent-detail.ts';
import { lupaConsentList } from '../api/adapters/lupa/consent-list.ts';
import { lupaOnBehalf } from '../api/adapters/lupa/on-behalf.ts';
import { lupaProfile } from '../api/adapters/lupa/profile.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { lupaUsedServices } from '../api/adapters/lupa/used-services.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentDetail } from '../elements/consent-detail/consent-detail.ts';
import { LupaConsentList } from '../elements/consent-list/consent-list.ts';
import { LupaMyPage } from '../elements/my-page/my-page.ts';
import { LupaProfileCard } from '../elements/profile-card/profile-card.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaUsedServices } from '../elements/used-services/used-services.ts';

registerAdapter('lupa', {
  consentList: lupaConsentList,
  consentDetail: lupaConsentDetail,
  onBehalf: lupaOnBehalf,
  profile: lupaProfile,
  signIn: lupaSignIn,
  usedServices: lupaUsedServices,
});
providePageConnection();
// Its parts stand in its shadow root, where no page looks for what it has to load.
defineElement('lupa-profile-card', LupaProfileCard);
defineElement('lupa-used-services', LupaUsedServices);
defineElement('lupa-consent-list', LupaConsentList);
defineElement('lupa-consent-detail', LupaConsentDetail);
defineElement('lupa-my-page', LupaMyPage);
