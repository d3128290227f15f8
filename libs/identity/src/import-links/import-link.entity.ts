import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import { User } from '../accounts/user.entity.js';

/** A link that opens the import of contacts on another device, once, and nothing else. */
@Entity('import_links')
@Index('import_links_user_id_idx', ['userId'])
@Index('import_links_company_id_idx', ['companyId'])
export class ImportLink {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** SHA-256 of the token in the link. */
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('bigint') userId!: number;
  @Column('bigint') companyId!: number;
  @Column('timestamptz') expiresAt!: Date;
  /** SHA-256 of the cookie of the device that opened it; null: nobody did. */
  @Column('text', { unique: true, nullable: true }) cookieHash!: string | null;
  /** Until when that device may import. */
  @Column('timestamptz', { nullable: true }) cookieExpiresAt!: Date | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
