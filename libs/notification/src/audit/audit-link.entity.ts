import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Links an audit entry into the hash chain of its company; append-only, written soon after the entry. */
@Entity('audit_links')
export class AuditLink {
  /** The company's id; 0: the chain of entries without a company. */
  @PrimaryColumn('bigint') chain!: number;
  /** From 1, without gaps. */
  @PrimaryColumn('bigint') position!: number;
  @Column('bigint', { unique: true }) entryId!: number;
  /** SHA-256 of the link before and the entry; see `hashOfLink`. */
  @Column('bytea') hash!: Buffer;
}
