import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CallTime } from '#libs/call-time';
import { inSameCompany } from '#libs/platform';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import { Worker } from '../workers/worker.entity.js';

/**
 * The company took a confirmed worker off a call that was not over: one by one, or with its requirement, call or event. It
 * outlives the request, which may be deleted, and says what held at that moment: calls move.
 */
@Entity('cancellations')
@Index('cancellations_standing_key', ['callTimeId', 'workerId'], {
  unique: true,
  where: 'withdrawn_at is null',
})
@Unique('cancellations_company_id_id_key', ['companyId', 'id'])
@Index('cancellations_worker_id_starts_at_idx', ['workerId', 'startsAt'])
@Index('cancellations_company_id_date_idx', ['companyId', 'date'])
@Index('cancellations_labor_requirement_id_idx', ['laborRequirementId'])
export class Cancellation {
  /** Drawn with those of time entries: pay counts both alike. */
  @PrimaryColumn('bigint', { default: () => 'next_entry_id()' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') workerId!: number;
  @Column('bigint') laborRequirementId!: number;
  @Column('bigint') callTimeId!: number;
  /** When the call would have begun; local date and zone of the event. */
  @Column('timestamptz') startsAt!: Date;
  @Column('date') date!: string;
  @Column('text') timeZone!: string;
  @Column('timestamptz') canceledAt!: Date;
  /** Null: the system. */
  @Column('bigint', { nullable: true }) canceledByUserId!: number | null;
  /** The worker is on the call again: it does not count any more. */
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;

  @ManyToOne(() => Worker, { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'worker_id', referencedColumnName: 'id' },
  ])
  worker!: Worker;
  @ManyToOne(() => LaborRequirement, { onDelete: 'RESTRICT' })
  @JoinColumn(inSameCompany('cancellations', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement;
  @ManyToOne(() => CallTime, { onDelete: 'RESTRICT' })
  @JoinColumn(inSameCompany('cancellations', 'call_time_id'))
  callTime!: CallTime;
}
