import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Links an audit entry into the hash chain of its company; append-only, written soon after the entry. Positions follow
 * `linkedAt`, so that old links can be dropped by month as old entries can.
 */
@Entity('audit_links')
export class AuditLink {
  /** The company's id; 0: the chain of entries without a company. */
  @PrimaryColumn('bigint') chain!: number;
  /** From 1, without gaps. */
  @PrimaryColumn('bigint') position!: number;
  @Column('bigint', { unique: true }) entryId!: number;
  /** SHA-256 of the link before and of the entry; see `hashOfLink`. */
  @Column('bytea') hash!: Buffer;
  /** SHA-256 of the entry. Null: an older link, whose hash is made of the entry itself. */
  @Column('bytea', { nullable: true }) entryHash!: Buffer | null;
  /** Of the entry. Null: an older link. */
  @Column('timestamptz', { nullable: true }) at!: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) linkedAt!: Date;
}
