import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BillingAccount } from '../accounts/billing-account.entity.js';

/** Segments that comparisons of one hour with Stripe's sums found to have arrived. */
@Entity('usage_hours')
export class UsageHour {
  @PrimaryColumn('bigint') companyId!: number;
  @PrimaryColumn('timestamptz') startsAt!: Date;
  /** Segments. */
  @Column('integer', { default: 0 }) settled!: number;

  @ManyToOne(() => BillingAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id' })
  account!: BillingAccount;
}
