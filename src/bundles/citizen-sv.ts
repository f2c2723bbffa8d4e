/** The same with the Swedish words inside: `dist/cdn/citizen-sv.js`, for pages in Swedish. */
import './citizen.ts';
