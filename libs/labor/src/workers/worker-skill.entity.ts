import { Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm';
import { LaborType } from '#libs/company';
import { Worker } from './worker.entity.js';

/** A skill that a worker has. */
@Entity('worker_skills')
@Index('worker_skills_labor_type_id_idx', ['laborTypeId'])
export class WorkerSkill {
  @PrimaryColumn('bigint') workerId!: number;
  @PrimaryColumn('bigint') laborTypeId!: number;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' }) worker!: Worker;
  @ManyToOne(() => LaborType, { onDelete: 'CASCADE' }) laborType!: LaborType;
}
