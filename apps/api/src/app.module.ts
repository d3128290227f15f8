import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Configuration, type Connection, PlatformModule } from '#libs/platform';
import { dataSourceOptions } from '#libs/schema';
import { HealthModule } from './health/health.module.js';
import { LiveModule } from './live/live.module.js';
import { RestModule } from './rest/rest.module.js';

/** Everything a client can touch. Development doors stand only where the configuration opens them. */
@Module({})
export class AppModule {
  static with(configuration: Configuration, connection: Connection): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(configuration, connection),
        TypeOrmModule.forRoot(dataSourceOptions(connection, configuration.database.pool)),
        HealthModule,
        RestModule,
        LiveModule,
      ],
    };
  }
}
