/** What a citizen meets: `dist/cdn/citizen.js`. */
// The order is by what the elements share: it compresses better.
import '../define/lupa-provider.ts';
import '../define/lupa-session.ts';
import '../define/lupa-profile-card.ts';
import '../define/lupa-used-services.ts';
import '../define/lupa-consent-list.ts';
import '../define/lupa-consent-detail.ts';
import '../define/lupa-my-page.ts';
