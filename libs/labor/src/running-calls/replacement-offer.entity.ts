import { Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { Worker } from '../workers/worker.entity.js';
import { Replacement } from './replacement.entity.js';

/** A worker who was asked to replace another. Stays when the offer is withdrawn and its request deleted. */
@Entity('replacement_offers')
@Index('replacement_offers_worker_id_idx', ['workerId'])
@Index('replacement_offers_labor_request_id_idx', ['laborRequestId'])
export class ReplacementOffer {
  @PrimaryColumn('bigint') replacementId!: number;
  @PrimaryColumn('bigint') workerId!: number;
  /** Null: deleted, since the offer was withdrawn. */
  @Column('bigint', { nullable: true }) laborRequestId!: number | null;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;

  @ManyToOne(() => Replacement, { onDelete: 'CASCADE' }) replacement!: Replacement;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' }) worker!: Worker;
  @ManyToOne(() => LaborRequest, { onDelete: 'SET NULL', nullable: true })
  laborRequest!: LaborRequest | null;
}
