import { locales } from '../words/locale.ts';

/** A size as people read it: `62 KB`, `1.2 MB`. Decimal units, as network bundles are sold in. */
export function formatBytes(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString(locales())} KB`;
  const megabytes = (bytes / 1_000_000).toLocaleString(locales(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${megabytes} MB`;
}
