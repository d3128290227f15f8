import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** One login's key. Only its SHA-256 is kept; it dies after 90 idle days, and a year after it was made. */
@Entity('api_keys')
@Index('api_keys_user_id_idx', ['userId'])
export class ApiKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  /** Hex. */
  @Column('text', { unique: true }) keyHash!: string;
  @Column('text', { default: '' }) userAgent!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastUsedAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
