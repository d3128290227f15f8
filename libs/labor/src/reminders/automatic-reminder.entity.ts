import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { LaborRequest } from '../requests/labor-request.entity.js';

/** A confirmed worker was reminded by the house: once for each lead, and anew of a call that moved. */
@Entity('automatic_reminders')
export class AutomaticReminder {
  @PrimaryColumn('bigint') laborRequestId!: number;
  /** So many before the call, as the company wanted it then. */
  @PrimaryColumn('integer') hours!: number;
  /** The instant the reminder spoke of. */
  @PrimaryColumn('timestamptz') callStartsAt!: Date;
  @Column('timestamptz') writtenAt!: Date;

  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' }) laborRequest!: LaborRequest;
}
