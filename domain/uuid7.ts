/**
 * UUID version 7, RFC 9562 section 5.7: 48 bits of Unix milliseconds, then 74 random bits.
 * `time` outside 0 … 2^48 − 1 (a phone clock can be anywhere) is clamped. `random(n)` gives n random bytes.
 */
export function uuid7(time: number, random: (length: number) => Uint8Array): string {
  const milliseconds = Math.min(Math.max(Math.floor(time), 0), 2 ** 48 - 1);
  const bytes = Uint8Array.from(random(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
