import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';

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
  /** How it came: a text, a manager's tick, moved in. */
  @Column('text') source!: 'text' | 'question' | 'ticked' | 'imported';
  /** The exact words. */
  @Column('text', { nullable: true }) wording!: string | null;
  /** Who ticked it, if somebody did. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
