import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const PUBLIC = new URL('../../public/', import.meta.url);
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface Picture {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
}

const manifest: {
  icons: Picture[];
  screenshots: (Picture & { form_factor: string; label: string })[];
  shortcuts: { name: string; url: string; icons: Picture[] }[];
} = JSON.parse(await readFile(new URL('manifest.webmanifest', PUBLIC), 'utf8'));

const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];

describe('the manifest', () => {
  it.each(pictures.map((picture) => [picture.src, picture]))(
    'names %s, which is there in that size',
    async (src, { sizes, type }) => {
      expect(type).toBe('image/png');
      const bytes = await readFile(new URL(src.slice(1), PUBLIC));
      expect([...bytes.subarray(0, PNG.length)]).toEqual(PNG);
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    },
  );

  it('has an icon for every launcher', () => {
    const sizesOf = (purpose: string | undefined) =>
      manifest.icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => Number.parseInt(sizes, 10));
    expect(sizesOf(undefined)).toEqual([72, 96, 128, 144, 152, 192, 384, 512]);
    expect(sizesOf('maskable')).toEqual([192, 512]);
  });

  it('shows the app narrow and wide, in pictures that are quickly fetched', async () => {
    expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(new Set(['narrow', 'wide']));
    for (const { src } of manifest.screenshots) {
      expect((await readFile(new URL(src.slice(1), PUBLIC))).length, src).toBeLessThanOrEqual(120_000);
    }
  });
});
