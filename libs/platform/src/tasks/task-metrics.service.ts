import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Histogram } from 'prom-client';
import { DataSource } from 'typeorm';
import { MetricsService } from '../metrics/metrics.service.js';

/** Measures tasks: how long each takes, how it ends, and how many are queued. */
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
    const gauge = { name: 'callmanager_tasks_waiting', help: 'Tasks that are due or will be.' };
    this.metrics.databaseGauge(gauge, async () => {
      const [row] = await this.dataSource.query<[{ count: number }]>(
        'select count(*) as count from graphile_worker.jobs where locked_at is null',
      );
      return [{ value: row.count }];
    });
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
