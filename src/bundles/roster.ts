/** Who may and who may not, for those at the door: `dist/cdn/roster.js`. Apart from the rest, for a telephone outdoors. */
import '../define/lupa-provider.ts';
import '../define/lupa-session.ts';
import '../define/lupa-consent-roster.ts';
