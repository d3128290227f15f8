import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/**
 * An entry of the audit trail, written in the transaction of the change; the database refuses
 * changes and deletions. Without foreign keys: it outlives the rows it names. Each month is a part of its own (decision 65).
 */
@Entity('audit_entries')
@Index('audit_entries_company_id_id_idx', ['companyId', 'id'])
@Index('audit_entries_subject_subject_id_idx', ['subject', 'subjectId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @PrimaryColumn('timestamptz', { default: () => 'now()' }) at!: Date;
  /** The user; null: the system, or the holder of a link. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  /** "user", the capability's name ("short-token"), or "house" for the system. */
  @Column('text') actorKind!: string;
  /** The administrator who acts as the user, if any. */
  @Column('bigint', { nullable: true }) impersonatorId!: number | null;
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** `request.confirmed` */
  @Column('text') action!: string;
  @Column('text') subject!: string;
  @Column('bigint', { nullable: true }) subjectId!: number | null;
  /** Numbers, flags, instants and words of ours; values with other text are `AuditValue`s. The view `audit_trail` has both. */
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after!: Record<string, unknown> | null;
  @Column('text', { nullable: true }) requestId!: string | null;
  /** Names the entry's `AuditValue`, also after that was erased; null: there never was one. */
  @Column('bytea', { nullable: true }) valuesHash!: Buffer | null;
}
