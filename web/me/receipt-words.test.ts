import { describe, expect, it } from 'vitest';
import type { Receipt } from '../client/storage.ts';
import { receiptWords } from './receipt-words.ts';

const NOW = new Date(2026, 10, 24, 18, 0).getTime();
const SENT: Receipt = {
  eventId: '019ab6f2-1c40-7e11-8f3a-55661a2b3c4d',
  type: 'quiz_submitted',
  lessonId: 'the-mole',
  occurredAt: NOW - 86_400_000,
  acknowledgedAt: new Date(2026, 10, 24, 14, 2).getTime(),
  seq: 14,
};

describe('a receipt', () => {
  it('says that something waits on this phone', () => {
    expect(receiptWords({ ...SENT, acknowledgedAt: null, seq: null }, NOW)).toBe('Waiting on this phone');
  });

  it('names the place, the time and the end of the id of what the server has', () => {
    expect(receiptWords(SENT, NOW)).toBe('Safe on the server, place 14, today 14:02, code 1a2b3c4d');
  });

  it('leaves out the time that this phone was never told', () => {
    expect(receiptWords({ ...SENT, acknowledgedAt: null }, NOW)).toBe('Safe on the server, place 14, code 1a2b3c4d');
  });

  it('says that what the server lost waits again', () => {
    expect(receiptWords({ ...SENT, seq: null }, NOW)).toBe('Waiting on this phone');
  });
});
