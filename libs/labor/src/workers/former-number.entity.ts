import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { Worker } from './worker.entity.js';

/** A number that a contact had, as main or alternate one; written by triggers. Needed to forget or export a person. */
@Entity('former_numbers')
export class FormerNumber {
  @CompanyOfRow() readonly companyId!: number;
  @PrimaryColumn('bigint') workerId!: number;
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @Column('timestamptz', { default: () => 'now()' }) endedAt!: Date;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('former_numbers', 'worker_id'))
  worker!: Worker;
}
