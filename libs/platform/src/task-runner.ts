import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Logger as GraphileLogger, run, runOnce, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { CONNECTION } from './tokens.js';
import type { Connection } from './connection.js';
import { Heartbeat } from './heartbeat.js';
import { DONE_TASKS, type DoneTask } from './tasks.js';

const CONCURRENCY = 5;

/** Does the tasks of every lib that stands in this process: inside the API when embedded, else in `apps/worker`. */
@Injectable()
export class TaskRunner implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(TaskRunner.name);
  private taskList: TaskList = {};
  private pool: pg.Pool | null = null;
  private runner: Runner | null = null;
  private heartbeat: Heartbeat | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(CONNECTION) private readonly connection: Connection,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.taskList = Object.assign({}, ...instances.map(tasksOf)) as TaskList;
  }

  /** Names of the tasks this process can do, for the start-up line and the schedule's check. */
  get taskNames(): string[] {
    return Object.keys(this.taskList).sort();
  }

  /** Starts doing tasks until the application shuts down. */
  async start(): Promise<void> {
    this.pool = this.openPool();
    this.runner = await run({
      pgPool: this.pool,
      taskList: this.taskList,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      logger: this.quietLogger(),
      pollInterval: 2000,
      crontab: '',
    });
    this.heartbeat = new Heartbeat(this.pool, this.runner.events);
    await this.heartbeat.start();
  }

  /** Does every task that is due, and those they cause, then returns. For tests and the command line. */
  async finish(): Promise<void> {
    const pool = this.openPool();
    try {
      await runOnce({ pgPool: pool, taskList: this.taskList, noHandleSignals: true, logger: this.quietLogger() });
    } finally {
      await pool.end();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.heartbeat?.stop();
    await this.runner?.stop().catch((error: Error) => this.log.warn(error.message));
    await this.pool?.end();
    this.runner = null;
    this.pool = null;
  }

  private openPool(): pg.Pool {
    const pool = new pg.Pool({ ...this.connection, max: CONCURRENCY + 2 });
    const say = (error: Error): void => this.log.warn(`task connection lost: ${error.message}`);
    pool.on('error', say);
    pool.on('connect', (client) => client.on('error', say));
    return pool;
  }

  /** Failures are worth a line, the library's chatter is not. */
  private quietLogger(): GraphileLogger {
    return new GraphileLogger(() => (given, message) => {
      const level: string = given;
      if (level === 'error') this.log.error(message);
      else if (level === 'warning') this.log.warn(message);
      else if (this.configuration.debug && level === 'info') this.log.debug(message);
    });
  }
}

function tasksOf(instance: unknown): TaskList {
  if (typeof instance !== 'object' || instance === null) return {};
  const done = (Reflect.getMetadata(DONE_TASKS, instance.constructor) ?? []) as DoneTask[];
  const methods = instance as Record<string, (payload: unknown) => Promise<void>>;
  return Object.fromEntries(done.map(({ name, method }) => [name, (payload: unknown) => methods[method]!.call(instance, payload)]));
}
