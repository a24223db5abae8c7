/** Something that a file names by its id, and the line where it does. */
export interface Reference {
  id: string;
  line: number;
}
