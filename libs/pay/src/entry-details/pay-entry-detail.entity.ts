import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';
import { TimeEntry } from '#libs/time-entry';
import { inSameCompany } from '#libs/platform';

/** What pay needs to know of a time entry beside its hours. Without a row: nothing special. */
@Entity('pay_entry_details')
@Index('pay_entry_details_company_id_idx', ['companyId'])
export class PayEntryDetail {
  @PrimaryColumn('bigint') timeEntryId!: number;
  @Column('bigint') companyId!: number;
  /** The worker came and was sent home by the company. */
  @Column('boolean', { default: false }) sentHome!: boolean;
  /** Meals that the worker has waived in writing. */
  @Column('boolean', { default: false }) waivedFirstMeal!: boolean;
  @Column('boolean', { default: false }) waivedSecondMeal!: boolean;

  @ManyToOne(() => TimeEntry, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('pay_entry_details', 'time_entry_id'))
  timeEntry!: TimeEntry;
  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
