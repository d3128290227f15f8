import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import { Worker } from '#libs/labor';

/**
 * Something was written that may change what a closed period has paid: hours, a rate, rules. Triggers write these rows, and
 * the next closing, which computes what they name, takes them away.
 */
@Entity('unsettled_pay_changes')
@Index('unsettled_pay_changes_company_id_worker_id_idx', ['companyId', 'workerId'])
export class UnsettledPayChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  /** Null: anybody's pay. */
  @Column('bigint', { nullable: true }) workerId!: number | null;
  /** First date (UTC) of hours that may be paid otherwise. */
  @Column('date') fromDate!: string;
  /** Last one; null: no last. */
  @Column('date', { nullable: true }) untilDate!: string | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE', nullable: true })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'worker_id', referencedColumnName: 'id' },
  ])
  worker!: Worker | null;
}
