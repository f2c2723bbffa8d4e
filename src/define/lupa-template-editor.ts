import { registerAdapter } from '../api/adapter-registry.ts';
import { lupaTemplateEditor } from '../api/adapters/lupa/template-editor.ts';
import { lupaSignIn } from '../api/adapters/lupa/sign-in.ts';
import { defineElement } from '../base/define-element.ts';
import { LupaTemplateEditor } from '../elements/template-editor/template-editor.ts';
import { providePageConnection } from '../elements/provider/page-provider.ts';

registerAdapter('lupa', { templateEditor: lupaTemplateEditor, signIn: lupaSignIn });
providePageConnection();
defineElement('lupa-template-editor', LupaTemplateEditor);
