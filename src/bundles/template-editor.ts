/** What whoever writes templates needs besides, with the citizen's view for the preview: `dist/cdn/template-editor.js`. */
import '../define/lupa-provider.ts';
import '../define/lupa-session.ts';
import '../define/lupa-consent-detail.ts';
import '../define/lupa-template-editor.ts';
