import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/**
 * A change of an account's address or phone number: requested, in effect, or ended. An unchanged
 * value is the same before and after. Changes of one account that were not ended apply in the order
 * of their ids.
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
  /** When a code had proven the old number. */
  @Column('timestamptz', { nullable: true }) oldPhoneVerifiedAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When it took effect; null: it waits for the link in the mail to the old address. */
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
  /** When it was undone, or replaced by a later request. */
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
