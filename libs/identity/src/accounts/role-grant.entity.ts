import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import { User } from './user.entity.js';

/**
 * A role of a user in one company. Users may have several. In the API, the id of a manager or
 * steward is the id of this row.
 */
@Entity('role_grants')
@Index('role_grants_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('role_grants_user_id_role_company_id_key', ['userId', 'role', 'companyId'], { unique: true })
@Index('role_grants_administrator_key', ['userId'], {
  unique: true,
  where: `role = 'administrator'`,
})
@Check('role_grants_company_check', `(role = 'administrator') = (company_id is null)`)
@Check('role_grants_role_check', `role in ('administrator', 'owner', 'manager', 'steward')`)
export class RoleGrant {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  @Column('text') role!: 'administrator' | 'owner' | 'manager' | 'steward';
  @Column('bigint', { nullable: true }) companyId!: number | null;
  @Column('integer', { default: 10 }) perPagePreference!: number;
  /** IANA name, in which times are shown to this person. */
  @Column('text', { default: 'America/New_York' }) timeZone!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
  @ManyToOne(() => Company, { onDelete: 'CASCADE', nullable: true }) company!: Company | null;
}
