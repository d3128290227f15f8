import {
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Event } from '#libs/event';
import { Worker } from '#libs/labor';
import { CompanyOfRow, inSameCompany } from '#libs/platform';

/**
 * The content of a worker's QR code, one for each event and worker. Valid while the worker is
 * confirmed for a call of the event, until the end of the day after its last date; both are checked
 * on use.
 */
@Entity('clock_in_tokens')
@Index('clock_in_tokens_event_id_worker_id_key', ['eventId', 'workerId'], { unique: true })
@Index('clock_in_tokens_worker_id_idx', ['workerId'])
export class ClockInToken {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') eventId!: number;
  @Column('bigint') workerId!: number;
  @Column('uuid', { unique: true }) @Generated('uuid') token!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When its link was texted to the worker; once for each event. Null: it was not. */
  @Column('timestamptz', { nullable: true }) qrSentAt!: Date | null;

  @ManyToOne(() => Event, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('clock_in_tokens', 'event_id'))
  event!: Event;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('clock_in_tokens', 'worker_id'))
  worker!: Worker;
}
