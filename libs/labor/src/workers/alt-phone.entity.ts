import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { Worker } from './worker.entity.js';

/** A further number of a worker: never texted; texts from it count as the worker's. */
@Entity('alt_phones')
@Index('alt_phones_worker_id_idx', ['workerId'])
@Index('alt_phones_phone_number_idx', ['phoneNumber'])
export class AltPhone {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') workerId!: number;
  /** E.164. */
  @Column('text') phoneNumber!: string;
  @Column('text', { nullable: true }) label!: string | null;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('alt_phones', 'worker_id'))
  worker!: Worker;
}
