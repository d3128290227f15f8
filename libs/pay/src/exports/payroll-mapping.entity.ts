import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Company } from '#libs/company';
import type { PayrollMapping } from '../payroll/payroll-mapping.js';

/** How a company's payroll wants its CSV. */
@Entity('payroll_mappings')
@Unique('payroll_mappings_company_id_name_key', ['companyId', 'name'])
@Unique('payroll_mappings_company_id_id_key', ['companyId', 'id'])
export class StoredPayrollMapping {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('text') name!: string;
  @Column('jsonb') mapping!: PayrollMapping & Record<string, unknown>;
  @Column('timestamptz') updatedAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
