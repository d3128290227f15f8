import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { Company } from '#libs/company';
import { LaborRequest } from '#libs/labor';
import { inSameCompany } from '#libs/platform';
import type { RowSnapshot } from '../time-sheet/row-state.js';

/** A change of one worker's hours after their time sheet was approved. Never changed. The next closing of a pay period pays the difference. */
@Entity('time_entry_adjustments')
@Index('time_entry_adjustments_company_id_idx', ['companyId', 'createdAt'])
@Index('time_entry_adjustments_call_time_id_idx', ['callTimeId'])
@Index('time_entry_adjustments_labor_request_id_idx', ['laborRequestId'])
export class TimeEntryAdjustment {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') callTimeId!: number;
  @Column('bigint') laborRequestId!: number;
  /** The row as the sheet had it, and as it has it since. */
  @Column('jsonb') before!: RowSnapshot & Record<string, unknown>;
  @Column('jsonb') after!: RowSnapshot & Record<string, unknown>;
  @Column('text') reason!: string;
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz') createdAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_entry_adjustments', 'call_time_id'))
  callTime!: CallTime;
  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_entry_adjustments', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
