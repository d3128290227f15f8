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

/** Usage that Stripe does not accept any more: an administrator books it once, by hand, and marks it here. */
@Entity('usage_bookings')
@Check('usage_bookings_segments_check', 'segments > 0')
@Index('usage_bookings_key', ['key'], { unique: true })
export class UsageBooking {
  @PrimaryColumn('bigint') companyId!: number;
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** Identifies the usage, so that it is listed once. */
  @Column('text') key!: string;
  @Column('integer') segments!: number;
  @Column('timestamptz') usedAt!: Date;
  /** A sentence for the administrator. */
  @Column('text') reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) listedAt!: Date;
  @Column('timestamptz', { nullable: true }) bookedAt!: Date | null;
  @Column('bigint', { nullable: true }) bookedById!: number | null;

  @ManyToOne(() => BillingAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id' })
  account!: BillingAccount;
}
