import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Event } from '#libs/event';

/** When a crew is called. Date and time on the wall of the event's zone are the truth; the instant follows from them. */
@Entity('call_times')
@Index('call_times_event_id_idx', ['eventId'])
@Index('call_times_starts_at_idx', ['startsAt'])
export class CallTime {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @Column('bigint') eventId!: number;
  @Column('text') name!: string;
  @Column('date') date!: string;
  @Column('time') time!: string;
  /** Worked out from date, time and the event's zone, in `call-time/rules` only. */
  @Column('timestamptz') startsAt!: Date;
  /** What the crew was first told; never changed again. */
  @Column('date', { nullable: true }) originalDate!: string | null;
  @Column('time', { nullable: true }) originalTime!: string | null;
  /** Null while the call has never moved. */
  @Column('boolean', { nullable: true }) timeHasChanged!: boolean | null;
  /** Null: not set here, the chain goes on to the event. */
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) lastModified!: Date;
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;

  @ManyToOne(() => Event, { onDelete: 'CASCADE' }) event!: Event;

  hasStarted(now: Date): boolean {
    return this.startsAt <= now;
  }
}
