import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type StripeEventOutcome = 'waiting' | 'done' | 'kept' | 'failed';

/**
 * An event of Stripe, stored before it is answered. Of its body only ids are stored: the data is read from Stripe, and
 * no name or card is kept here.
 */
@Entity('stripe_events')
@Check('stripe_events_outcome_check', `outcome in ('waiting', 'done', 'kept', 'failed')`)
@Index('stripe_events_stripe_id_key', ['stripeId'], { unique: true })
@Index('stripe_events_company_id_id_idx', ['companyId', 'id'])
export class StripeEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** `evt_…`. */
  @Column('text') stripeId!: string;
  @Column('text') type!: string;
  /** Thin events carry no object; their data is fetched. */
  @Column('boolean') thin!: boolean;
  /** Stripe's time of the event. */
  @Column('timestamptz') happenedAt!: Date;
  /** `cus_…` that it names; null: none. */
  @Column('text', { nullable: true }) customerId!: string | null;
  /** `ch_…` that it names; null: none. */
  @Column('text', { nullable: true }) chargeId!: string | null;
  /** The company it concerned when it was processed; null: none. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) receivedAt!: Date;
  @Column('text', { default: 'waiting' }) outcome!: StripeEventOutcome;
  /** A sentence for administrators: the outcome, or the reason of the failure. */
  @Column('text', { default: '' }) note!: string;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { nullable: true }) workedOffAt!: Date | null;
}
