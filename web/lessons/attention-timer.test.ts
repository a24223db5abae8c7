import { describe, expect, it } from 'vitest';
import { AWAY_AFTER_MS, createAttentionTimer } from './attention-timer.ts';

function timerWithClock() {
  let time = 5000;
  const timer = createAttentionTimer(() => time);
  return { timer, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('the attention timer', () => {
  it('counts the time between two takes once', () => {
    const { timer, pass } = timerWithClock();
    pass(30_000);
    expect(timer.take()).toBe(30);
    pass(4_000);
    expect(timer.take()).toBe(4);
  });

  it('keeps parts of a second for the next take', () => {
    const { timer, pass } = timerWithClock();
    pass(1_600);
    expect(timer.take()).toBe(1);
    pass(1_600);
    expect(timer.take()).toBe(2);
  });

  it('does not count while the page is out of sight', () => {
    const { timer, pass } = timerWithClock();
    pass(10_000);
    timer.left();
    pass(3_600_000);
    timer.seen();
    pass(5_000);
    expect(timer.take()).toBe(15);
  });

  it('counts a silent phone only until the student is taken to be away', () => {
    const { timer, pass } = timerWithClock();
    pass(8 * 3_600_000);
    expect(timer.take()).toBe(AWAY_AFTER_MS / 1000);
  });

  it('counts all of a long read with a scroll now and then', () => {
    const { timer, pass } = timerWithClock();
    for (let minute = 0; minute < 10; minute++) {
      pass(60_000);
      timer.seen();
    }
    expect(timer.take()).toBe(600);
  });
});
