import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';
import type { BillingReason, BillingState } from '../rules/billing-state.js';

/**
 * The billing state of a company, decided from the latest reading of Stripe. Only the customer's id originates here;
 * all else is read again.
 */
@Entity('billing_accounts')
@Check(
  'billing_accounts_state_check',
  `state in ('trial', 'active', 'past_due', 'restricted', 'ended')`,
)
@Index('billing_accounts_stripe_customer_id_key', ['stripeCustomerId'], {
  unique: true,
  where: 'stripe_customer_id is not null',
})
export class BillingAccount {
  @PrimaryColumn('bigint') companyId!: number;
  /** `cus_…`; null: no owner has asked for billing yet, or the customer was deleted at Stripe. */
  @Column('text', { nullable: true }) stripeCustomerId!: string | null;
  /** Number of customers lost at Stripe; part of the idempotency key of the next one. */
  @Column('integer', { default: 0 }) customersLost!: number;
  @Column('text', { default: 'trial' }) state!: BillingState;
  @Column('text', { default: 'trial' }) reason!: BillingReason;
  @Column('timestamptz', { nullable: true }) dueSince!: Date | null;
  @Column('timestamptz', { nullable: true }) restrictedFrom!: Date | null;
  /** When time alone changes the state; a task is planned for then. */
  @Column('timestamptz', { nullable: true }) nextChange!: Date | null;
  /** Null: nothing was decided yet. */
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  /** `sub_…` of the subscription that decides; null: none. */
  @Column('text', { nullable: true }) subscriptionId!: string | null;
  /** Flat price of that subscription; `Plan.price`. */
  @Column('text', { nullable: true }) priceId!: string | null;
  @Column('timestamptz', { nullable: true }) subscribedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) periodStart!: Date | null;
  @Column('timestamptz', { nullable: true }) periodEnd!: Date | null;
  @Column('timestamptz', { nullable: true }) cancelsAt!: Date | null;
  /** End of the latest period whose usage is on a finalized invoice. */
  @Column('timestamptz', { nullable: true }) invoicedUntil!: Date | null;
  /** Where an unpaid invoice can be paid; null: none is open. */
  @Column('text', { nullable: true }) openInvoiceUrl!: string | null;
  /** The card that is charged: `visa`, last four digits, last month. */
  @Column('text', { nullable: true }) cardBrand!: string | null;
  @Column('text', { nullable: true }) cardLast4!: string | null;
  @Column('integer', { nullable: true }) cardMonth!: number | null;
  @Column('integer', { nullable: true }) cardYear!: number | null;
  /** Readings are numbered when they begin; an older one never replaces a newer one. */
  @Column('bigint', { default: 0 }) readingsBegun!: number;
  @Column('bigint', { default: 0 }) readingApplied!: number;

  @OneToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id' })
  company!: Company;
}
