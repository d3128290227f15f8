import {
  Check,
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import type { RequestState } from '../rules/request-states.js';
import { Worker } from '../workers/worker.entity.js';

/**
 * Asks one worker for one requirement. `state` is the one column; the booleans of the API follow
 * from it.
 */
@Entity('labor_requests')
@Index('labor_requests_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('labor_requests_labor_requirement_id_worker_id_key', ['laborRequirementId', 'workerId'], {
  unique: true,
})
@Index('labor_requests_worker_id_idx', ['workerId'])
@Index('labor_requests_live_links_idx', ['id'], { where: `not token_short like '-%'` })
@Index('labor_requests_confirmed_idx', ['laborRequirementId', 'id', 'companyId'], {
  where: "state = 'confirmed'",
})
@Check(
  'labor_requests_state_check',
  `state in ('pending', 'available', 'confirmed', 'declined', 'canceled', 'no_show')`,
)
export class LaborRequest {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') laborRequirementId!: number;
  @Column('bigint') workerId!: number;
  @Column('uuid', { unique: true }) @Generated('uuid') token!: string;
  /**
   * Capability of the worker's link: 10 of [A-Za-z0-9] (6 in imported rows). Ends when the call
   * ends; blanked to `-<id>` when it has been over for 30 days.
   */
  @Column('text', { unique: true }) tokenShort!: string;
  @Column('text', { default: 'pending' }) state!: RequestState;
  /** A yes of a reserved worker always confirms. */
  @Column('boolean', { default: false }) reserved!: boolean;
  /** Whether a cancellation was counted against the worker; it is counted once. */
  @Column('boolean', { default: false }) cancelCounted!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) requestedAt!: Date;
  /** When the offer was written; null while the request is queued. */
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) respondedAt!: Date | null;
  /** When it (last) became confirmed; a no-show who still came keeps it. Null: never. */
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) reminderSentAt!: Date | null;

  /** Grows with every change of the state, by a trigger; for calendars. */
  @Column('integer', { default: 0 }) revision!: number;

  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('labor_requests', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('labor_requests', 'worker_id'))
  worker!: Worker;
}
