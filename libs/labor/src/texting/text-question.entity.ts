import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A call as it was shown; its start tells whether it has moved since. */
export interface ListedCall {
  requestId: number;
  /** ISO. */
  startsAt: string;
}

export type TextQuestionKind = 'menu' | 'drop';

/** An open question to a number; a later question replaces it. */
@Entity('text_questions')
@Check('text_questions_kind_check', `kind in ('menu', 'drop')`)
export class TextQuestion {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('text') kind!: TextQuestionKind;
  /** A menu: its calls in the order of their numbers. A drop: the one call. */
  @Column('jsonb') items!: ListedCall[];
  @Column('timestamptz') askedAt!: Date;
  /** Afterwards, a number or an OUT means nothing. */
  @Column('timestamptz') expiresAt!: Date;
}
