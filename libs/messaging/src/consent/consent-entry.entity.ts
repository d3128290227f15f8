import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';

export const CONSENT_SOURCES = [
  'text',
  'question',
  'link',
  'ticked',
  'imported',
  'carrier',
  'copied',
  'remembered',
] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/**
 * An entry of the consent ledger, which is append-only: the database refuses changes but the erasure of the number. `consents`
 * and `phone_stops` are its fold.
 */
@Entity('consent_entries')
@Index('consent_entries_phone_number_idx', ['phoneNumber', 'id'])
export class ConsentEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** E.164; where the person was erased, `PhonePseudonymService.of` it. */
  @Column('text') phoneNumber!: string;
  /**
   * Null: for all companies that send from our number. That is a revocation, or the START that ends
   * it (kind `granted`).
   */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** `unasked`: our question could not be delivered, so it may be asked again. */
  @Column('text') kind!: 'asked' | 'unasked' | 'granted' | 'revoked';
  /**
   * Source: their text, our question, a link, a manager's tick, an import, the carrier, another sender of the company, or a
   * STOP from before the number was erased.
   */
  @Column('text') source!: ConsentSource;
  /** The exact words. */
  @Column('text', { nullable: true }) wording!: string | null;
  /** The manager who ticked it; null: nobody. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  /** Our number (E.164), null: none. A STOP to one of our numbers holds for later ones too. */
  @Column('text', { nullable: true }) sender!: string | null;
  /** The company's own sender that a STOP or START was sent to; null: the shared one, or neither. */
  @Column('text', { nullable: true }) ownSender!: string | null;
  /** The incoming text. */
  @Column('bigint', { nullable: true }) messageId!: number | null;

  /** The incoming message that this entry follows from. */
  @ManyToOne('IncomingMessage', { nullable: true }) message!: object | null;
  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
