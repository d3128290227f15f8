import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type Configuration,
  type DatabaseConnection,
  type DatabaseServer,
  IdempotencyKeyService,
  type LogStream,
  MetricsService,
  NestLogger,
  UnitOfWork,
} from '#libs/platform';
import { AppModule } from './app.module.js';
import { allowedHosts, refuseOtherHosts } from './edge/http/allowed-hosts.js';
import { configureHttp, createHttpAdapter } from './edge/http/http-server.js';
import { settleIdempotencyKeys } from './edge/idempotency/settle-idempotency-keys.js';
import { serveOpenApi } from './edge/openapi/openapi-document.js';
import { serveAsyncApi } from './live/asyncapi/asyncapi-document.js';
import { DashboardAdapter } from './live/dashboards/dashboard.adapter.js';
import { configurePages } from './pages/configure-pages.js';
import { setLogoOrigin } from './rest/presenters/logo-url.js';

/**
 * Creates the application, wired and initialised, not yet listening.
 *
 * @param logStream target of its log lines; default standard output
 * @param server the database's server if this process runs it; default: an external one
 */
export async function createApplication(
  configuration: Configuration,
  connection: DatabaseConnection,
  logStream?: LogStream,
  server?: DatabaseServer,
): Promise<NestFastifyApplication> {
  const { trustProxy, logLevel, maxConnections } = configuration;
  const adapter = createHttpAdapter({
    trustProxy,
    logLevel,
    connectionLimits: { connections: maxConnections },
    ...(logStream && { logStream }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(configuration, connection, server),
    adapter,
    {
      rawBody: true,
      logger: new NestLogger(adapter.getInstance().log),
      abortOnError: false,
    },
  );
  await configureApplication(app, configuration);
  return app;
}

/** Configures the server around the modules; tests call it with their own clock. */
export async function configureApplication(
  app: NestFastifyApplication,
  configuration: Configuration,
): Promise<void> {
  refuseOtherHosts(app.getHttpAdapter().getInstance(), allowedHosts(configuration));
  await configureHttp(app, {
    corsOrigins: configuration.corsOrigins,
    debug: configuration.debug,
    errorPages: configurePages(app),
    metrics: app.get(MetricsService, { strict: false }),
  });
  settleIdempotencyKeys(app.getHttpAdapter().getInstance(), {
    keys: app.get(IdempotencyKeyService),
    unitOfWork: app.get(UnitOfWork),
  });
  serveOpenApi(app);
  serveAsyncApi(app);
  app.useWebSocketAdapter(new DashboardAdapter(app, configuration));
  setLogoOrigin(configuration.publicUrl);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
}
