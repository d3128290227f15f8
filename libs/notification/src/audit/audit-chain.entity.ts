import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of a chain: its last link, also after that was dropped. */
@Entity('audit_chains')
export class AuditChain {
  /** As in `AuditLink`. */
  @PrimaryColumn('bigint') chain!: number;
  @Column('bigint') position!: number;
  @Column('bytea') hash!: Buffer;
}
