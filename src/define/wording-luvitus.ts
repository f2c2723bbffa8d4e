import { registerWording } from '../i18n/wording.ts';
import { LUVITUS } from '../i18n/wording-luvitus.ts';

registerWording('luvitus', LUVITUS);
