/** What is edited: the draft's version, the rules that are to hold with it, and whom the template is directed to. */
import type { TargetChoice } from '../../../src/contract/template-draft-edits.ts';
import type { EditableFollowUp, EditableText } from '../../../src/contract/template-draft.ts';
import type { VersionText } from '../../../src/model/agreed-text.ts';
import { FOLLOW_UP_DAYS, type FollowUpRule } from '../../../src/model/follow-up.ts';
import { LANGUAGES, type Localized } from '../../../src/model/language.ts';
import type { DraftChange } from '../../../src/model/template-draft.ts';
import type { Target } from '../group-requests/addressee-register.ts';
import type { PurposeRecord, TemplateRecord, TemplateVersionRecord } from '../store.ts';
import type { TemplateRules } from './draft-register.ts';

export interface DraftContent extends Pick<
  TemplateVersionRecord,
  'texts' | 'purposes' | 'personalData' | 'explicit' | 'validity' | 'followUp'
> {
  rules: TemplateRules;
  target: TargetChoice | null;
  change: DraftChange;
}

/** A language of which nothing has been written. */
export function emptyText(name = ''): VersionText {
  return { name, purpose: '', description: [], ifRefused: [], data: '', recipients: '', storage: '' };
}

export function editableText({ purposes = {}, ...text }: VersionText, asked: PurposeRecord[]): EditableText {
  return {
    ...{ afterRefusing: [], transfers: '' },
    ...text,
    purposes: asked.map(({ id }) => ({ id, name: nameOf(purposes, id) })),
  };
}

/** What is not said is an empty text. */
export function editableFollowUp(rule: FollowUpRule | null): EditableFollowUp {
  const { fi = '', sv = '', en = '' } = rule?.instruction ?? {};
  return { days: rule?.days ?? FOLLOW_UP_DAYS, fi, sv, en };
}

/** Of a purpose; empty where it has none. */
export function nameOf(names: Record<string, string>, id: string): string {
  return Object.hasOwn(names, id) ? names[id]! : '';
}

export function rulesOf({ id: _id, organisationId: _organisationId, ...rules }: TemplateRecord): TemplateRules {
  return rules;
}

export function targetChoice(target: Target | undefined): TargetChoice | null {
  if (target === undefined) return null;
  return target.kind === 'group' ? target : { kind: 'people', groupId: null };
}

/** A first text says nothing of this: nothing was agreed to before it. */
export function changeOf(draft: TemplateVersionRecord, published: TemplateVersionRecord | undefined): DraftChange {
  if (published === undefined) return 'first';
  return draft.major > published.major ? 'major' : 'minor';
}

/** The number of the version that would follow. A correction of nothing that is published is not one. */
export function numberAfter(
  versions: TemplateVersionRecord[],
  published: TemplateVersionRecord | undefined,
  change: 'minor' | 'major',
): { major: number; minor: number } {
  if (change === 'major' || published === undefined)
    return { major: Math.max(0, ...versions.map(({ major }) => major)) + 1, minor: 0 };
  const { major } = published;
  return { major, minor: Math.max(...versions.map((each) => (each.major === major ? each.minor : 0))) + 1 };
}

/**
 * The version as it is published: without the names of purposes that were taken away again, and without the files of a
 * language that was. A draft keeps them, so that nothing is lost when one comes back.
 */
export function withoutUnused(version: TemplateVersionRecord): TemplateVersionRecord {
  const texts: Localized<VersionText> = {};
  const attachments: TemplateVersionRecord['attachments'] = {};
  const ids = new Set(version.purposes.map(({ id }) => id));
  for (const language of LANGUAGES) {
    const [text, files] = [version.texts[language], version.attachments[language]];
    if (text === undefined) continue;
    const { purposes, ...rest } = text;
    const named = Object.entries(purposes ?? {}).filter(([id]) => ids.has(id));
    texts[language] = { ...rest, ...(purposes && named.length > 0 && { purposes: Object.fromEntries(named) }) };
    if (files !== undefined) attachments[language] = files;
  }
  return { ...version, texts, attachments };
}
