import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Actor } from '#libs/kernel';
import { Clock } from './clock.js';
import { HintBus } from './hint-bus.js';
import { ScreenConnection } from './screen-connection.js';
import { type Caller, Work } from './work.js';

/** serialization_failure, deadlock_detected, and a prepared plan that a migration made stale: the whole transaction is tried again. */
const TRY_AGAIN = new Set(['40001', '40P01', '0A000']);
const ATTEMPTS = 4;

/** Opens the one transaction of a request or task, and tells the live sockets once it is committed. */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly hints: HintBus,
  ) {}

  /**
   * Runs a verb in a transaction; commits when it returns, rolls back when it throws.
   * A deadlock is tried again from the start, so the function must touch nothing but the database.
   */
  async as<T>(caller: Caller, verb: (work: Work) => Promise<T> | T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(caller, verb);
      } catch (error) {
        if (attempt >= ATTEMPTS || !asksToTryAgain(error)) throw error;
      }
    }
  }

  /** The house itself acts: tasks, seeds, maintenance. */
  asHouse<T>(verb: (work: Work) => Promise<T> | T): Promise<T> {
    return this.as(houseCaller(), verb);
  }

  /** For queries: no transaction, each statement sees the newest committed rows. */
  reading(caller: Caller = houseCaller()): Work {
    return new Work(
      caller,
      this.clock.now(),
      this.dataSource.manager,
      new ScreenConnection(poolOf(this.dataSource)),
    );
  }

  private async once<T>(caller: Caller, verb: (work: Work) => Promise<T> | T): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const work = new Work(
      caller,
      this.clock.now(),
      runner.manager,
      (await runner.connect()) as PoolClient,
    );
    try {
      await runner.startTransaction();
      const result = await verb(work);
      await work.writeGathered();
      await committed(runner, work);
      for (const hint of work.hintsGiven()) this.hints.publish(hint);
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await work.arrived(); // of what failed first, the rest is a consequence
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Commits together with what was sent last, without waiting in between: PostgreSQL rolls back what failed before it. */
async function committed(runner: QueryRunner, work: Work): Promise<void> {
  const [commit, sent] = await Promise.allSettled([runner.commitTransaction(), work.arrived()]);
  if (sent.status === 'rejected') throw sent.reason;
  if (commit.status === 'rejected') throw commit.reason;
}

function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as PostgresDriver).master as Pool;
}

function houseCaller(): Caller {
  return { actor: Actor.house(), requestId: null, origin: null };
}

function asksToTryAgain(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    TRY_AGAIN.has((error.driverError as { code?: string }).code ?? '')
  );
}
