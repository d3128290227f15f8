import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';
import type { PeriodKind } from './rules/pay-period.js';

/** How a company pays. Without a row: weeks from Sunday, paid weekly. */
@Entity('pay_settings')
@Check(
  'pay_settings_workweek_check',
  'workweek_day between 0 and 6 and workweek_minute between 0 and 1439',
)
@Check(
  'pay_settings_period_kind_check',
  `period_kind in ('weekly', 'two_weeks', 'half_months', 'months')`,
)
export class PaySettings {
  @PrimaryColumn('bigint') companyId!: number;
  /** Weekday (0 is Sunday) and minute of the day at which the workweek starts, on the company's wall clock. */
  @Column('integer', { default: 0 }) workweekDay!: number;
  @Column('integer', { default: 0 }) workweekMinute!: number;
  @Column('text', { default: 'weekly' }) periodKind!: PeriodKind;
  /** A date on which a pay period begins. */
  @Column('date', { default: '2023-01-01' }) periodAnchor!: string;
  /** `Co Code` of ADP's paydata files; blank: not set, as below. */
  @Column('text', { default: '' }) adpCompanyCode!: string;
  /** `Batch ID` of ADP's paydata files. */
  @Column('text', { default: '' }) adpBatchId!: string;
  /** How another payroll names the company. */
  @Column('text', { default: '' }) payrollCompanyId!: string;

  @OneToOne(() => Company, { onDelete: 'CASCADE' }) @JoinColumn() company!: Company;
}
