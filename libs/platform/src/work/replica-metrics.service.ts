import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Replica } from '../database/replica.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { ReplicaReadsService } from './replica-reads.service.js';

/**
 * Seconds since the last commit that a replica has replayed; 0: it has all that the primary had ($1), or is that itself. Null:
 * it has replayed nothing since its start.
 */
const LAG = `
  select case when not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= $1::pg_lsn then 0
         else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 end`;

/** Tells how far replicas are behind the primary, also one whose connection to it is broken. */
@Injectable()
export class ReplicaMetricsService implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: ReplicaReadsService,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    this.metrics.databaseGauge(
      {
        name: 'callmanager_replica_lag_seconds',
        help: 'How far a replica of DB_READ_HOST is behind the primary, by its place in that list.',
        labelNames: ['replica'],
      },
      async () => {
        const { replicas } = this.reads;
        if (replicas.length === 0) return [];
        const [{ lsn }] = await this.dataSource.query<[{ lsn: string }]>(
          'select pg_current_wal_lsn()::text as lsn',
        );
        const lags = await Promise.all(replicas.map((replica) => lagOf(replica, lsn)));
        return lags.flatMap((value, nth) =>
          value === null ? [] : [{ labels: { replica: String(nth + 1) }, value }],
        );
      },
    );
  }
}

/** Null: it does not answer, or cannot tell. */
function lagOf(replica: Replica, lsn: string): Promise<number | null> {
  return replica.ask<number>(LAG, [lsn]).catch(() => null);
}
