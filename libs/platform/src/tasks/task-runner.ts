import { EventEmitter } from 'node:events';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  Logger as GraphileLogger,
  run,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { DATABASE_CONNECTION } from '../database/database-connection.token.js';
import type { DatabaseConnection } from '../database/database-connection.js';
import { cronItemsOf, type RecurringTask } from './recurring-task.js';
import { RunnerHeartbeat, HEARTBEAT_TIMINGS } from './runner-heartbeat.js';
import { splitTrace } from './task-trace.js';
import { runWithin, startTrace } from '../tracing/tracing.js';
import { TaskMetricsService } from './task-metrics.service.js';
import { TaskPool } from './task-pool.js';
import { HEAVY_FLAG, TASK_HANDLERS, type TaskHandler } from './task-queue.service.js';
import { finishesWithin } from '../process/finishes-within.js';

const CONCURRENCY = 5;
/** So many of them may run heavy tasks; the others are kept for those that take milliseconds. */
const HEAVY_CONCURRENCY = 2;
/** To listen for new tasks. */
const LISTENERS = 2;

/** Runs the tasks of every lib in this process: an inline worker of the API, or `apps/worker`. */
@Injectable()
export class TaskRunner implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger(TaskRunner.name);
  private taskList: TaskList = {};
  private pool: pg.Pool | null = null;
  private runners: readonly Runner[] = [];
  private heartbeat: RunnerHeartbeat | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(DATABASE_CONNECTION) private readonly connection: DatabaseConnection,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly metrics: TaskMetricsService,
  ) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.taskList = Object.assign(
      {},
      ...instances.map((instance) => taskHandlersOf(instance, this.metrics)),
    ) as TaskList;
  }

  /** Names of this process's tasks, for the start-up line and the check of the schedule. */
  get taskNames(): string[] {
    return Object.keys(this.taskList).sort();
  }

  /**
   * Runs tasks until shutdown.
   *
   * @param schedule of recurring tasks; the same in every process of a database
   * @throws Error the schedule names an unknown task
   */
  async start(schedule: readonly RecurringTask[] = []): Promise<void> {
    const parsedCronItems = cronItemsOf(schedule, this.taskNames);
    const events: WorkerEvents = new EventEmitter();
    this.pool = this.openPool();
    this.heartbeat = new RunnerHeartbeat(
      this.pool,
      events,
      HEARTBEAT_TIMINGS,
      this.configuration.heartbeatFile,
    );
    const common = {
      pgPool: this.pool,
      events,
      taskList: this.taskList,
      noHandleSignals: true,
      logger: this.quietLogger(),
      pollInterval: 2000,
    };
    this.runners = [
      await run({
        ...common,
        concurrency: CONCURRENCY - HEAVY_CONCURRENCY,
        forbiddenFlags: [HEAVY_FLAG],
        parsedCronItems,
      }),
      await run({ ...common, concurrency: HEAVY_CONCURRENCY, parsedCronItems: [] }),
    ];
    await this.heartbeat.start();
  }

  /** Runs all due tasks and those that they cause. For tests and commands. */
  async runDueTasks(): Promise<void> {
    const pool = this.openPool();
    try {
      await runOnce({
        pgPool: pool,
        taskList: this.taskList,
        noHandleSignals: true,
        logger: this.quietLogger(),
      });
    } finally {
      await pool.end();
    }
  }

  /**
   * Starts no further tasks and waits until running ones are done and noted as done, `stopSeconds` at most; then
   * unlocks them, so that another process runs them.
   */
  async beforeApplicationShutdown(): Promise<void> {
    const { runners, heartbeat } = this;
    this.runners = [];
    if (!heartbeat) return;
    const { runnerIds } = heartbeat;
    const warn = (error: Error): void => this.log.warn(error.message);
    const stopped = Promise.all(runners.map((runner) => runner.stop()))
      .then(() => heartbeat.untilNothingIsLockedBy(runnerIds))
      .catch(warn);
    const inTime = await finishesWithin(this.configuration.stopSeconds * 1000, stopped);
    heartbeat.stop();
    if (!inTime) await heartbeat.unlockTasksOf(runnerIds).catch(warn);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
    this.pool = null;
  }

  private openPool(): pg.Pool {
    const pool = new TaskPool({ ...this.connection, max: CONCURRENCY + LISTENERS + 1 });
    const say = (error: Error): void => this.log.warn(`task connection lost: ${error.message}`);
    pool.on('error', say);
    pool.on('connect', (client) => client.on('error', say));
    return pool;
  }

  /** Logs failures only, not the library's messages. */
  private quietLogger(): GraphileLogger {
    return new GraphileLogger(() => (given, message) => {
      const level: string = given;
      if (level === 'error') this.log.error(message);
      else if (level === 'warning') this.log.warn(message);
      else if (this.configuration.debug && level === 'info') this.log.debug(message);
    });
  }
}

function taskHandlersOf(instance: unknown, metrics: TaskMetricsService): TaskList {
  if (typeof instance !== 'object' || instance === null) return {};
  const done = (Reflect.getMetadata(TASK_HANDLERS, instance.constructor) ?? []) as TaskHandler[];
  const methods = instance as Record<string, (payload: unknown) => Promise<void>>;
  return Object.fromEntries(
    done.map(({ name, method }) => [
      name,
      (queued: unknown) => {
        const { payload, cause } = splitTrace(queued);
        const run = () => metrics.measure(name, () => methods[method]!.call(instance, payload));
        const span = startTrace(
          { name, kind: 'consumer', attributes: { 'callmanager.task.name': name } },
          { cause },
        );
        return span ? runWithin(span, run) : run();
      },
    ]),
  );
}
