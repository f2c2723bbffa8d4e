import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaTemplateEditor } from '../api/adapters/lupa/template-editor.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaConsentDetail } from '../elements/consent-detail/consent-detail.ts';
import { LupaTemplateEditor } from '../elements/template-editor/template-editor.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { templateEditor: lupaTemplateEditor, signIn: lupaSignIn });
providePageConnection();
// The preview shows the citizen's own element. It needs no adapter there.
defineElement('lupa-consent-detail', LupaConsentDetail);
defineElement('lupa-template-editor', LupaTemplateEditor);
