import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import { Worker } from '../workers/worker.entity.js';

/** What calendars need of a deleted request: its link, and the version of the entry that says canceled. Purged after 30 days. */
@Entity('deleted_requests')
@Index('deleted_requests_labor_requirement_id_idx', ['laborRequirementId'])
@Index('deleted_requests_worker_id_idx', ['workerId'])
export class DeletedRequest {
  /** Of the request. */
  @PrimaryColumn('bigint') id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') laborRequirementId!: number;
  @Column('bigint') workerId!: number;
  /** Opens `calendar.ics` and nothing else; `-<id>` once the worker has another number. */
  @Column('text', { unique: true }) tokenShort!: string;
  /** Null: never confirmed, so in no calendar; only the link counts. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  /** One more than the last of the request. */
  @Column('integer') revision!: number;
  @Column('timestamptz') deletedAt!: Date;

  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('deleted_requests', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('deleted_requests', 'worker_id'))
  worker!: Worker;
}
