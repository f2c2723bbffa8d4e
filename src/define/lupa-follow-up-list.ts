import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaFollowUpList } from '../api/adapters/lupa/follow-up-list.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaFollowUpList } from '../elements/follow-up-list/follow-up-list.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { followUpList: lupaFollowUpList, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-follow-up-list', LupaFollowUpList);
