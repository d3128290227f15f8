import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Worker } from '#libs/labor';

/** A worker's number in the company's payroll; unique there. */
@Entity('worker_payroll_numbers')
@Unique('worker_payroll_numbers_company_id_number_key', ['companyId', 'number'])
@Index('worker_payroll_numbers_company_id_worker_id_idx', ['companyId', 'workerId'])
export class WorkerPayrollNumber {
  @PrimaryColumn('bigint') workerId!: number;
  @Column('bigint') companyId!: number;
  /** 1 to 30 characters. */
  @Column('text') number!: string;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'worker_id', referencedColumnName: 'id' },
  ])
  worker!: Worker;
}
