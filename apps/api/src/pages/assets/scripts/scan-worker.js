/** Finds QR codes in pictures, beside the page: it draws while this reads. Reader: zxing-wasm, from our own files. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const OPTIONS = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 1,
};
/** Small and blurred codes are found in an enlarged picture. */
const ENLARGED = 1.5;

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
  return (await textIn(picture)) ?? (await textIn(enlarged(picture)));
}

async function textIn(picture) {
  const [found] = await readBarcodes(picture, OPTIONS);
  return found?.isValid ? found.text : null;
}

/** Bilinear, of brightness alone. */
function enlarged({ width, height, data }) {
  const [wide, high] = [Math.round(width * ENLARGED), Math.round(height * ENLARGED)];
  const pixels = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y++) {
    const from = Math.min(Math.max((y + 0.5) / ENLARGED - 0.5, 0), height - 1.001);
    const [row, down] = [Math.floor(from), from % 1];
    for (let x = 0; x < wide; x++) {
      const along = Math.min(Math.max((x + 0.5) / ENLARGED - 0.5, 0), width - 1.001);
      const [column, right] = [Math.floor(along), along % 1];
      const at = (row * width + column) * 4 + 1;
      const above = data[at] * (1 - right) + data[at + 4] * right;
      const below = data[at + width * 4] * (1 - right) + data[at + width * 4 + 4] * right;
      pixels.fill(above * (1 - down) + below * down, (y * wide + x) * 4, (y * wide + x) * 4 + 3);
      pixels[(y * wide + x) * 4 + 3] = 255;
    }
  }
  return { width: wide, height: high, data: pixels };
}
