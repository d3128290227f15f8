import { Injectable } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import { FactBus, type Work } from '#libs/platform';
import { WorkerChanged } from '../worker.facts.js';

/** The language in which companies text the actor, who is a contact of each. */
@Injectable()
export class OwnLanguageService {
  constructor(private readonly facts: FactBus) {}

  /** The same for all of the actor's contacts; those that have it already are left alone. */
  async choose(work: Work, language: Language): Promise<void> {
    const changed = await work.rows<{ id: number; company_id: number; before: Language }>(
      `update workers set language = $2
         from (select id, language as before from workers where user_id = $1 and language <> $2 order by id for update) mine
        where workers.id = mine.id returning workers.id, workers.company_id, mine.before`,
      [work.actor.userId, language],
    );
    for (const { id: workerId, company_id: companyId, before } of changed)
      await this.facts.record(
        work,
        new WorkerChanged({
          companyId,
          workerId,
          before: { language: before },
          after: { language },
        }),
      );
  }
}
