/** The profile of Helsinki-profiili, for `profile-adapter="helsinki-profile"`: `dist/cdn/helsinki-profile.js`. */
import '../define/helsinki-profile.ts';
