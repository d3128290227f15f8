import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { PageSize } from '#libs/kernel';

/** An account; its grants say what it may do. A migration makes the index on `lower(email)`. */
@Entity('users')
@Check('users_language_check', "language in ('en', 'es')")
@Check('users_rows_per_page_check', 'rows_per_page in (10, 25, 50, 100)')
@Index('users_email_key', { synchronize: false })
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** Letters, digits and @ . + - _, at most 150. */
  @Column('text', { unique: true }) username!: string;
  /**
   * The same for all spellings of the name; null: a duplicate of an older account, from before
   * names had keys.
   */
  @Column('text', { unique: true, nullable: true }) usernameKey!: string | null;
  /** argon2id, or an imported `pbkdf2_sha256$…` hash, which the next login replaces. */
  @Column('text') passwordHash!: string;
  @Column('text', { default: '' }) firstName!: string;
  @Column('text', { default: '' }) lastName!: string;
  @Column('text', { default: '' }) email!: string;
  /** Chosen for pages and mail; null: as the browser asks. */
  @Column('text', { nullable: true }) language!: 'en' | 'es' | null;
  /** One of `PAGE_SIZES`, chosen at a list; null: the pages' own default. */
  @Column('integer', { nullable: true }) rowsPerPage!: PageSize | null;
  @Column('boolean', { default: true }) isActive!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
