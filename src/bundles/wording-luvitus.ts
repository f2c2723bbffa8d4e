/** The words of Helsinki's permission service, for `wording="luvitus"`: `dist/cdn/wording-luvitus.js`, before the rest. */
import '../define/wording-luvitus.ts';
