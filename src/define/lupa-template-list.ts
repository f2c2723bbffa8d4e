import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { lupaTemplateList } from '../api/adapters/lupa/template-list.ts';
import { defineElement } from '../base/define-element.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';
import { LupaTemplateList } from '../elements/template-list/template-list.ts';

registerAdapter('lupa', { templateList: lupaTemplateList, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-template-list', LupaTemplateList);
