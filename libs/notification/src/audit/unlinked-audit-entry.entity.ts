import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An audit entry that waits to be linked, written along with it and deleted by its link. Without foreign key: an entry that
 * is removed before it is linked is missed.
 */
@Entity('unlinked_audit_entries')
export class UnlinkedAuditEntry {
  @PrimaryColumn('bigint') entryId!: number;
  /** As in `AuditLink`. */
  @Column('bigint') chain!: number;
  /** Of the entry. */
  @Column('timestamptz') at!: Date;
}
