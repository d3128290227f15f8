import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, QueryFailedError } from 'typeorm';
import { Actor } from '#libs/kernel';
import { Clock } from './clock.js';
import { HintBus } from './hint-bus.js';
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
  async as<T>(caller: Caller, verb: (work: Work) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(caller, verb);
      } catch (error) {
        if (attempt >= ATTEMPTS || !asksToTryAgain(error)) throw error;
      }
    }
  }

  /** The house itself acts: tasks, seeds, maintenance. */
  asHouse<T>(verb: (work: Work) => Promise<T>): Promise<T> {
    return this.as(houseCaller(), verb);
  }

  /** For queries: no transaction, each statement sees the newest committed rows. */
  reading(caller: Caller = houseCaller()): Work {
    return new Work(caller, this.clock.now(), this.dataSource.manager);
  }

  private async once<T>(caller: Caller, verb: (work: Work) => Promise<T>): Promise<T> {
    const { result, hints } = await this.dataSource.transaction(async (tx) => {
      const work = new Work(caller, this.clock.now(), tx);
      const result = await verb(work);
      await work.writeGathered();
      return { result, hints: work.hintsGiven() };
    });
    for (const hint of hints) this.hints.publish(hint);
    return result;
  }
}

function houseCaller(): Caller {
  return { actor: Actor.house(), requestId: null, origin: null };
}

function asksToTryAgain(error: unknown): boolean {
  return error instanceof QueryFailedError && TRY_AGAIN.has((error.driverError as { code?: string }).code ?? '');
}
