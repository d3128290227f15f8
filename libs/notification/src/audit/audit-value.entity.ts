import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Personal values of an audit entry, beside it so that they can be erased; they are never changed.
 * The entry keeps the salted hash. Without foreign key, as the entries.
 */
@Entity('audit_values')
export class AuditValue {
  /** SHA-256 of salt and values, as in the entry. */
  @PrimaryColumn('bytea') hash!: Buffer;
  /** Random and erased with the values, so that nobody can guess values by their hash. */
  @Column('text') salt!: string;
  @Column('jsonb', { nullable: true }) before!: Record<string, unknown> | null;
  @Column('jsonb', { nullable: true }) after!: Record<string, unknown> | null;
}
