import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';

export const CONSENT_SOURCES = [
  'text',
  'question',
  'link',
  'ticked',
  'imported',
  'carrier',
] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** One line of the consent ledger: append-only, kept by the database. The present state is the fold of these lines. */
@Entity('consent_entries')
@Index('consent_entries_phone_number_idx', ['phoneNumber', 'id'])
export class ConsentEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** E.164. */
  @Column('text') phoneNumber!: string;
  /** Null where it concerns every company that sends from our number: a revocation, and the START that ends it (kind `granted`). */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** `unasked`: our question never arrived, so it may be asked again. */
  @Column('text') kind!: 'asked' | 'unasked' | 'granted' | 'revoked';
  /** How it came: their text, our question, a link they followed, a manager's tick, moved in, or told by the carrier. */
  @Column('text') source!: ConsentSource;
  /** The exact words. */
  @Column('text', { nullable: true }) wording!: string | null;
  /** Who ticked it, if somebody did. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  /** Our number (E.164) it was said to or asked from; null where there was none. A STOP to one number holds for those after it. */
  @Column('text', { nullable: true }) sender!: string | null;
  /** The text that said it. */
  @Column('bigint', { nullable: true }) messageId!: number | null;

  /** The answer that this entry was read from. */
  @ManyToOne('IncomingMessage', { nullable: true }) message!: object | null;
  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
