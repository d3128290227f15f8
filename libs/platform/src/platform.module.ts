import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Clock } from './work/clock.js';
import { CONFIGURATION, type Configuration } from './configuration/configuration.js';
import type { DatabaseConnection } from './database/database-connection.js';
import { FactBus } from './facts/fact-bus.js';
import { ReadAuditService } from './facts/read-audit.service.js';
import { HintBus } from './hints/hint-bus.js';
import { RedisMetricsService } from './hints/redis-metrics.service.js';
import { MetricsService } from './metrics/metrics.service.js';
import { PoolMetricsService } from './metrics/pool-metrics.service.js';
import { TaskMetricsService } from './tasks/task-metrics.service.js';
import { LiftWaitingTasksTask } from './tasks/lift-waiting-tasks.task.js';
import { DeleteExpiredIdempotencyKeysTask } from './idempotency/delete-expired-idempotency-keys.task.js';
import { IdempotencyKeyService } from './idempotency/idempotency-key.service.js';
import { TaskRunner } from './tasks/task-runner.js';
import { TaskQueueService } from './tasks/task-queue.service.js';
import { DATABASE_CONNECTION } from './database/database-connection.token.js';
import { DiskSpaceService } from './database/disk-space.service.js';
import { DATABASE_SERVER, type DatabaseServer, REMOTE_SERVER } from './database/database-server.js';
import { DatabaseVersionQueries } from './work/database-version.queries.js';
import { ReplicaMetricsService } from './work/replica-metrics.service.js';
import { ReplicaReadsService } from './work/replica-reads.service.js';
import { UnitOfWork } from './work/unit-of-work.js';

/** Infrastructure of every module. Global, because every service uses `Work`. */
@Global()
@Module({})
export class PlatformModule {
  /** @param server the database's server if this process runs it; default: an external one */
  static forRoot(
    configuration: Configuration,
    connection: DatabaseConnection,
    server: DatabaseServer = REMOTE_SERVER,
  ): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: DATABASE_CONNECTION, useValue: connection },
        { provide: DATABASE_SERVER, useValue: server },
        DiskSpaceService,
        DatabaseVersionQueries,
        Clock,
        HintBus,
        FactBus,
        ReadAuditService,
        TaskQueueService,
        TaskRunner,
        TaskMetricsService,
        PoolMetricsService,
        RedisMetricsService,
        ReplicaMetricsService,
        MetricsService,
        UnitOfWork,
        ReplicaReadsService,
        IdempotencyKeyService,
        DeleteExpiredIdempotencyKeysTask,
        LiftWaitingTasksTask,
      ],
      exports: [
        CONFIGURATION,
        DATABASE_CONNECTION,
        DATABASE_SERVER,
        DiskSpaceService,
        DatabaseVersionQueries,
        Clock,
        HintBus,
        FactBus,
        ReadAuditService,
        TaskQueueService,
        TaskRunner,
        MetricsService,
        UnitOfWork,
        ReplicaReadsService,
        IdempotencyKeyService,
      ],
    };
  }
}
