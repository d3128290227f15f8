import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import { User } from '../accounts/user.entity.js';

/**
 * An invitation to become the owner of a new company, or a manager of an existing one: 7 days,
 * once.
 */
@Entity('invitations')
@Index('invitations_company_id_idx', ['companyId'])
@Index('invitations_accepted_by_id_idx', ['acceptedById'])
@Check(
  'invitations_kind_check',
  `kind in ('owner', 'manager') and (kind = 'owner') = (company_id is null)`,
)
export class Invitation {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text') kind!: 'owner' | 'manager';
  /** Null for owners, whose company does not exist yet. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  /** E.164. */
  @Column('text') phoneNumber!: string;
  /** SHA-256 of the link's token, hex. */
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('bigint', { nullable: true }) acceptedById!: number | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true }) acceptedBy!: User | null;
}
