import { readFile } from 'node:fs/promises';
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodePng, shrinkPng } from './small-png.ts';

/** 3 × 2 pixels of RGBA, each row written with a prediction: from the left, and by Paeth. */
const rows = Buffer.from([
  ...[1, 200, 100, 50, 255, 0, 0, 0, 0, 0, 0, 0, 0],
  ...[4, 0, 0, 0, 0, 10, 0, 0, 0, 246, 0, 0, 1],
]);

it('reads what browsers write', () => {
  const [plain, lighter] = [0xc86432ff, 0xd26432ff];
  expect(decodePng(png(3, 2, rows))).toEqual({
    width: 3,
    height: 2,
    pixels: Uint32Array.of(plain, plain, plain, plain, lighter, 0xc8643200),
  });
});

it('keeps up to 256 colours as they are', () => {
  const small = shrinkPng(png(3, 2, rows));
  expect(paletteOf(small)).toEqual(['c86432ff', 'd26432ff', 'c8643200']);
  expect([...inflateSync(chunkOf(small, 'IDAT'))]).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
});

it('draws a rare colour in the nearest common one', () => {
  const common = Array.from({ length: 256 }, (_, i) => [i, 0, 0, 255]);
  const pixels = [...common, ...common, [77, 1, 1, 255]];
  const small = shrinkPng(png(pixels.length, 1, Buffer.from([0, ...pixels.flat()])));
  expect(paletteOf(small)).toHaveLength(256);
  expect(inflateSync(chunkOf(small, 'IDAT')).at(-1)).toBe(77);
});

it('says what it cannot read', async () => {
  const indexed = await readFile(new URL('../../public/icon-192.png', import.meta.url));
  expect(() => decodePng(indexed)).toThrow('not a PNG of RGB or RGBA');
});

function png(width: number, height: number, filtered: Buffer): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', deflateSync(filtered))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function chunkOf(file: Buffer, type: string): Buffer {
  const at = file.indexOf(type, 0, 'latin1');
  return file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4));
}

/** As rrggbbaa. */
function paletteOf(file: Buffer): string[] {
  const alpha = chunkOf(file, 'tRNS');
  const colors = chunkOf(file, 'PLTE').toString('hex');
  return [...alpha].map((a, i) => colors.slice(i * 6, i * 6 + 6) + a.toString(16).padStart(2, '0'));
}
