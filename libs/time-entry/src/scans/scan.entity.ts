import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';
import { Event } from '#libs/event';
import { LaborRequest, Worker } from '#libs/labor';
import { inSameCompany } from '#libs/platform';
import type { PunchSource } from '../hours/punch.entity.js';
import { Station } from '../stations/station.entity.js';
import type { ScanOutcome, ScanSentence } from './rules/scan-outcome.js';

/** Doors that read workers' codes. */
export type ScanSource = Extract<PunchSource, 'station' | 'scanner' | 'clock_in_page'>;

/** The first answer; names are looked up when it is given again. Instants are ISO text. */
export interface FirstAnswer extends Record<string, string | null> {
  outcome: ScanOutcome;
  sentence: ScanSentence;
  role: string | null;
  call: string | null;
  /** The start that counts, or for `still_in` the sign-in. */
  since: string | null;
  /** The end that counts. */
  until: string | null;
}

/**
 * A worker's code was read at a scan point: a fact, whatever came of it. What was read is not kept, only whose it was.
 * Outcome, sentence, request and counted instant are the latest replay's; `firstAnswer` never changes.
 */
@Entity('scans')
@Index('scans_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('scans_event_id_worker_id_at_idx', ['eventId', 'workerId', 'at'])
@Index('scans_to_judge_idx', ['eventId', 'at'], {
  where: `outcome = 'kept' and judgement is null`,
})
@Index('scans_worker_id_idx', ['workerId'])
@Index('scans_station_id_idx', ['stationId'])
@Index('scans_labor_request_id_idx', ['laborRequestId'])
@Check('scans_source_check', `source in ('station', 'scanner', 'clock_in_page')`)
@Check('scans_reads_check', `reads in ('token', 'code')`)
@Check(
  'scans_outcome_check',
  `outcome in ('in', 'out', 'still_in', 'still_out', 'refused', 'kept')`,
)
@Check('scans_judgement_check', `judgement in ('accepted', 'dismissed')`)
@Check('scans_wanted_check', '(wanted_action is null) = (wanted_call_time_id is null)')
export class Scan {
  /** Drawn by the device. */
  @PrimaryColumn('uuid') id!: string;
  @Column('bigint') companyId!: number;
  @Column('bigint') eventId!: number;
  /** Null: nobody's code. */
  @Column('bigint', { nullable: true }) workerId!: number | null;
  /** Null at other scan points, and once the station is deleted. */
  @Column('bigint', { nullable: true }) stationId!: number | null;
  /** The signed-in steward or manager who scanned; null at other scan points. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('text') source!: ScanSource;
  @Column('text') reads!: 'token' | 'code';
  /** Chosen on the worker's own page; null: the toggle decides. */
  @Column('text', { nullable: true }) wantedAction!: 'clock_in' | 'clock_out' | null;
  @Column('bigint', { nullable: true }) wantedCallTimeId!: number | null;
  @Column('timestamptz') deviceAt!: Date;
  /** Server's clock minus device's clock, in milliseconds, measured when it was sent. */
  @Column('bigint') offsetMs!: number;
  /** The device's time, corrected. */
  @Column('timestamptz') at!: Date;
  @Column('timestamptz') receivedAt!: Date;
  @Column('text') outcome!: ScanOutcome;
  @Column('text') sentence!: ScanSentence;
  @Column('bigint', { nullable: true }) laborRequestId!: number | null;
  @Column('timestamptz', { nullable: true }) countedAt!: Date | null;
  @Column('jsonb') firstAnswer!: FirstAnswer;
  @Column('text', { nullable: true }) judgement!: 'accepted' | 'dismissed' | null;
  @Column('timestamptz', { nullable: true }) judgedAt!: Date | null;
  @Column('bigint', { nullable: true }) judgedByUserId!: number | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => Event, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('scans', 'event_id'))
  event!: Event;
  @ManyToOne(() => Worker, { onDelete: 'SET NULL' })
  @JoinColumn(inSameCompany('scans', 'worker_id'))
  worker!: Worker | null;
  @ManyToOne(() => Station, { onDelete: 'SET NULL' })
  @JoinColumn(inSameCompany('scans', 'station_id'))
  station!: Station | null;
  @ManyToOne(() => LaborRequest, { onDelete: 'SET NULL' })
  @JoinColumn(inSameCompany('scans', 'labor_request_id'))
  laborRequest!: LaborRequest | null;
}
