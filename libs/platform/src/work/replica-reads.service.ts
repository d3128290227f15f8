import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import { QueryFailedError } from 'typeorm';
import { CONFIGURATION, type Configuration } from '../configuration/configuration.js';
import type { DatabaseConnection } from '../database/database-connection.js';
import { DATABASE_CONNECTION } from '../database/database-connection.token.js';
import { databaseFailure } from '../database/database-failure.js';
import { Replica, ReplicaAway } from '../database/replica.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { finishesWithin } from '../process/finishes-within.js';
import { UnitOfWork } from './unit-of-work.js';
import type { Caller } from './work.js';

/** Milliseconds for a connection and the first answer. */
const FIRST_ANSWER_WITHIN = 500;
/** Milliseconds between two looks whether the server still answers, while it is read from. */
const LOOKS_AFTER = 2_000;
/** Who was behind so often in a row is asked no more than once a second. */
const BEHIND_IN_A_ROW = 20;
const RESTS_MS = 1_000;

/**
 * How a read ended:
 *
 * - `answered`: by a replica.
 * - `behind`: it had not what it needed to have.
 * - `busy`: none of its connections became free.
 * - `conflict`: it stopped the read, since it had to replay what takes rows away.
 * - `failed`: it was away, hung, or broke off.
 * - `skipped`: nobody was asked, since all had failed or were behind a moment ago.
 */
const OUTCOMES = ['answered', 'behind', 'busy', 'conflict', 'failed', 'skipped'] as const;
export type ReplicaOutcome = (typeof OUTCOMES)[number];

interface Asked {
  replica: Replica;
  behindInARow: number;
  restsUntil: number;
}

/** Reads at the replicas of `DB_READ_HOST`, of which each may fail, hang or lag: then the primary has to answer. */
@Injectable()
export class ReplicaReadsService implements OnApplicationShutdown {
  private readonly asked: Asked[];
  private readonly reads: Counter<'outcome'>;
  private turn = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    metrics: MetricsService,
    @Inject(CONFIGURATION) { database }: Configuration,
    @Inject(DATABASE_CONNECTION) connection: DatabaseConnection,
  ) {
    const options = { size: database.replicaPool, isGuarded: database.rowSecurity };
    this.asked = database.replicas.map((address) => ({
      replica: new Replica(address, connection, options),
      behindInARow: 0,
      restsUntil: 0,
    }));
    this.reads = new Counter({
      name: 'callmanager_replica_reads_total',
      help: 'Reads that a replica might have answered, by how they ended; all but the answered went to the primary.',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
    for (const outcome of OUTCOMES) this.reads.inc({ outcome }, 0);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.end()));
  }

  get replicas(): readonly Replica[] {
    return this.asked.map(({ replica }) => replica);
  }

  /** `aside`: one of them does not answer, so the primary does. */
  get state(): 'none' | 'ok' | 'aside' {
    if (this.asked.length === 0) return 'none';
    return this.asked.every(({ replica }) => replica.isUsable) ? 'ok' : 'aside';
  }

  /** False where no replica is configured, or all failed or were behind a moment ago. */
  get isWorthAsking(): boolean {
    return this.worthAsking().length > 0;
  }

  /**
   * Reads in one state of a replica, if that has what the reader was told of.
   *
   * @param hasAll whether the state has it: one statement, the first of its snapshot
   * @param read reads as the caller that it is given, and changes nothing else: what fails is read again at the primary
   * @returns null: the primary has to answer
   * @throws what `read` throws, unless it is a failure of the database
   */
  async read<T>(
    caller: Caller,
    hasAll: (caller: Caller) => Promise<boolean>,
    read: (caller: Caller) => Promise<T>,
  ): Promise<{ found: T } | null> {
    const asked = this.next();
    if (!asked) return this.without('skipped');
    const { replica } = asked;
    const look = setInterval(() => void this.look(replica), LOOKS_AFTER).unref();
    try {
      return await this.unitOfWork.inSnapshot(
        caller,
        async (inside) => {
          const isThere = hasAll(inside);
          if (!(await finishesWithin(FIRST_ANSWER_WITHIN, isThere)))
            throw new ReplicaAway('it does not answer');
          if (!(await isThere)) return this.behind(asked);
          asked.behindInARow = 0;
          const found = await read(inside);
          this.reads.inc({ outcome: 'answered' });
          return { found };
        },
        replica.pool,
      );
    } catch (error) {
      const outcome = outcomeOf(error, replica);
      if (!outcome) throw error;
      if (outcome === 'failed' && databaseFailure(error)) replica.setAside(error as Error);
      return this.without(outcome);
    } finally {
      clearInterval(look);
    }
  }

  /** By turns, of those that are worth asking. */
  private next(): Asked | null {
    const worth = this.worthAsking();
    return worth[this.turn++ % worth.length] ?? null;
  }

  private worthAsking(): Asked[] {
    const now = Date.now();
    return this.asked.filter(({ replica, restsUntil }) => replica.isUsable && restsUntil <= now);
  }

  private behind(asked: Asked): null {
    asked.behindInARow++;
    if (asked.behindInARow >= BEHIND_IN_A_ROW) asked.restsUntil = Date.now() + RESTS_MS;
    return this.without('behind');
  }

  private without(outcome: ReplicaOutcome): null {
    this.reads.inc({ outcome });
    return null;
  }

  /** A server that hangs fails nobody: whoever reads there is told. */
  private async look(replica: Replica): Promise<void> {
    if (!replica.isUsable) return;
    await replica.ask('select 1').catch((error: Error) => replica.setAside(error));
  }
}

/** Null: something else failed than the database, as it would at the primary. */
function outcomeOf(error: unknown, replica: Replica): ReplicaOutcome | null {
  const failure = databaseFailure(error);
  if (!failure && !(error instanceof QueryFailedError)) return null;
  const { message } = error as Error;
  if (/conflict with recovery/.test(message)) return 'conflict';
  return failure === 'overloaded' && replica.isBusy ? 'busy' : 'failed';
}
