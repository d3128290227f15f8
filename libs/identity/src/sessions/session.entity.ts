import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** A browser session under `/app/`. The cookie holds a random value, this row its SHA-256. */
@Entity('sessions')
@Index('sessions_user_id_idx', ['userId'])
export class Session {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('bigint') userId!: number;
  @Column('text', { default: '' }) userAgent!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastUsedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
