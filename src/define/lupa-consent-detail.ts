import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsents } from '../api/adapters/lupa/consents.ts';
import { lupaSession } from '../api/adapters/lupa/session.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentDetail } from '../elements/consent-detail/consent-detail.ts';

registerAdapter('lupa', { consents: lupaConsents, session: lupaSession });
defineElement('lupa-consent-detail', LupaConsentDetail);
