import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CallTime } from '#libs/call-time';
import { LaborType } from '#libs/company';
import { CompanyOfRow, inSameCompany } from '#libs/platform';

/**
 * How many workers with one skill a call needs. Its row is the lock for changes of its positions.
 */
@Entity('labor_requirements')
@Index('labor_requirements_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('labor_requirements_live_key', ['callTimeId', 'laborTypeId'], {
  unique: true,
  where: 'archived_at is null',
})
@Index('labor_requirements_call_time_id_idx', ['callTimeId'])
@Index('labor_requirements_labor_type_id_idx', ['laborTypeId'])
@Check(
  'labor_requirements_places_check',
  'needed_labor >= 1 and fcfs_positions between 0 and needed_labor',
)
export class LaborRequirement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') callTimeId!: number;
  @Column('bigint') laborTypeId!: number;
  @Column('integer') neededLabor!: number;
  /** How many of the needed positions are confirmed without a manager, first come, first served. */
  @Column('integer', { default: 0 }) fcfsPositions!: number;
  /** Null: inherits from the call time. */
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;

  /** Grows when it is archived or restored, by a trigger; for calendars. */
  @Column('integer', { default: 0 }) revision!: number;

  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('labor_requirements', 'call_time_id'))
  callTime!: CallTime;
  @ManyToOne(() => LaborType, { onDelete: 'RESTRICT' })
  @JoinColumn(inSameCompany('labor_requirements', 'labor_type_id'))
  laborType!: LaborType;
}
