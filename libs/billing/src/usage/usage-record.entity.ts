import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { BillingAccount } from '../accounts/billing-account.entity.js';

/**
 * The outcome: Stripe accepted it (`sent`), a comparison found it there (`arrived`) or sent the missing part
 * (`replaced`), it is listed for an administrator (`booked`), it was before the subscription (`free`), or the sums
 * differ (`disputed`).
 */
export type UsageOutcome = 'sent' | 'arrived' | 'replaced' | 'booked' | 'free' | 'disputed';

/** A row of the outbox: segments of one message, to be reported to Stripe once. See `rules/metering.ts`. */
@Entity('usage_records')
@Check('usage_records_segments_check', 'segments > 0')
@Check(
  'usage_records_outcome_check',
  `outcome in ('sent', 'arrived', 'replaced', 'booked', 'free', 'disputed')`,
)
@Index('usage_records_message_id_key', ['messageId'], {
  unique: true,
  where: 'message_id is not null',
})
@Index('usage_records_identifier_key', ['identifier'], { unique: true })
@Index('usage_records_company_id_used_at_idx', ['companyId', 'usedAt'])
@Index('usage_records_open_idx', ['companyId', 'usedAt'], { where: 'outcome is null' })
export class UsageRecord {
  @PrimaryColumn('bigint') companyId!: number;
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** Our message; null: the row replaces segments that a comparison missed. */
  @Column('bigint', { nullable: true }) messageId!: number | null;
  /** The identifier by which Stripe recognises repeated meter events. */
  @Column('text') identifier!: string;
  @Column('integer') segments!: number;
  @Column('timestamptz') usedAt!: Date;
  /** Written before the first attempt: from then on it may have arrived. */
  @Column('timestamptz', { nullable: true }) firstTriedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastTriedAt!: Date | null;
  /** When Stripe's answer came. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  /** Null: not done yet. */
  @Column('text', { nullable: true }) outcome!: UsageOutcome | null;
  /** How often Stripe reported later that it had refused it. */
  @Column('integer', { default: 0 }) refusals!: number;
  /** Earliest time of the next attempt; null: at once. */
  @Column('timestamptz', { nullable: true }) notBefore!: Date | null;

  @ManyToOne(() => BillingAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id' })
  account!: BillingAccount;
}
