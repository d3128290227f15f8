import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { CsrfService } from '../edge/csrf/csrf.service.js';
import type { ErrorPages } from '../edge/http/errors.filter.js';
import { AssetFilesService } from './assets/asset-files.service.js';
import { VisitorService } from './frame/visitor.service.js';
import { errorPages } from './frame/error-pages.js';

/** Serves the assets of pages. Call it before the application is initialised; pass the result to `configureHttp`. */
export function configurePages(app: NestFastifyApplication): ErrorPages {
  const assets = app.get(AssetFilesService);
  assets.serveOn(app.getHttpAdapter().getInstance());
  return errorPages({
    assets,
    csrf: app.get(CsrfService, { strict: false }),
    visitors: app.get(VisitorService, { strict: false }),
    devTools: app.get<Configuration>(CONFIGURATION, { strict: false }).devTools,
  });
}
