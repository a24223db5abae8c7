import { contentUrl, hashContent } from '../../../../domain/lesson.ts';
import { type Problem, reportInto } from '../source/diagnostics.ts';
import { checkSvg } from './svg.ts';

export interface Figure {
  hash: string;
  url: string;
  svg: string;
  width: number;
  height: number;
}

/** A lesson's drawings by file name, and which of them its text shows. */
export interface Figures {
  byName: ReadonlyMap<string, Figure>;
  /** Drawings that lie in the folder but are not safe or whole, so that the text does not complain about them too. */
  broken: ReadonlySet<string>;
  shown: Set<string>;
}

export async function readFigures(
  files: ReadonlyMap<string, string>,
  folder: string,
  problems: Problem[],
): Promise<Figures> {
  const byName = new Map<string, Figure>();
  const broken = new Set<string>();
  for (const [name, svg] of files) {
    if (!name.endsWith('.svg')) continue;
    const size = checkSvg(svg, reportInto(problems, `${folder}/${name}`));
    if (size) {
      const hash = await hashContent(new TextEncoder().encode(svg));
      byName.set(name, { hash, url: contentUrl(hash, 'svg'), svg, ...size });
    } else {
      broken.add(name);
    }
  }
  return { byName, broken, shown: new Set() };
}

/** A lesson shows one drawing or more, and every one that lies in its folder. */
export function checkFiguresAreShown({ byName, broken, shown }: Figures, folder: string, problems: Problem[]): void {
  if (byName.size + broken.size === 0) {
    const message = 'The lesson has no drawing. Add an SVG file that helps to understand it, and show it in the text.';
    problems.push({ file: `${folder}/lesson.md`, line: 1, message });
  }
  for (const name of byName.keys()) {
    if (shown.has(name)) continue;
    const message = `No text shows this drawing. Show it with ![a full description](${name}) or delete the file.`;
    problems.push({ file: `${folder}/${name}`, line: 1, message });
  }
}
