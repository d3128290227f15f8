import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '#libs/identity';

/** When a person does not work, for whichever company: whole days, or hours of a weekday, by the clock of the venue. */
@Entity('times_off')
@Index('times_off_user_id_idx', ['userId'])
@Check(
  'times_off_kind_check',
  `starts_on is not null and ends_on >= starts_on and weekday is null and from_time is null and until_time is null
     or starts_on is null and ends_on is null and weekday between 1 and 7 and (from_time is null) = (until_time is null)`,
)
@Check('times_off_hours_check', 'from_time <> until_time')
export class TimeOff {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  @Column('date', { nullable: true }) startsOn!: string | null;
  /** The last day. */
  @Column('date', { nullable: true }) endsOn!: string | null;
  /** 1 (Monday) to 7 (Sunday). */
  @Column('integer', { nullable: true }) weekday!: number | null;
  /** Null: the whole day. */
  @Column('time', { nullable: true }) fromTime!: string | null;
  /** Before `fromTime`: on the next day. */
  @Column('time', { nullable: true }) untilTime!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
