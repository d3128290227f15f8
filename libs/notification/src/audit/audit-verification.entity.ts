import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AuditMisfit } from './audit-misfit.js';

/** A verification of all chains, and what it found. Append-only. */
@Entity('audit_verifications')
export class AuditVerification {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') finishedAt!: Date;
  /** Entries that fit. */
  @Column('bigint') checked!: number;
  /** Of those, entries whose personal values were erased. */
  @Column('bigint') erased!: number;
  /** The first entry that does not fit; null: all do. */
  @Column('jsonb', { nullable: true }) misfit!: (AuditMisfit & Record<string, unknown>) | null;
}
