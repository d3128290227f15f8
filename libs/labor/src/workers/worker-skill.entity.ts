import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { LaborType } from '#libs/company';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { Worker } from './worker.entity.js';

/** A skill that a worker has. */
@Entity('worker_skills')
@Index('worker_skills_labor_type_id_idx', ['laborTypeId'])
export class WorkerSkill {
  @CompanyOfRow() readonly companyId!: number;
  @PrimaryColumn('bigint') workerId!: number;
  @PrimaryColumn('bigint') laborTypeId!: number;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('worker_skills', 'worker_id'))
  worker!: Worker;
  @ManyToOne(() => LaborType, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('worker_skills', 'labor_type_id'))
  laborType!: LaborType;
}
