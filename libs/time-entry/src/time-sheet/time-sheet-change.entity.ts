import { User } from '#libs/identity';
import { CallTime } from '#libs/call-time';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import type { ChangedRow } from './row-state.js';

/** One action of a person on a time sheet, on one row or many; the newest can be undone. */
@Entity('time_sheet_changes')
@Index('time_sheet_changes_call_time_id_user_id_idx', ['callTimeId', 'userId', 'id'])
@Index('time_sheet_changes_user_id_idx', ['userId'])
export class TimeSheetChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') callTimeId!: number;
  @Column('bigint') userId!: number;
  /** As the time sheet names it: `sign_in`, `update_end_time` … */
  @Column('text') action!: string;
  /** The rows that changed, before and after. */
  @Column('jsonb') rows!: ChangedRow[];
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;

  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_sheet_changes', 'call_time_id'))
  callTime!: CallTime;
  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
