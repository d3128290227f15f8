import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ErrorPages } from '../edge/errors.filter.js';
import { AssetFiles } from './assets/asset-files.js';
import { errorPages } from './frame/error-pages.js';

/** Serves the files that pages bring along. Call it before the application is initialised; hand the result to `configureHttp`. */
export function configurePages(app: NestFastifyApplication): ErrorPages {
  const assets = app.get(AssetFiles);
  assets.serveOn(app.getHttpAdapter().getInstance());
  return errorPages(assets);
}
