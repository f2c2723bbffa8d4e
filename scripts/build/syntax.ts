/** A node of the syntax tree that the bundler's parser gives. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
