import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaConsents } from '../api/adapters/lupa/consents.ts';
import { lupaSession } from '../api/adapters/lupa/session.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentList } from '../elements/consent-list/consent-list.ts';

// The session too: somebody who is signed out needs the way in.
registerAdapter('lupa', { consents: lupaConsents, session: lupaSession });
defineElement('lupa-consent-list', LupaConsentList);
