import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Links an audit entry into the hash chain of its company; append-only, written soon after the entry. Positions follow
 * `linkedAt`, by month a part of its own, so that old links can be dropped as old entries can.
 */
@Entity('audit_links')
@Index('audit_links_entry_id_idx', ['entryId'])
export class AuditLink {
  /** The company's id; 0: the chain of entries without a company. */
  @PrimaryColumn('bigint') chain!: number;
  /** From 1, without gaps. */
  @PrimaryColumn('bigint') position!: number;
  @Column('bigint') entryId!: number;
  /** SHA-256 of the link before and of the entry; see `hashOfLink`. */
  @Column('bytea') hash!: Buffer;
  /** SHA-256 of the entry. Null: an older link, whose hash is made of the entry itself. */
  @Column('bytea', { nullable: true }) entryHash!: Buffer | null;
  /** Of the entry. Null: an older link. */
  @Column('timestamptz', { nullable: true }) at!: Date | null;
  @PrimaryColumn('timestamptz', { default: () => 'clock_timestamp()' }) linkedAt!: Date;
}
