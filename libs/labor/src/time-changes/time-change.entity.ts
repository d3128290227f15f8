import {
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { LaborRequest } from '../requests/labor-request.entity.js';

/**
 * Asks a confirmed worker about a moved call; answered once within 7 days: can do it, or cannot.
 */
@Entity('time_changes')
@Index('time_changes_labor_request_id_idx', ['laborRequestId', 'id'])
export class TimeChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') laborRequestId!: number;
  @Column('uuid', { unique: true }) @Generated('uuid') token!: string;
  /** Date and time before this change. */
  @Column('date') previousDate!: string;
  @Column('time') previousTime!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('boolean', { default: false }) cantDoIt!: boolean;
  @Column('text', { nullable: true }) message!: string | null;

  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('time_changes', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
