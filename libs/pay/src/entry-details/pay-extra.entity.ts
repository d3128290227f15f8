import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Company } from '#libs/company';
import { TimeEntry } from '#libs/time-entry';
import { inSameCompany } from '#libs/platform';
import type { ExtraKind } from '../engine/pay-input.js';

/** Money for a time entry that does not come from its hours, typed by a manager. */
@Entity('pay_extras')
@Index('pay_extras_company_id_idx', ['companyId'])
@Index('pay_extras_time_entry_id_idx', ['timeEntryId'])
@Check('pay_extras_kind_check', `kind in ('travel', 'per_diem', 'bonus', 'gift')`)
@Check('pay_extras_cents_check', 'cents > 0')
export class PayExtra {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') timeEntryId!: number;
  @Column('text') kind!: ExtraKind;
  @Column('integer') cents!: number;
  @Column('text', { default: '' }) note!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @ManyToOne(() => TimeEntry, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('pay_extras', 'time_entry_id'))
  timeEntry!: TimeEntry;
  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
