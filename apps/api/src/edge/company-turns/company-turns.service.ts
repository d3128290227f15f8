import { Inject, Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import type { Actor } from '#libs/kernel';
import { CONFIGURATION, type Configuration, MetricsService } from '#libs/platform';
import { BoundedTurns, NoTurn } from './bounded-turns.js';
import { CompanyBusy } from './company-busy.js';

/** `answer`: a list or page that is built; `heavy`: an export, a report, a file that is imported. */
export type TurnKind = 'answer' | 'heavy';
const KINDS: readonly TurnKind[] = ['answer', 'heavy'];

/** Further requests of a company that wait: all people of a large office at once. */
const WAITING = 200;

/**
 * Lets a process build some answers of each company at once, so that one company takes neither all connections of the pool nor
 * all of the processor: `READS_PER_COMPANY`, and half as many heavy ones beside them. Others wait their turn.
 */
@Injectable()
export class CompanyTurnsService {
  private readonly turns: Record<TurnKind, BoundedTurns>;
  private readonly waits: Histogram<'kind'>;
  private readonly refusals: Counter<'kind'>;

  constructor(
    @Inject(CONFIGURATION) configuration: Pick<Configuration, 'readsPerCompany' | 'database'>,
    metrics: MetricsService,
  ) {
    const { readsPerCompany: atOnce } = configuration;
    const common = { waiting: WAITING, waitMs: configuration.database.poolWait * 1000 };
    this.turns = {
      answer: new BoundedTurns({ ...common, atOnce }),
      heavy: new BoundedTurns({ ...common, atOnce: Math.ceil(atOnce / 2) }),
    };
    const registers = [metrics.registry];
    this.waits = new Histogram({
      name: 'callmanager_company_turn_wait_seconds',
      help: 'Time that requests waited for others of their company, also in vain; those that did not wait are left out.',
      labelNames: ['kind'],
      buckets: [0.001, 0.01, 0.1, 1, 10],
      registers,
    });
    this.refusals = new Counter({
      name: 'callmanager_company_turns_refused_total',
      help: 'Requests refused because too many of their company waited, or they waited too long.',
      labelNames: ['kind'],
      registers,
    });
    for (const kind of KINDS) {
      this.waits.zero({ kind });
      this.refusals.inc({ kind }, 0);
    }
  }

  /** @throws CompanyBusy before the task began */
  async run<T>(actor: Actor, kind: TurnKind, task: () => Promise<T>): Promise<T> {
    try {
      return await this.turns[kind].run(keyOf(actor), task, (ms) =>
        this.waits.observe({ kind }, ms / 1000),
      );
    } catch (error) {
      if (!(error instanceof NoTurn)) throw error;
      this.refusals.inc({ kind });
      throw new CompanyBusy();
    }
  }
}

/** The one company of the actor; who has several, all or none waits for themselves. */
function keyOf({ grants, userId }: Actor): string {
  const [first] = grants;
  const isOfOne =
    first?.companyId != null && grants.every((each) => each.companyId === first.companyId);
  return isOfOne ? `company ${first.companyId}` : `user ${userId}`;
}
