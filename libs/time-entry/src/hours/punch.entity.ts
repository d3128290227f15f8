import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { TimeEntry } from './time-entry.entity.js';

export type PunchSource = 'time_sheet' | 'scanner' | 'station' | 'clock_in_page' | 'demonstration';

/** A start, end, break, void or restoration, as it was recorded. The database refuses changes, as in the audit trail. */
@Entity('punches')
@Index('punches_time_entry_id_idx', ['timeEntryId', 'id'])
@Index('punches_scan_id_idx', ['scanId'], { where: 'scan_id is not null' })
export class Punch {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') timeEntryId!: number;
  @Column('text') edge!:
    'start' | 'end' | 'end_removed' | 'break_start' | 'break_removed' | 'voided' | 'restored';
  /** When it happened; for typed times, the typed instant. */
  @Column('timestamptz') rawAt!: Date;
  /** The instant that counts, by the work rules. */
  @Column('timestamptz', { nullable: true }) countedAt!: Date | null;
  @Column('text') source!: PunchSource;
  /** The user who recorded it; null: the holder of a clock-in link. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  /** The scan that it follows from; null: entered by a person, or older than the storing of scans. */
  @Column('uuid', { nullable: true }) scanId!: string | null;

  @ManyToOne(() => TimeEntry, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('punches', 'time_entry_id'))
  timeEntry!: TimeEntry;
  @ManyToOne('Scan', { nullable: true })
  @JoinColumn(inSameCompany('punches', 'scan_id'))
  scan!: unknown;
}
