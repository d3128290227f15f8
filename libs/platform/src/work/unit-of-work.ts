import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Actor } from '#libs/kernel';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import { DiskSpaceService } from '../database/disk-space.service.js';
import { Clock } from './clock.js';
import { commitOnce } from './commit-once.js';
import { HintBus } from '../hints/hint-bus.js';
import { SET_REACH } from '../database/reach-setting.js';
import { reachOf } from './reach.js';
import { ReadConnection } from './read-connection.js';
import { SnapshotConnection } from './snapshot-connection.js';
import { type Caller, Work } from './work.js';

/**
 * serialization_failure, deadlock_detected, and a plan that a migration made invalid: the
 * transaction is retried.
 */
const RETRYABLE_CODES = new Set(['40001', '40P01', '0A000']);
const ATTEMPTS = 4;

type TransactionEnd = 'commit' | 'rollback';

/** Opens the transaction of a request or task, and sends hints after its commit. */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly hints: HintBus,
    private readonly diskSpace: DiskSpaceService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Runs a function in a transaction; commits when it returns, rolls back when it throws. Retries
   * after a deadlock, so the function may only touch the database.
   */
  as<T>(caller: Caller, verb: (work: Work) => Promise<T> | T): Promise<T> {
    return this.attempt(caller, verb, 'commit');
  }

  /**
   * Runs a function as `as` does, up to the commit, and rolls back: for previews of what a verb would do. Nothing is
   * kept, hinted or counted, and no idempotency key is marked.
   */
  rehearse<T>(caller: Caller, verb: (work: Work) => Promise<T> | T): Promise<T> {
    return this.attempt({ ...caller, idempotencyKeyId: undefined }, verb, 'rollback');
  }

  /** For the system: tasks, seeds, maintenance. */
  asSystem<T>(verb: (work: Work) => Promise<T> | T): Promise<T> {
    return this.as(systemCaller(), verb);
  }

  /**
   * For queries: without a transaction, each statement reads the latest committed rows, unless the caller reads
   * `inSnapshot`.
   */
  reading(caller: Caller = systemCaller()): Work {
    const connection = caller.reads ?? this.readConnection(caller);
    return new Work(caller, this.clock.now(), this.dataSource.manager, connection);
  }

  /**
   * The caller for a request whose reads are answered in the order in which they are asked, whichever `Work` asks: what
   * is asked first is never newer than the rest, and nobody has to wait for it.
   */
  readingInOrder(caller: Caller): Caller {
    return { ...caller, reads: this.readConnection(caller) };
  }

  private readConnection(caller: Caller): ReadConnection {
    return new ReadConnection(poolOf(this.dataSource), this.reachOf(caller));
  }

  /** Null: without row security, nobody has to say. */
  private reachOf(caller: Caller): string | null {
    return this.configuration.database.rowSecurity ? reachOf(caller) : null;
  }

  /**
   * Runs a function whose reads all see one state of the database, whichever `Work` of the given caller asks. It holds a
   * connection until it returns, so it should not read by another one, nor wait for a client.
   *
   * @param pool of a replica; default: that of the primary
   */
  async inSnapshot<T>(
    caller: Caller,
    read: (caller: Caller) => Promise<T>,
    pool = poolOf(this.dataSource),
  ): Promise<T> {
    const reads = new SnapshotConnection(pool, this.reachOf(caller));
    try {
      return await read({ ...caller, reads });
    } finally {
      await reads.end();
    }
  }

  private async attempt<T>(
    caller: Caller,
    verb: (work: Work) => Promise<T> | T,
    end: TransactionEnd,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attemptOnce(caller, verb, end);
      } catch (error) {
        if (attempt < ATTEMPTS && isRetryable(error)) continue;
        this.diskSpace.noteFailure(error);
        throw error;
      }
    }
  }

  private async attemptOnce<T>(
    caller: Caller,
    verb: (work: Work) => Promise<T> | T,
    end: TransactionEnd,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const connection = (await runner.connect()) as PoolClient;
    const reach = this.reachOf(caller);
    const work = new Work(caller, this.clock.now(), runner.manager, connection, reach);
    try {
      await runner.startTransaction();
      if (reach !== null) work.executeWithoutWaiting(SET_REACH, [reach]);
      const marked = markKey(work);
      const result = await verb(work);
      await work.flushBatchWrites();
      await marked;
      if (end === 'rollback') {
        await work.waitForPending();
        await runner.rollbackTransaction();
        return result;
      }
      await commitWithPending(runner, work);
      work.notifyCommitted();
      for (const hint of work.pendingHints()) this.hints.publish(hint);
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await work.waitForPending(); // The first error; later ones follow from it.
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The first statement of the transaction of a POST that is done once; sent together with the verb's first. */
function markKey(work: Work): Promise<void> | null {
  const { idempotencyKeyId } = work.caller;
  if (idempotencyKeyId === undefined) return null;
  const marked = commitOnce(work, idempotencyKeyId);
  marked.catch(() => undefined); // Awaited before the commit.
  return marked;
}

/** Sends the commit together with the last statement; PostgreSQL rolls back if that fails. */
async function commitWithPending(runner: QueryRunner, work: Work): Promise<void> {
  const [commit, sent] = await Promise.allSettled([
    runner.commitTransaction(),
    work.waitForPending(),
  ]);
  if (sent.status === 'rejected') throw sent.reason;
  if (commit.status === 'rejected') throw commit.reason;
}

function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as PostgresDriver).master as Pool;
}

function systemCaller(): Caller {
  return { actor: Actor.system(), httpRequestId: null, origin: null };
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    RETRYABLE_CODES.has((error.driverError as { code?: string }).code ?? '')
  );
}
