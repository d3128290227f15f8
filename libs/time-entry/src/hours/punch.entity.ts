import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { TimeEntry } from './time-entry.entity.js';

export type PunchSource = 'time_sheet' | 'scanner' | 'station' | 'clock_in_page' | 'demonstration';

/** What really happened at the clock: a fact, never rewritten. Kept by the database like the audit trail. */
@Entity('punches')
@Index('punches_time_entry_id_idx', ['timeEntryId', 'id'])
export class Punch {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') timeEntryId!: number;
  @Column('text') edge!: 'start' | 'end' | 'break_start' | 'break_removed' | 'voided' | 'restored';
  /** The moment itself, or for a time typed in by hand the instant that was typed. */
  @Column('timestamptz') rawAt!: Date;
  /** The value that counts, after the rules. */
  @Column('timestamptz', { nullable: true }) countedAt!: Date | null;
  @Column('text') source!: PunchSource;
  /** Who recorded it; null: the holder of a clock-in link. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;

  @ManyToOne(() => TimeEntry, { onDelete: 'CASCADE' }) timeEntry!: TimeEntry;
}
