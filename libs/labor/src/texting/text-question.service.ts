import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { type ListedCall, TextQuestion, type TextQuestionKind } from './text-question.entity.js';

const MINUTE = 60_000;
/** Milliseconds: a menu stays open for half a day, the question about dropping a call for half an hour. */
const LASTS_MS: Record<TextQuestionKind, number> = { menu: 12 * 60 * MINUTE, drop: 30 * MINUTE };

export type OpenQuestion = Pick<TextQuestion, 'kind' | 'items'>;

/** Keeps the one open question of each number. */
@Injectable()
export class TextQuestionService {
  /** Null: there is none, or it has expired. */
  open(work: Work, phoneNumber: string): Promise<OpenQuestion | null> {
    return work.row<OpenQuestion>(
      'select kind, items from text_questions where phone_number = $1 and expires_at > $2',
      [phoneNumber, work.now],
    );
  }

  async ask(
    work: Work,
    phoneNumber: string,
    kind: TextQuestionKind,
    items: readonly ListedCall[],
  ): Promise<void> {
    await work.rows(
      `insert into text_questions (phone_number, kind, items, asked_at, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (phone_number) do update
          set kind = excluded.kind, items = excluded.items, asked_at = excluded.asked_at, expires_at = excluded.expires_at`,
      [
        phoneNumber,
        kind,
        JSON.stringify(items),
        work.now,
        new Date(work.now.getTime() + LASTS_MS[kind]),
      ],
    );
  }

  async close(work: Work, phoneNumber: string): Promise<void> {
    await work.tx.delete(TextQuestion, { phoneNumber });
  }
}
