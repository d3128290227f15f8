import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A call as it was shown: its start makes sure that an answer is about what was read. */
export interface ListedCall {
  requestId: number;
  /** ISO. */
  startsAt: string;
}

export type TextQuestionKind = 'menu' | 'drop';

/** What we asked a number by text and wait to hear; a later question takes the place of an earlier one. */
@Entity('text_questions')
@Check('text_questions_kind_check', `kind in ('menu', 'drop')`)
export class TextQuestion {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('text') kind!: TextQuestionKind;
  /** A menu's calls in the order of their numbers; of a drop, the one call. */
  @Column('jsonb') items!: ListedCall[];
  @Column('timestamptz') askedAt!: Date;
  /** From then on, a number or an OUT means nothing. */
  @Column('timestamptz') expiresAt!: Date;
}
