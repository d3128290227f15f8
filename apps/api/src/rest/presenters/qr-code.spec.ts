import { inflateSync } from 'node:zlib';
import QRCode from 'qrcode';
import { qrPng } from './qr-code.js';

const LINK = 'https://example.test/clock-in/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11/';

it('draws a PNG of 300 by 300, in base64 without a prefix', () => {
  const drawn = qrPng(LINK);
  const png = Buffer.from(drawn, 'base64');
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([300, 300]);
  expect(drawn).toMatch(/^[A-Za-z0-9+/]+=*$/);
});

it.each(['a', LINK, LINK.repeat(8)])('paints every module of %s, white around them', (text) => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const isBlack = pixelsOf(Buffer.from(qrPng(text), 'base64'));
  const scale = Math.floor(300 / (size + 4));
  const start = Math.floor((300 - size * scale) / 2);
  const middle = (module: number): number => start + Math.floor((module + 0.5) * scale);
  for (let y = -2; y < size + 2; y++) {
    for (let x = -2; x < size + 2; x++) {
      const inside = x >= 0 && y >= 0 && x < size && y < size;
      expect([x, y, isBlack(middle(x), middle(y))]).toEqual([
        x,
        y,
        inside && data[y * size + x] === 1,
      ]);
    }
  }
});

it('draws the same text alike, and another one differently', () => {
  expect(qrPng('a')).toBe(qrPng('a'));
  expect(qrPng('b')).not.toBe(qrPng('a'));
});

/** Decodes a picture whose only data chunk directly follows the header. */
function pixelsOf(png: Buffer): (x: number, y: number) => boolean {
  const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  return (x, y) => (data[y * 39 + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0;
}
