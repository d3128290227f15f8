import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequest } from '../requests/labor-request.entity.js';
import { Worker } from '../workers/worker.entity.js';
import { Replacement } from './replacement.entity.js';

/** A worker who was asked to replace another. Stays when the offer is withdrawn and its request deleted. */
@Entity('replacement_offers')
@Index('replacement_offers_worker_id_idx', ['workerId'])
@Index('replacement_offers_labor_request_id_idx', ['laborRequestId'])
export class ReplacementOffer {
  @CompanyOfRow() readonly companyId!: number;
  @PrimaryColumn('bigint') replacementId!: number;
  @PrimaryColumn('bigint') workerId!: number;
  /** Null: deleted, since the offer was withdrawn. */
  @Column('bigint', { nullable: true }) laborRequestId!: number | null;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;

  @ManyToOne(() => Replacement, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('replacement_offers', 'replacement_id'))
  replacement!: Replacement;
  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('replacement_offers', 'worker_id'))
  worker!: Worker;
  @ManyToOne(() => LaborRequest, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('replacement_offers', 'labor_request_id'))
  laborRequest!: LaborRequest | null;
}
