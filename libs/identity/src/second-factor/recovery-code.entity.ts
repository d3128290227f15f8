import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** Stands in for a lost authenticator app, once. Only its SHA-256 is kept. */
@Entity('recovery_codes')
@Index('recovery_codes_user_id_code_hash_key', ['userId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  /** Hex. */
  @Column('text') codeHash!: string;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
