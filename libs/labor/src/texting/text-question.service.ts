import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { OpenTextQuestion } from './open-text-question.entity.js';
import type { LastQuestion } from './newest-question.js';
import type { ListedItem, TextQuestionKind } from './rules/open-item.js';

const MINUTE = 60_000;
const HALF_A_DAY = 12 * 60 * MINUTE;
const HALF_AN_HOUR = 30 * MINUTE;
/** Milliseconds that a question stays open. */
const LASTS_MS: Record<TextQuestionKind, number> = {
  menu: HALF_A_DAY,
  withdraw: HALF_AN_HOUR,
  drop: HALF_AN_HOUR,
  late: HALF_AN_HOUR,
  arrival: HALF_AN_HOUR,
};

/** Keeps the last question of each number. */
@Injectable()
export class TextQuestionService {
  /** Also one that was closed or has expired; null: there was none lately. */
  last(work: Work, phoneNumber: string): Promise<LastQuestion | null> {
    return work.row<LastQuestion>(
      'select kind, items, asked_at, expires_at > $2 as is_open from text_questions where phone_number = $1',
      [phoneNumber, work.now],
    );
  }

  async ask(
    work: Work,
    phoneNumber: string,
    kind: TextQuestionKind,
    items: readonly ListedItem[],
  ): Promise<void> {
    await work.rows(
      `insert into text_questions (phone_number, kind, items, asked_at, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (phone_number) do update
          set kind = excluded.kind, items = excluded.items, asked_at = excluded.asked_at, expires_at = excluded.expires_at`,
      [
        phoneNumber,
        kind,
        JSON.stringify(items.map(listed)),
        work.now,
        new Date(work.now.getTime() + LASTS_MS[kind]),
      ],
    );
  }

  /** It stays known as the last one. */
  async close(work: Work, phoneNumber: string): Promise<void> {
    await work.tx.update(OpenTextQuestion, { phoneNumber }, { expiresAt: work.now });
  }
}

function listed({ kind, requestId, companyId, startsAt }: ListedItem): ListedItem {
  return { kind, requestId, companyId, startsAt };
}
