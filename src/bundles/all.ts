/** Every element in one file, for prototypes: `dist/cdn/all.js`. */
import './citizen.ts';
import './receipt-check.ts';
import './roster.ts';
import './staff.ts';
import './template-editor.ts';
