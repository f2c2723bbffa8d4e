import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { lupaUsedServices } from '../api/adapters/lupa/used-services.ts';
import { defineElement } from '../base/define-element.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaUsedServices } from '../elements/used-services/used-services.ts';

registerAdapter('lupa', { usedServices: lupaUsedServices, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-used-services', LupaUsedServices);
