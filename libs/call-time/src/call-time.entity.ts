import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Event } from '#libs/event';
import { CompanyOfRow, inSameCompany } from '#libs/platform';

/**
 * When a crew is called. Date and time in the event's zone are stored as entered; the instant is
 * derived.
 */
@Entity('call_times')
@Index('call_times_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('call_times_event_id_idx', ['eventId'])
@Index('call_times_starts_at_idx', ['startsAt'])
@Check('call_times_expected_minutes_check', 'expected_minutes between 0 and 1440')
export class CallTime {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') eventId!: number;
  @Column('text') name!: string;
  @Column('date') date!: string;
  @Column('time') time!: string;
  /** Derived from date, time and the event's zone, only in `call-time/rules`. */
  @Column('timestamptz') startsAt!: Date;
  /** As first announced to the crew; never changes. */
  @Column('date', { nullable: true }) originalDate!: string | null;
  @Column('time', { nullable: true }) originalTime!: string | null;
  /** Null: the call has never moved. */
  @Column('boolean', { nullable: true }) timeHasChanged!: boolean | null;
  /** Null: inherits from the event. */
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  /** How long it is expected to take; null: its minimum. Calendars, overlaps and "over" go by it, pay does not. */
  @Column('integer', { nullable: true }) expectedMinutes!: number | null;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) lastModified!: Date;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;

  /** Grows with every change of the row, by a trigger; for calendars. */
  @Column('integer', { default: 0 }) revision!: number;

  @ManyToOne(() => Event, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('call_times', 'event_id'))
  event!: Event;
}
