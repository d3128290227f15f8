/** Longer side of a picture that is searched, pixels. */
const SIDE = 640;

/**
 * Reads codes from a video: with the browser's own detector where it has one that reads QR codes, else with a worker of
 * ours.
 *
 * @param files addresses of the worker and of its reader
 * @returns `{ read(video) }`, which answers a text or null
 */
export async function aDecoder(files) {
  const native = await nativeDetector();
  if (!native) return workerDecoder(files);
  let decoder = {
    async read(video) {
      try {
        const [found] = await native.detect(video);
        return found?.rawValue ?? null;
      } catch {
        // Some phones announce a detector and lack the service behind it.
        decoder = workerDecoder(files);
        return decoder.read(video);
      }
    },
  };
  return { read: (video) => decoder.read(video) };
}

async function nativeDetector() {
  const Detector = globalThis.BarcodeDetector;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  return formats.includes('qr_code') ? new Detector({ formats: ['qr_code'] }) : null;
}

function workerDecoder({ worker: address, wasm }) {
  const worker = new Worker(address);
  worker.postMessage({ wasm });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const waiting = new Map();
  let asked = 0;
  worker.addEventListener('message', ({ data: { id, text, failed } }) => {
    waiting.get(id)?.(failed ? null : text);
    waiting.delete(id);
  });
  return {
    read(video) {
      const id = ++asked;
      // The whole picture made small finds codes close by; its middle as it is, those far away.
      if (!draw(context, video, id % 2 === 0)) return Promise.resolve(null);
      const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, width, height, data }, [data.buffer]);
      });
    },
  };
}

/** @returns false while the camera shows nothing yet */
function draw(context, video, isMiddle) {
  const { videoWidth: wide, videoHeight: high } = video;
  if (!wide) return false;
  const scale = Math.min(1, SIDE / Math.max(wide, high));
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
  Object.assign(context.canvas, { width, height });
  const part = isMiddle
    ? [(wide - width) / 2, (high - height) / 2, width, height]
    : [0, 0, wide, high];
  context.drawImage(video, ...part, 0, 0, width, height);
  return true;
}
