import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The link up to which a chain was closed: what is older than `entriesBefore` may be dropped, and what is left goes on from
 * this hash. Append-only.
 */
@Entity('audit_closings')
export class AuditClosing {
  /** As in `AuditLink`. */
  @PrimaryColumn('bigint') chain!: number;
  @PrimaryColumn('bigint') position!: number;
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz') entriesBefore!: Date;
  @Column('timestamptz', { default: () => 'now()' }) closedAt!: Date;
}
