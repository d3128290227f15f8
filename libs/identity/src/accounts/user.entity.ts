import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An account. What it may do is in its grants. The index on `lower(email)` is made by a migration. */
@Entity('users')
@Index('users_email_key', { synchronize: false })
export class User {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** Letters, digits and @ . + - _, at most 150. */
  @Column('text', { unique: true }) username!: string;
  /** The same for all spellings of the name; null for a twin of an older account, found before names had keys. */
  @Column('text', { unique: true, nullable: true }) usernameKey!: string | null;
  /** argon2id, or a `pbkdf2_sha256$…` hash that moved in and is replaced at the next login. */
  @Column('text') passwordHash!: string;
  @Column('text', { default: '' }) firstName!: string;
  @Column('text', { default: '' }) lastName!: string;
  @Column('text', { default: '' }) email!: string;
  @Column('boolean', { default: true }) isActive!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
