/** The services of the demo municipality: what stands in `SERVICES_FILE` elsewhere, see docs/services-api.md. */
import { CARE_SERVICES } from './services/care-services.ts';
import { CITY_SERVICES } from './services/city-services.ts';
import { LEISURE_SERVICES } from './services/leisure-services.ts';

export const DEMO_SERVICES = { services: [...CARE_SERVICES, ...LEISURE_SERVICES, ...CITY_SERVICES] };
