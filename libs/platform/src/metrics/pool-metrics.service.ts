import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { Gauge, Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { MetricsService } from './metrics.service.js';

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/** Measures how long statements wait for a connection of the pool, and how many it has. */
@Injectable()
export class PoolMetricsService implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    this.measureWaits(pool);
    const registers = [this.metrics.registry];
    new Gauge({
      name: 'callmanager_db_pool_connections',
      help: 'Connections of the pool, by what they do.',
      labelNames: ['state'],
      registers,
      collect() {
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      },
    });
    new Gauge({
      name: 'callmanager_db_pool_waiting',
      help: 'Who waits for a connection at this moment.',
      registers,
      collect() {
        this.set(pool.waitingCount);
      },
    });
  }

  private measureWaits(pool: Pool): void {
    const waits = new Histogram({
      name: 'callmanager_db_pool_wait_seconds',
      help: 'Time until a connection of the pool was there, also in vain.',
      buckets: [0.001, 0.01, 0.1, 1, 10],
      registers: [this.metrics.registry],
    });
    const connect = pool.connect.bind(pool) as (connected: Connected) => void;
    const measured = (connected: Connected): void => {
      const began = performance.now();
      connect((error, client, release) => {
        waits.observe((performance.now() - began) / 1000);
        connected(error, client, release);
      });
    };
    pool.connect = ((connected?: Connected) => {
      if (connected) return measured(connected);
      return new Promise<PoolClient>((resolve, reject) =>
        measured((error, client) => (error ? reject(error) : resolve(client!))),
      );
    }) as Pool['connect'];
  }
}
