/** The parts of a text that can change between versions, in the order in which they are read. */
export const TEXT_PARTS = [
  'name',
  'purpose',
  'purposes',
  'description',
  'if-refused',
  'data',
  'recipients',
  'transfers',
  'storage',
  'attachments',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

export const CHANGE_KINDS = ['same', 'added', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Words that stayed, came or went. */
export interface ChangePiece {
  kind: ChangeKind;
  text: string;
}

export interface TextChange {
  part: TextPart;
  pieces: ChangePiece[];
}
