import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Report } from './diagnostics.ts';

export type Path = readonly PropertyKey[];

export interface LocatedYaml {
  value: unknown;
  /** The line where the key or list item at `path` starts; of its nearest parent where there is none. */
  lineOf(path: Path): number;
}

/** Reads YAML that starts at line `firstLine` of its file. Null when it cannot be read, which is reported. */
export function parseLocatedYaml(text: string, firstLine: number, report: Report): LocatedYaml | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) report(lineAt(fault.pos[0]), `This is not valid YAML: ${fault.message}`);
  if (faults.length > 0) return null;
  return {
    value: document.toJS(),
    lineOf: (path) => {
      const { node, offset } = locate(document.contents, path);
      // The text of a `|` or `>` block starts on the line after its key.
      const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
      return lineAt(offset) + (isBlock ? 1 : 0);
    },
  };
}

function locate(root: unknown, path: Path): { node: unknown; offset: number } {
  let place = { node: root, offset: 0 };
  for (const step of path) {
    const inner = child(place.node, step);
    if (!inner) return { node: null, offset: place.offset };
    place = inner;
  }
  return place;
}

function child(parent: unknown, step: PropertyKey): { node: unknown; offset: number } | null {
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step);
    return isScalar(pair?.key) && pair.key.range ? { node: pair.value, offset: pair.key.range[0] } : null;
  }
  const item = isSeq(parent) ? parent.items[Number(step)] : null;
  return isNode(item) && item.range ? { node: item, offset: item.range[0] } : null;
}
