import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { CompressedFile } from './compressed-file.js';
import { BRAND_MARK } from './brand-mark.js';
import { projectFolder } from '../../edge/http/project-folder.js';
import { SUBMIT_ONCE } from './submit-once.js';

/** Paths of our own files; each changes with its content, so that browsers may cache it for ever. */
export interface AssetUrls {
  styles: string;
  /** Further styles, of pages of who is signed in. */
  officeStyles: string;
  htmx: string;
  submitOnce: string;
  /** Menus, dialogs, keys. */
  frame: string;
  /** Pages that are read again when they have changed. */
  live: string;
  /** Keeps the page of a clock-in code. */
  code: string;
  /** Tables that one types into. */
  sheet: string;
  icon: string;
  /** The scanner of managers and stewards, and the page of a station. */
  scanner: string;
  station: string;
  /** Finds QR codes beside the page, with a reader in WebAssembly. */
  scanWorker: string;
  scanReader: string;
}

interface Asset {
  url: string;
  type: string;
  content: CompressedFile;
  headers?: Readonly<Record<string, string>>;
}

const SCRIPT = 'text/javascript; charset=utf-8';
/** A worker follows its own policy, so that the pages that start it stay as strict as all others. */
const READS_WITH_WASM = {
  'content-security-policy':
    "default-src 'none';script-src 'self' 'wasm-unsafe-eval';connect-src 'self'",
};
const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';

/** Serves the assets of pages from memory: the built stylesheet, htmx, the script of forms, the icon. */
@Injectable()
export class AssetFilesService {
  private readonly log = new Logger(AssetFilesService.name);
  private readonly assets = {
    styles: asset('app', 'css', 'text/css; charset=utf-8', this.builtFile('app.css')),
    officeStyles: asset('office', 'css', 'text/css; charset=utf-8', this.builtFile('office.css')),
    htmx: asset(
      'htmx',
      'js',
      SCRIPT,
      readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
    ),
    submitOnce: asset('submit-once', 'js', SCRIPT, Buffer.from(SUBMIT_ONCE)),
    frame: asset('frame', 'js', SCRIPT, this.builtFile('frame.js')),
    live: asset('live', 'js', SCRIPT, this.builtFile('live.js')),
    code: asset('code', 'js', SCRIPT, this.builtFile('code.js')),
    sheet: asset('sheet', 'js', SCRIPT, this.builtFile('sheet.js')),
    icon: asset('icon', 'svg', 'image/svg+xml', Buffer.from(BRAND_MARK)),
    scanner: asset('scanner', 'js', SCRIPT, this.builtFile('scanner.js')),
    station: asset('station', 'js', SCRIPT, this.builtFile('station.js')),
    scanWorker: {
      ...asset('scan-worker', 'js', SCRIPT, this.builtFile('scan-worker.js')),
      headers: READS_WITH_WASM,
    },
    scanReader: asset(
      'scan-reader',
      'wasm',
      'application/wasm',
      this.builtFile('scan-reader.wasm'),
    ),
  };
  /** The service worker of stations; served below each station's own address, which is its scope. */
  readonly stationWorker = this.builtFile('station-worker.js').toString();
  readonly urls: AssetUrls = {
    styles: this.assets.styles.url,
    officeStyles: this.assets.officeStyles.url,
    htmx: this.assets.htmx.url,
    submitOnce: this.assets.submitOnce.url,
    frame: this.assets.frame.url,
    live: this.assets.live.url,
    code: this.assets.code.url,
    sheet: this.assets.sheet.url,
    icon: this.assets.icon.url,
    scanner: this.assets.scanner.url,
    station: this.assets.station.url,
    scanWorker: this.assets.scanWorker.url,
    scanReader: this.assets.scanReader.url,
  };

  /** The service worker of the page with a clock-in code, which is served beside that page. */
  readonly codeWorker = this.builtFile('code-worker.js').toString();

  /** Call it before the application is initialised. */
  serveOn(server: FastifyInstance): void {
    for (const { url, type, content, headers } of Object.values<Asset>(this.assets)) {
      server.get(url, async (request, reply) => {
        const { encoding, bytes } = await content.acceptedBy(request.headers['accept-encoding']);
        if (encoding) reply.header('content-encoding', encoding);
        return reply
          .headers({ 'cache-control': IMMUTABLE_CACHE, vary: 'Accept-Encoding', ...headers })
          .type(type)
          .send(bytes);
      });
    }
  }

  private builtFile(name: string): Buffer {
    try {
      return readFileSync(join(projectFolder(), 'apps/api/public/assets', name));
    } catch {
      this.log.warn(`${name} is missing, pages are shown without it. Run "npm run build".`);
      return Buffer.from('');
    }
  }
}

function asset(name: string, extension: string, type: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return {
    url: `/assets/${name}.${hash}.${extension}`,
    type,
    content: new CompressedFile(content),
  };
}
