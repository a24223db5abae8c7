import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../../domain/sample-study.ts';
import { downloadBytes, savedBytes } from './lesson-bytes.ts';

const file = (name: string, bytes: number) => ({ url: `/lessons/content/${name}`, hash: name, bytes });
const SHARED = file('map.svg', 5000);
const MOLE = sampleEntry({ id: 'the-mole', files: [file('mole.json', 60_000), SHARED] });
const GASES = sampleEntry({ id: 'gases', files: [file('gases.json', 40_000), SHARED] });

const saved = (id: string, ...files: { url: string; bytes: number }[]) => ({
  id,
  contentHash: '',
  title: id,
  files,
  bytes: 0,
  savedAt: 0,
  pinned: false,
  lastOpenedAt: 0,
});

describe('the size of a download', () => {
  it('counts a picture of two lessons once', () => {
    expect(downloadBytes([MOLE, GASES], [])).toBe(105_000);
  });

  it('leaves out what is on the phone, so that an update costs what changed', () => {
    const older = saved('the-mole', file('mole-1.json', 59_000), SHARED);
    expect(downloadBytes([MOLE], [older])).toBe(60_000);
    expect(downloadBytes([MOLE, GASES], [saved('the-mole', ...MOLE.files)])).toBe(40_000);
  });
});

describe('the size of what is on the phone', () => {
  it('counts a picture of two lessons once', () => {
    expect(savedBytes([saved('the-mole', ...MOLE.files), saved('gases', ...GASES.files)])).toBe(105_000);
  });
});
