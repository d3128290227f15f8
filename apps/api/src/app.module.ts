import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  type Configuration,
  type DatabaseConnection,
  type DatabaseServer,
  PlatformModule,
} from '#libs/platform';
import { applicationDataSourceOptions } from '#libs/schema';
import { DevModule } from './dev/dev.module.js';
import { EdgeModule } from './edge/edge.module.js';
import { HealthModule } from './health/health.module.js';
import { LiveModule } from './live/live.module.js';
import { AuthModule } from './rest/auth/auth.module.js';
import { PagesModule } from './pages/pages.module.js';
import { RestModule } from './rest/rest.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The modules of the API. Development tools are added only where the configuration opens them. */
@Module({})
export class AppModule {
  static with(
    configuration: Configuration,
    connection: DatabaseConnection,
    server?: DatabaseServer,
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(configuration, connection, server),
        TypeOrmModule.forRoot(applicationDataSourceOptions(connection, configuration.database)),
        EdgeModule,
        HealthModule,
        AuthModule,
        RestModule,
        PagesModule,
        LiveModule,
        WebhooksModule,
        ...(configuration.devTools ? [DevModule] : []),
      ],
    };
  }
}
