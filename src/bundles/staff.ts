/** What the staff work with: `dist/cdn/staff.js`. */
import '../define/lupa-provider.ts';
import '../define/lupa-session.ts';
import '../define/lupa-template-list.ts';
import '../define/lupa-group-requests.ts';
import '../define/lupa-follow-up-list.ts';
