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
  htmx: string;
  submitOnce: string;
  /** Menus, dialogs, keys. */
  frame: string;
  /** Pages that are read again when they have changed. */
  live: string;
  /** Keeps the page of a clock-in code. */
  code: string;
  icon: string;
}

interface Asset {
  url: string;
  type: string;
  content: CompressedFile;
}

const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';

/** Serves the assets of pages from memory: the built stylesheet, htmx, the script of forms, the icon. */
@Injectable()
export class AssetFilesService {
  private readonly log = new Logger(AssetFilesService.name);
  private readonly assets = {
    styles: asset('app', 'css', 'text/css; charset=utf-8', this.builtFile('app.css')),
    htmx: asset(
      'htmx',
      'js',
      'text/javascript; charset=utf-8',
      readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
    ),
    submitOnce: asset(
      'submit-once',
      'js',
      'text/javascript; charset=utf-8',
      Buffer.from(SUBMIT_ONCE),
    ),
    frame: asset('frame', 'js', 'text/javascript; charset=utf-8', this.builtFile('frame.js')),
    live: asset('live', 'js', 'text/javascript; charset=utf-8', this.builtFile('live.js')),
    code: asset('code', 'js', 'text/javascript; charset=utf-8', this.builtFile('code.js')),
    icon: asset('icon', 'svg', 'image/svg+xml', Buffer.from(BRAND_MARK)),
  };
  readonly urls: AssetUrls = {
    styles: this.assets.styles.url,
    htmx: this.assets.htmx.url,
    submitOnce: this.assets.submitOnce.url,
    frame: this.assets.frame.url,
    live: this.assets.live.url,
    code: this.assets.code.url,
    icon: this.assets.icon.url,
  };

  /** The service worker of the page with a clock-in code, which is served beside that page. */
  readonly codeWorker = this.builtFile('code-worker.js').toString();

  /** Call it before the application is initialised. */
  serveOn(server: FastifyInstance): void {
    for (const { url, type, content } of Object.values(this.assets)) {
      server.get(url, async (request, reply) => {
        const { encoding, bytes } = await content.acceptedBy(request.headers['accept-encoding']);
        if (encoding) reply.header('content-encoding', encoding);
        return reply
          .headers({ 'cache-control': IMMUTABLE_CACHE, vary: 'Accept-Encoding' })
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
