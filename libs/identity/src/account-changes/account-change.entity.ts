import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/**
 * Another email address or phone number for an account: asked for, counting, or undone. A value that stays is the same
 * before and after. Of several changes of one account, those that were not ended count in the order of their ids.
 */
@Entity('account_changes')
@Index('account_changes_user_id_idx', ['userId', 'id'])
@Index('account_changes_old_email_idx', { synchronize: false })
export class AccountChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') userId!: number;
  @Column('text') oldEmail!: string;
  @Column('text') newEmail!: string;
  /** E.164. */
  @Column('text', { nullable: true }) oldPhoneNumber!: string | null;
  /** E.164. */
  @Column('text', { nullable: true }) newPhoneNumber!: string | null;
  /** When the old number had been proven by a code. */
  @Column('timestamptz', { nullable: true }) oldPhoneVerifiedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** Since when it counts; null while it waits for the link in the mail to the old address. */
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
  /** It was undone, or a later change took its place before it counted. */
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
