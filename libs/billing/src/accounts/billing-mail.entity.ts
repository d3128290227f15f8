import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { BillingAccount } from './billing-account.entity.js';

/** A sent mail about a step of billing: one per key. */
@Entity('billing_mails')
export class BillingMailSent {
  @PrimaryColumn('bigint') companyId!: number;
  /** `MailStep.key`. */
  @PrimaryColumn('text') key!: string;
  @Column('timestamptz', { default: () => 'now()' }) writtenAt!: Date;

  @ManyToOne(() => BillingAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id' })
  account!: BillingAccount;
}
