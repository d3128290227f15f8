import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#libs/identity';
import { LaborModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '#libs/pay';
import { type Configuration, type DatabaseConnection, PlatformModule } from '#libs/platform';
import { applicationDataSourceOptions } from '#libs/schema';
import { TimeEntryModule } from '#libs/time-entry';

/** The libs of the API, for one command. Its facts are audited as in the API. */
@Module({})
export class CliModule {
  static with(configuration: Configuration, connection: DatabaseConnection): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forRoot(configuration, connection),
        TypeOrmModule.forRoot(
          applicationDataSourceOptions(connection, { ...configuration.database, pool: 2 }),
        ),
        MessagingModule,
        IdentityModule,
        LaborModule,
        TimeEntryModule,
        PayModule,
        NotificationModule,
      ],
    };
  }
}
