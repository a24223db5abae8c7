import { numberFormat } from '../words/formats.ts';

/** A size as people read it: `62 KB`, `1.2 MB`. Decimal units, as network bundles are sold in. */
export function formatBytes(bytes: number): string {
  if (bytes < 999_500) return `${numberFormat({}).format(Math.max(1, Math.round(bytes / 1000)))} KB`;
  const megabytes = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1_000_000);
  return `${megabytes} MB`;
}
