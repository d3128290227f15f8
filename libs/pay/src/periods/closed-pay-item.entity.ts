import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Cancellation } from '#libs/labor';
import { TimeEntry } from '#libs/time-entry';
import { inSameCompany } from '#libs/platform';
import { PayPeriod } from './pay-period.entity.js';

/**
 * A line or adder as it was when its period closed, or a later difference: what was frozen before is taken back with sign
 * -1 and negative numbers, what counts now is added. The database refuses changes. Money is in cents.
 */
@Entity('closed_pay_items')
@Index('closed_pay_items_company_id_pay_period_id_idx', ['companyId', 'payPeriodId', 'id'])
@Index('closed_pay_items_time_entry_id_idx', ['timeEntryId'])
@Index('closed_pay_items_cancellation_id_idx', ['cancellationId'], {
  where: 'cancellation_id is not null',
})
@Check('closed_pay_items_entry_check', 'num_nonnulls(time_entry_id, cancellation_id) = 1')
@Check('closed_pay_items_sign_check', 'sign in (-1, 1)')
export class ClosedPayItem {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') payPeriodId!: number;
  /** Null: of a cancellation. */
  @Column('bigint', { nullable: true }) timeEntryId!: number | null;
  @Column('bigint', { nullable: true }) cancellationId!: number | null;
  /** Its call was exported with an earlier period. */
  @Column('boolean') isDifference!: boolean;
  @Column('smallint') sign!: 1 | -1;
  /** An `EarningKey`. */
  @Column('text') earning!: string;
  /** Of lines. */
  @Column('timestamptz', { nullable: true }) fromAt!: Date | null;
  @Column('timestamptz', { nullable: true }) toAt!: Date | null;
  /** Local date of the minutes; of adders, of the entry's start. */
  @Column('date') date!: string;
  @Column('timestamptz') weekStartsAt!: Date;
  @Column('integer', { nullable: true }) minutes!: number | null;
  /** Hundredths; null: an adder. */
  @Column('integer', { nullable: true }) multiplier!: number | null;
  /** Hundredths of a cent an hour; null: none, or an adder. */
  @Column('bigint', { nullable: true }) rate!: number | null;
  /** Null: the entry has no rate. */
  @Column('bigint', { nullable: true }) cents!: number | null;
  /** Parts of the premium; `federal` is qualified overtime (form W-2, box 12, code TT). */
  @Column('bigint') federal!: number;
  @Column('bigint') state!: number;
  @Column('bigint') contract!: number;
  /** Of lines a `Because`; of adders `{set, version}`. */
  @Column('jsonb') because!: Record<string, unknown>;

  @ManyToOne(() => PayPeriod, { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'pay_period_id', referencedColumnName: 'id' },
  ])
  payPeriod!: PayPeriod;
  @ManyToOne(() => TimeEntry, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn(inSameCompany('closed_pay_items', 'time_entry_id'))
  timeEntry!: TimeEntry | null;
  @ManyToOne(() => Cancellation, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn(inSameCompany('closed_pay_items', 'cancellation_id'))
  cancellation!: Cancellation | null;
}
