import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { AccountChange } from './account-change.entity.js';

/**
 * A link in a mail to the old address that confirms or undoes a change. Only the SHA-256 of its
 * token is stored.
 */
@Entity('account_change_links')
@Index('account_change_links_account_change_id_idx', ['accountChangeId'])
@Check('account_change_links_kind_check', `kind in ('confirm', 'undo')`)
export class AccountChangeLink {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') accountChangeId!: number;
  @Column('text') kind!: 'confirm' | 'undo';
  /** Hex. */
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('timestamptz') expiresAt!: Date;

  @ManyToOne(() => AccountChange, { onDelete: 'CASCADE' }) accountChange!: AccountChange;
}
