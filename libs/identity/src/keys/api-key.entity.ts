import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/**
 * The API key of one sign-in. Only its SHA-256 is stored; it expires after 90 days without use, and
 * after a year.
 */
@Entity('api_keys')
@Index('api_keys_user_id_idx', ['userId'])
@Index('api_keys_impersonator_id_idx', ['impersonatorId'], { where: 'impersonator_id is not null' })
@Index('api_keys_opened_from_id_idx', ['openedFromId'], { where: 'opened_from_id is not null' })
@Check('api_keys_impersonation_check', '(impersonator_id is null) = (opened_from_id is null)')
export class ApiKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  /** Hex. */
  @Column('text', { unique: true }) keyHash!: string;
  @Column('text', { default: '' }) userAgent!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastUsedAt!: Date;
  /** The administrator who acts as the user; it lasts an hour. */
  @Column('bigint', { nullable: true }) impersonatorId!: number | null;
  /** The administrator's own, with which it ends. */
  @Column('bigint', { nullable: true }) openedFromId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: true }) impersonator!: User | null;
  @ManyToOne(() => ApiKey, { onDelete: 'CASCADE', nullable: true }) openedFrom!: ApiKey | null;
}
