/** Finds QR codes in pictures, beside the page: it draws while this reads. Reader: zxing-wasm, from our own files. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const OPTIONS = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 1,
};
/**
 * What is tried after the picture itself: enlarged for small and blurred codes; turned and darkened for codes with a
 * glare spot on a corner, whose rows and columns are other ones then.
 */
const SECOND_LOOKS = [
  { scale: 1.5, turn: 0, gamma: 1 },
  { scale: 1.5, turn: Math.PI / 4, gamma: 1 },
  { scale: 1.5, turn: Math.PI / 8, gamma: 3 },
];

/** Gets `{ wasm }`, the address of the reader, once; then `{ id, width, height, data }`, and answers `{ id, text }`. */
self.addEventListener('message', async ({ data: message }) => {
  if (message.wasm) {
    prepareZXingModule({ overrides: { locateFile: () => message.wasm }, fireImmediately: true });
    return;
  }
  const { id, ...picture } = message;
  const text = await read(picture).catch((error) => {
    self.postMessage({ id, failed: String(error) });
  });
  if (text !== undefined) self.postMessage({ id, text });
});

async function read(picture) {
  const text = await textIn(picture);
  if (text !== null) return text;
  for (const look of SECOND_LOOKS) {
    const found = await textIn(drawn(picture, look));
    if (found !== null) return found;
  }
  return null;
}

async function textIn(picture) {
  const [found] = await readBarcodes(picture, OPTIONS);
  return found?.isValid ? found.text : null;
}

/** The picture about its middle, bilinear, in shades of grey; what lies outside of it is grey. */
function drawn({ width, height, data }, { scale, turn, gamma }) {
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const [along, across] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  const shades = Uint8ClampedArray.from(
    { length: 256 },
    (_, light) => 255 * (light / 255) ** gamma,
  );
  const pixels = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] = [x + 0.5 - wide / 2, y + 0.5 - high / 2];
      const column = fromX * along + fromY * across + width / 2 - 0.5;
      const row = fromY * along - fromX * across + height / 2 - 0.5;
      const light = lightAt(data, width, height, column, row);
      pixels.fill(shades[light], (y * wide + x) * 4, (y * wide + x) * 4 + 3);
    }
  }
  return { width: wide, height: high, data: pixels };
}

function lightAt(data, width, height, column, row) {
  const [left, top] = [Math.floor(column), Math.floor(row)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 128;
  const [right, down] = [column - left, row - top];
  const at = (top * width + left) * 4 + 1;
  const above = data[at] * (1 - right) + data[at + 4] * right;
  const below = data[at + width * 4] * (1 - right) + data[at + width * 4 + 4] * right;
  return Math.round(above * (1 - down) + below * down);
}
