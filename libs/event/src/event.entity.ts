import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Company, LocationProfile } from '#libs/company';
import { RoleGrant } from '#libs/identity';
import { inSameCompany } from '#libs/platform';

/** A gig: a concert, a load-in. Its zone is its location's, else its company's. */
@Entity('events')
@Index('events_company_id_start_date_idx', ['companyId', 'startDate'])
@Index('events_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('events_start_date_id_idx', ['startDate', 'id'])
@Index('events_steward_id_idx', ['stewardId'])
@Index('events_location_profile_id_idx', ['locationProfileId'])
@Check('events_dates_check', 'end_date is null or end_date >= start_date')
export class Event {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @Column('bigint') companyId!: number;
  @Column('text') eventName!: string;
  @Column('text', { default: '' }) eventDescription!: string;
  @Column('date') startDate!: string;
  @Column('date', { nullable: true }) endDate!: string | null;
  @Column('boolean', { default: false }) isSingleDay!: boolean;
  @Column('boolean', { default: false }) canceled!: boolean;
  @Column('bigint', { nullable: true }) locationProfileId!: number | null;
  /** The manager's grant. */
  @Column('bigint', { nullable: true }) createdById!: number | null;
  /** The steward's grant. */
  @Column('bigint', { nullable: true }) stewardId!: number | null;
  /** Null: inherits from the location. */
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  @Column('integer', { nullable: true }) mealTriggerMinutes!: number | null;
  @Column('integer', { nullable: true }) roundUpMinutes!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When it was archived: no screen shows it; can be restored for 90 days. */
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;

  /** Grows with every change of the row, by a trigger; for calendars. */
  @Column('integer', { default: 0 }) revision!: number;
  /** When something that calendars show changed, here or at the location. */
  @Column('timestamptz', { default: () => 'now()' }) revisedAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => LocationProfile, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('events', 'location_profile_id'))
  locationProfile!: LocationProfile | null;
  @ManyToOne(() => RoleGrant, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('events', 'created_by_id'))
  createdBy!: RoleGrant | null;
  @ManyToOne(() => RoleGrant, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('events', 'steward_id'))
  steward!: RoleGrant | null;
}
