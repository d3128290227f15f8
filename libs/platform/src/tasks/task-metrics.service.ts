import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import { MetricsService } from '../metrics/metrics.service.js';

/** Measures tasks: how long each takes, how it ends, how many are queued, and how long the oldest is overdue. */
@Injectable()
export class TaskMetricsService implements OnModuleInit {
  private readonly durations: Histogram<'task' | 'outcome'>;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly metrics: MetricsService,
  ) {
    this.durations = new Histogram({
      name: 'callmanager_task_duration_seconds',
      help: 'Time a task took, by its name and by how it ended.',
      labelNames: ['task', 'outcome'],
      buckets: [0.01, 0.05, 0.25, 1, 5, 30],
      registers: [this.metrics.registry],
    });
  }

  onModuleInit(): void {
    this.gauge(
      { name: 'callmanager_tasks_waiting', help: 'Tasks that are due or will be.' },
      'select count(*) as value from graphile_worker.jobs where locked_at is null',
    );
    this.gauge(
      {
        name: 'callmanager_task_oldest_due_age_seconds',
        help: 'How long the oldest task that is due has waited to begin, without those that wait for another of their company; 0 when none waits.',
      },
      `select coalesce(extract(epoch from now() - min(j.run_at)), 0)::float8 as value from graphile_worker._private_jobs j
        where j.is_available and j.run_at <= now()
          and not exists (select from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.locked_at is not null)`,
    );
  }

  private gauge(described: { name: string; help: string }, sql: string): void {
    this.metrics.databaseGauge(described, () => this.dataSource.query<[{ value: number }]>(sql));
  }

  /** Runs a task and measures it. @throws what the task throws */
  async measure(task: string, run: () => Promise<void>): Promise<void> {
    const end = this.durations.startTimer({ task });
    try {
      await run();
      end({ outcome: 'done' });
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }
}
