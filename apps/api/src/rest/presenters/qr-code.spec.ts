import { qrPng } from './qr-code.js';

const PNG_SIGNATURE = '89504e470d0a1a0a';

it('draws a PNG, in base64 without a prefix', async () => {
  const drawn = await qrPng('https://example.test/clock-in/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11/');
  const png = Buffer.from(drawn, 'base64');
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  expect(png.readUInt32BE(16)).toBe(300);
  expect(drawn).toMatch(/^[A-Za-z0-9+/]+=*$/);
});

it('draws the same text alike, and another one differently', async () => {
  const [one, again, other] = await Promise.all(['a', 'a', 'b'].map(qrPng));
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
