import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequest } from '../requests/labor-request.entity.js';

/**
 * The latest that is known of a confirmed worker's way to the call: what the worker said, or that they were confirmed
 * when the call was about to begin.
 */
@Entity('arrival_reports')
@Check('arrival_reports_source_check', `source in ('worker', 'confirmation')`)
export class ArrivalReport {
  @CompanyOfRow() readonly companyId!: number;
  @PrimaryColumn('bigint') laborRequestId!: number;
  @Column('text') source!: 'worker' | 'confirmation';
  @Column('timestamptz') reportedAt!: Date;
  /** Minutes late; null: on the way, without a number. */
  @Column('integer', { nullable: true }) minutes!: number | null;
  /** Until then they count as being on the way. */
  @Column('timestamptz') expectedBy!: Date;

  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('arrival_reports', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
