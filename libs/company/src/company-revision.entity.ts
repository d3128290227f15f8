import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A counter of a company; the sum of its counters is its revision, which every transaction moves that changes rows of the company.
 * Written by triggers only, see docs/decisions/0055.
 */
@Entity('company_revisions')
export class CompanyRevision {
  @PrimaryColumn('bigint') companyId!: number;
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) counter!: number;
  @Column('bigint') value!: number;
}
