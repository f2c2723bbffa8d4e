/** Sentences that municipalities could write, rule by rule: « » stands around what is advised on. */
import type { AdviceField } from '../../src/model/text-advice/advice.ts';

export interface Cases {
  /** Where the texts stand: by default in the description. */
  field?: AdviceField;
  hits: [string, string, string, string, string];
  spares: [string, string, string, string, string, ...string[]];
}
