import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuid7Schema } from './events.schema.ts';
import { uuid7 } from './uuid7.ts';

const fixed = (byte: number) => (length: number) => new Uint8Array(length).fill(byte);

describe('UUID version 7', () => {
  it('gives the test vector of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuid7(0x017f22e279b0, () => random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('is valid whatever the clock says, and later ids sort later', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 2 ** 49 }), fc.nat(255), (time, byte) => {
        expect(uuid7Schema.safeParse(uuid7(time, fixed(byte))).success).toBe(true);
      }),
    );
    expect(uuid7(1001, fixed(0)) > uuid7(1000, fixed(255))).toBe(true);
  });

  it('clamps a time outside 48 bits', () => {
    expect(uuid7(-5, fixed(0))).toBe(uuid7(0, fixed(0)));
    expect(uuid7(2 ** 50, fixed(0))).toBe(uuid7(2 ** 48 - 1, fixed(0)));
  });
});
