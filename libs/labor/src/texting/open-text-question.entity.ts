import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListedItem, TextQuestionKind } from './rules/open-item.js';

/** The last question to a number; a later one replaces it. */
@Entity('text_questions')
@Check('text_questions_kind_check', `kind in ('menu', 'withdraw', 'drop', 'late', 'arrival')`)
export class OpenTextQuestion {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('text') kind!: TextQuestionKind;
  /** A menu: its items in the order of their numbers. A drop, being late or on the way: the one call. */
  @Column('jsonb') items!: ListedItem[];
  @Column('timestamptz') askedAt!: Date;
  /** Afterwards, or once it was closed, a number or an OUT is not understood any more. */
  @Column('timestamptz') expiresAt!: Date;
}
