import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One line of the audit trail, written in the transaction of the change. The database refuses to change or delete it.
 * It holds no foreign keys: it outlives what it speaks of.
 */
@Entity('audit_entries')
@Index('audit_entries_company_id_id_idx', ['companyId', 'id'])
@Index('audit_entries_subject_subject_id_idx', ['subject', 'subjectId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  /** Who; null for the house and for holders of a link. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  /** "user", the capability's name ("short token"), or "house". */
  @Column('text') actorKind!: string;
  /** The administrator behind the user, if one looked through their eyes. */
  @Column('bigint', { nullable: true }) impersonatorId!: number | null;
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** `request.confirmed` */
  @Column('text') action!: string;
  @Column('text') subject!: string;
  @Column('bigint', { nullable: true }) subjectId!: number | null;
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after!: Record<string, unknown> | null;
  @Column('text', { nullable: true }) requestId!: string | null;
}
