import type { GroupList } from '../../contract/group.ts';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import type { Announcer } from '../../base/announcer.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import type { Language, Localized } from '../../model/language.ts';
import type { TriageAnswers } from '../../model/legal-basis-triage.ts';
import type { Advised } from './advising.ts';
import type { DraftKeeping } from './draft-keeping.ts';
import type { FieldError } from './faults.ts';
import type { FileAdding } from './file-adding.ts';

/** What the parts of the form are drawn from. */
export interface EditorScreen {
  host: WidgetElement;
  announcer: Announcer;
  headingLevel: number;
  /** Of the words around the texts. */
  language: Language;
  /** As the server last told it; what is typed is in `keeping`. */
  template: EditableTemplate;
  keeping: DraftKeeping;
  files: FileAdding;
  /** Undefined until they are known. */
  groups: GroupList['items'] | undefined;
  /** What keeps the draft from being published. */
  errors: FieldError[];
  /** Whether publishing was tried: errors stand at their fields from then on. */
  tried: boolean;
  fileAddress: (language: Language, sha256: string) => string;
  /** Parts that can be folded: a language, or the path of a field. */
  isOpen: (part: string) => boolean;
  onOpen: (part: string, open: boolean) => void;
  /** What is advised on the texts, as they were when the hand last rested. */
  advised: Localized<Advised>;
  /** Answers on the basis, also while there is no end of them yet. */
  triageAnswers: TriageAnswers;
  onTriage: (answers: TriageAnswers) => void;
  onType: (path: string, value: unknown) => void;
  onSettle: (path: string, whose: 'mine' | 'theirs') => void;
  /** Takes a language away, once asked whether it is meant. */
  onRemoveLanguage: (language: Language, isMeant?: boolean) => void;
  onFocus: (path: string) => void;
}

/** The value of a field as it is shown. Null for one that is not there. */
export function valueOf<T>({ keeping }: EditorScreen, path: string): T {
  return keeping.value(path) as T;
}

/** The errors of a field that are shown now. */
export function errorsAt({ errors, tried }: EditorScreen, path: string): FieldError[] {
  return tried ? errors.filter((error) => error.path === path) : [];
}
