import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Company } from '#libs/company';

/** Only closed periods have a row. Earlier open periods end with it, without a row of their own. */
@Entity('pay_periods')
@Unique('pay_periods_company_id_starts_on_key', ['companyId', 'startsOn'])
@Unique('pay_periods_company_id_id_key', ['companyId', 'id'])
@Check('pay_periods_dates_check', 'ends_on >= starts_on and payday >= starts_on')
export class PayPeriod {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('date') startsOn!: string;
  /** Last day of it. */
  @Column('date') endsOn!: string;
  /** Day on which it is paid: its year is the tax year. */
  @Column('date') payday!: string;
  @Column('timestamptz') closedAt!: Date;
  /** Null: the system. */
  @Column('bigint', { nullable: true }) closedByUserId!: number | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
