import { Check, Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';

/** How the workweek of a company lay until it was moved: by the company, or with its zone. */
@Entity('earlier_workweeks')
@Check(
  'earlier_workweeks_workweek_check',
  'workweek_day between 0 and 6 and workweek_minute between 0 and 1439',
)
export class EarlierWorkweek {
  @PrimaryColumn('bigint') companyId!: number;
  /** From this day on the next one counts: the first of its weeks that begins on it or later. */
  @PrimaryColumn('date') until!: string;
  /** IANA name. */
  @Column('text') timeZone!: string;
  /** Weekday (0 is Sunday) and minute of the day at which it started, on the clocks of that zone. */
  @Column('integer') workweekDay!: number;
  @Column('integer') workweekMinute!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
