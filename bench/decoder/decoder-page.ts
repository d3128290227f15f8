import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Picture } from './qr-picture.js';

const ASSETS = 'apps/api/public/assets';
const TYPES: Record<string, string> = {
  'scan-worker.js': 'text/javascript',
  'scan-reader.wasm': 'application/wasm',
};

export interface Reading {
  /** Null: nothing was found. */
  text: string | null;
  /** From handing the picture to the worker to its answer. */
  ms: number;
}

/** The built worker of the scanner in a browser, fed with pictures: what a station without a detector of its own runs. */
export class DecoderPage {
  private constructor(
    private readonly page: Page,
    private readonly closeServer: () => void,
  ) {}

  /** @param folder of the project */
  static async open(browser: Browser, folder = process.cwd()): Promise<DecoderPage> {
    const server = createServer((request, response) => {
      const name = (request.url ?? '/').slice(1);
      const type = TYPES[name];
      if (!type) return void response.end('<!doctype html><title>decoder</title>');
      void readFile(join(folder, ASSETS, name)).then((content) =>
        response.setHeader('content-type', type).end(content),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate(`
      globalThis.worker = new Worker('/scan-worker.js');
      worker.postMessage({ wasm: '/scan-reader.wasm' });
      globalThis.read = async ({ width, height, light }) => {
        const bytes = Uint8Array.from(atob(light), (each) => each.charCodeAt(0));
        const data = new Uint8ClampedArray(bytes.length * 4).fill(255);
        bytes.forEach((value, at) => data.fill(value, at * 4, at * 4 + 3));
        const began = performance.now();
        const answer = new Promise((resolve, reject) => {
          worker.onmessage = ({ data: { text, failed } }) => (failed ? reject(new Error(failed)) : resolve(text));
        });
        worker.postMessage({ id: 1, width, height, data }, [data.buffer]);
        const text = await answer;
        return { text, ms: performance.now() - began };
      };
    `);
    return new DecoderPage(page, () => server.close());
  }

  read({ width, height, data }: Picture): Promise<Reading> {
    const bytes = Buffer.alloc(width * height);
    for (let at = 0; at < bytes.length; at++) bytes[at] = data[at * 4]!;
    const light = bytes.toString('base64');
    return this.page.evaluate(
      (picture) =>
        (globalThis as unknown as { read(given: object): Promise<Reading> }).read(picture),
      { width, height, light },
    );
  }

  async close(): Promise<void> {
    await this.page.close();
    this.closeServer();
  }
}
