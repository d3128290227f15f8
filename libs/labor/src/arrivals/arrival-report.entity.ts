import { Check, Column, Entity, OneToOne, PrimaryColumn, JoinColumn } from 'typeorm';
import { LaborRequest } from '../requests/labor-request.entity.js';

/**
 * The latest that is known of a confirmed worker's way to the call: what the worker said, or that they were confirmed
 * when the call was about to begin.
 */
@Entity('arrival_reports')
@Check('arrival_reports_source_check', `source in ('worker', 'confirmation')`)
export class ArrivalReport {
  @PrimaryColumn('bigint') laborRequestId!: number;
  @Column('text') source!: 'worker' | 'confirmation';
  @Column('timestamptz') reportedAt!: Date;
  /** Minutes late; null: on the way, without a number. */
  @Column('integer', { nullable: true }) minutes!: number | null;
  /** Until then they count as being on the way. */
  @Column('timestamptz') expectedBy!: Date;

  @OneToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'labor_request_id' })
  laborRequest!: LaborRequest;
}
