import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';

/** A company that asks its owners and managers, and administrators, for a second factor. Those without a row do not. */
@Entity('second_factor_policies')
export class SecondFactorPolicy {
  @PrimaryColumn('bigint') companyId!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @OneToOne(() => Company, { onDelete: 'CASCADE' }) @JoinColumn() company!: Company;
}
