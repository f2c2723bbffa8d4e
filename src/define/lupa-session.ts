import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaSession } from '../api/adapters/lupa/session.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaSession } from '../elements/session/session.ts';

registerAdapter('lupa', { session: lupaSession });
defineElement('lupa-session', LupaSession);
