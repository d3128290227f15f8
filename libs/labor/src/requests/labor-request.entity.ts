import {
  Check,
  Column,
  Entity,
  Generated,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import type { RequestState } from '../rules/request-states.js';
import { Worker } from '../workers/worker.entity.js';

/** Asking one worker for one requirement. One column says where it stands; the booleans on the wire follow from it. */
@Entity('labor_requests')
@Index('labor_requests_labor_requirement_id_worker_id_key', ['laborRequirementId', 'workerId'], {
  unique: true,
})
@Index('labor_requests_worker_id_idx', ['workerId'])
@Index('labor_requests_confirmed_idx', ['laborRequirementId', 'id'], {
  where: "state = 'confirmed'",
})
@Check(
  'labor_requests_state_check',
  `state in ('pending', 'available', 'confirmed', 'declined', 'canceled', 'no_show')`,
)
export class LaborRequest {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') laborRequirementId!: number;
  @Column('bigint') workerId!: number;
  @Column('uuid', { unique: true }) @Generated('uuid') token!: string;
  /** Capability of the worker's link: 10 of [A-Za-z0-9] (6 in rows that moved in). Stops acting when the call has ended. */
  @Column('text', { unique: true }) tokenShort!: string;
  @Column('text', { default: 'pending' }) state!: RequestState;
  /** A reserved yes always confirms. */
  @Column('boolean', { default: false }) reserved!: boolean;
  /** A cancellation of this request was counted against the worker; it is counted once. */
  @Column('boolean', { default: false }) cancelCounted!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) requestedAt!: Date;
  /** When the offer's message was written; null while queued. */
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) respondedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) reminderSentAt!: Date | null;

  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE' }) laborRequirement!: LaborRequirement;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' }) worker!: Worker;
}
