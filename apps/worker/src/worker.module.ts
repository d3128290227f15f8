import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BillingModule } from '#libs/billing';
import { IdentityModule } from '#libs/identity';
import { LaborModule } from '#libs/labor';
import { MessagingModule } from '#libs/messaging';
import { NotificationModule } from '#libs/notification';
import { PayModule } from '#libs/pay';
import { type Configuration, type DatabaseConnection, PlatformModule } from '#libs/platform';
import { applicationDataSourceOptions } from '#libs/schema';
import { TimeEntryModule } from '#libs/time-entry';

/** The libs of the API, started to run tasks. */
@Module({})
export class WorkerModule {
  static with(configuration: Configuration, connection: DatabaseConnection): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(configuration, connection),
        TypeOrmModule.forRoot(applicationDataSourceOptions(connection, configuration.database)),
        MessagingModule,
        IdentityModule,
        LaborModule,
        TimeEntryModule,
        PayModule,
        BillingModule,
        NotificationModule,
      ],
    };
  }
}
