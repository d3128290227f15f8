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
import { CallTime } from '#libs/call-time';
import { Company } from '#libs/company';
import { inSameCompany } from '#libs/platform';
import type { SheetState } from './rules/sheet-state.js';

/**
 * How far the hours of a call are on their way to being paid. A call without a row has a draft. Users are named by id;
 * null: the system, or nobody yet.
 */
@Entity('time_sheets')
@Unique('time_sheets_call_time_id_key', ['callTimeId'])
@Index('time_sheets_company_id_state_idx', ['companyId', 'state'])
@Check('time_sheets_state_check', `state in ('draft', 'submitted', 'approved', 'exported')`)
@Check('time_sheets_submitted_check', `(state = 'draft') = (submitted_at is null)`)
@Check(
  'time_sheets_approved_check',
  `(state in ('approved', 'exported')) = (approved_at is not null)`,
)
@Check('time_sheets_exported_check', `(state = 'exported') = (exported_at is not null)`)
export class TimeSheet {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') callTimeId!: number;
  @Column('text', { default: 'draft' }) state!: SheetState;
  /** Counts the steps, so that nobody approves another sheet than the one that was shown. */
  @Column('integer', { default: 0 }) revision!: number;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('bigint', { nullable: true }) submittedByUserId!: number | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('bigint', { nullable: true }) approvedByUserId!: number | null;
  @Column('timestamptz', { nullable: true }) exportedAt!: Date | null;
  @Column('bigint', { nullable: true }) exportedByUserId!: number | null;
  /** Set while a draft was submitted before: by an edit, or by a person who says why in `returnedNote`. */
  @Column('timestamptz', { nullable: true }) returnedAt!: Date | null;
  @Column('bigint', { nullable: true }) returnedByUserId!: number | null;
  @Column('text', { nullable: true }) returnedNote!: string | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_sheets', 'call_time_id'))
  callTime!: CallTime;
}
