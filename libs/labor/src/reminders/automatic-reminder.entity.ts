import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequest } from '../requests/labor-request.entity.js';

/**
 * An automatic reminder was written to a confirmed worker: once for each lead, and again after the
 * call moved.
 */
@Entity('automatic_reminders')
export class AutomaticReminder {
  @CompanyOfRow() readonly companyId!: number;
  @PrimaryColumn('bigint') laborRequestId!: number;
  /** Hours before the call, as the company had set then. */
  @PrimaryColumn('integer') hours!: number;
  /** The start of the call that the reminder named. */
  @PrimaryColumn('timestamptz') callStartsAt!: Date;
  @Column('timestamptz') writtenAt!: Date;

  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('automatic_reminders', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
