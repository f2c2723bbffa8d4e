import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaGroupRequests } from '../api/adapters/lupa/group-requests.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaGroupRequests } from '../elements/group-requests/group-requests.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { groupRequests: lupaGroupRequests, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-group-requests', LupaGroupRequests);
