import { plural, t } from '@lingui/core/macro';
import { formatBytes } from '../ui/format-bytes.ts';
import { numberFormat } from '../words/formats.ts';

/** The sizes a student may choose between for all lessons together. */
export const CAPS = [50_000_000, 100_000_000, 200_000_000, 500_000_000] as const;

/** A round size, without the decimal that {@link formatBytes} gives. */
export function megabytes(bytes: number): string {
  return numberFormat({}).format(Math.round(bytes / 1_000_000));
}

/** What is on this phone, in one line. */
export function roomWords(lessons: number, bytes: number, capBytes: number): string {
  const used = formatBytes(bytes);
  const cap = megabytes(capBytes);
  return plural(lessons, {
    one: `# lesson, ${used} of ${cap} MB. It works without network.`,
    other: `# lessons, ${used} of ${cap} MB. Everything here works without network.`,
  });
}

/** What happens when the room is used up. */
export function capHelp(bytes: number, capBytes: number): string {
  if (bytes > capBytes) {
    return t`More than that is here now. It stays until you get a new lesson: then those you opened longest ago make room.`;
  }
  return t`When it is full, the lessons you opened longest ago make room for new ones. Lessons you keep stay.`;
}
