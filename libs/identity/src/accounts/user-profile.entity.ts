import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** A person's own data beside the account. */
@Entity('user_profiles')
@Index('user_profiles_phone_number_idx', ['phoneNumber'])
export class UserProfile {
  @PrimaryColumn('bigint') userId!: number;
  /** E.164. */
  @Column('text', { nullable: true }) phoneNumber!: string | null;
  /** When the number was proven by a code; only then are worker records linked by it. */
  @Column('timestamptz', { nullable: true }) phoneVerifiedAt!: Date | null;
  @Column('text', { unique: true }) slug!: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' }) @JoinColumn() user!: User;
}
