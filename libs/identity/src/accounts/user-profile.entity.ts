import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** Personal data of a user. */
@Entity('user_profiles')
@Index('user_profiles_phone_number_idx', ['phoneNumber'])
export class UserProfile {
  @PrimaryColumn('bigint') userId!: number;
  /** E.164. */
  @Column('text', { nullable: true }) phoneNumber!: string | null;
  /** When a code proved the number; only then are contacts linked by it. */
  @Column('timestamptz', { nullable: true }) phoneVerifiedAt!: Date | null;
  @Column('text', { unique: true }) slug!: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' }) @JoinColumn() user!: User;
}
