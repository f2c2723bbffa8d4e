import { OnBehalf } from '../../../contract/on-behalf.ts';
import type { HttpClient } from '../../http-client.ts';
import type { OnBehalfApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** For whom somebody acts, from Lupa's own service. */
export function lupaOnBehalf(http: HttpClient): OnBehalfApi {
  return { people: async () => readAs(OnBehalf, (await http.get('/on-behalf')).body) };
}
