import { Column, Entity, Generated, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { LaborRequest } from '../requests/labor-request.entity.js';

/**
 * Asks a confirmed worker about a moved call; answered once within 7 days: can do it, or cannot.
 */
@Entity('time_changes')
@Index('time_changes_labor_request_id_idx', ['laborRequestId', 'id'])
export class TimeChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
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

  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' }) laborRequest!: LaborRequest;
}
