export type Row = Record<string, string | number>;

export interface Table {
  title: string;
  rows: Row[];
}
