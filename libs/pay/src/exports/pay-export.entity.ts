import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Company } from '#libs/company';
import { PayPeriod } from '../periods/pay-period.entity.js';
import type { ExportFormat, ExportOptions, ExportSummary } from './export-options.js';

/** A file of hours and pay that somebody asked for. Its parts are deleted after 30 days; what it was stays. */
@Entity('pay_exports')
@Unique('pay_exports_company_id_id_key', ['companyId', 'id'])
@Index('pay_exports_pay_period_id_idx', ['companyId', 'payPeriodId'])
@Index('pay_exports_finished_at_idx', ['finishedAt'], { where: `state = 'done'` })
@Check('pay_exports_format_check', `format in ('csv', 'xlsx', 'adp', 'gusto', 'mapped')`)
@Check('pay_exports_state_check', `state in ('running', 'done', 'failed', 'deleted')`)
export class PayExport {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  /** Null: it is made of dates, whether closed or not. */
  @Column('bigint', { nullable: true }) payPeriodId!: number | null;
  @Column('text') format!: ExportFormat;
  @Column('jsonb') options!: ExportOptions & Record<string, unknown>;
  @Column('text') fileName!: string;
  /** `deleted`: its parts are. */
  @Column('text') state!: 'running' | 'done' | 'failed' | 'deleted';
  /** Workers that are written, of how many. */
  @Column('integer', { default: 0 }) done!: number;
  @Column('integer', { default: 0 }) total!: number;
  /** Of the finished file, in hexadecimal digits. */
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('jsonb', { nullable: true }) summary!: (ExportSummary & Record<string, unknown>) | null;
  @Column('bigint', { nullable: true }) createdByUserId!: number | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => PayPeriod, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'pay_period_id', referencedColumnName: 'id' },
  ])
  payPeriod!: PayPeriod | null;
}
