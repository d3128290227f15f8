import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** A browser session under `/app/`. The cookie holds a random value, this row its SHA-256. */
@Entity('sessions')
@Index('sessions_user_id_idx', ['userId'])
@Index('sessions_impersonator_id_idx', ['impersonatorId'], { where: 'impersonator_id is not null' })
@Index('sessions_opened_from_id_idx', ['openedFromId'], { where: 'opened_from_id is not null' })
@Check('sessions_impersonation_check', '(impersonator_id is null) = (opened_from_id is null)')
export class Session {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) tokenHash!: string;
  @Column('bigint') userId!: number;
  @Column('text', { default: '' }) userAgent!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastUsedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  /** The administrator who acts as the user; it lasts an hour. */
  @Column('bigint', { nullable: true }) impersonatorId!: number | null;
  /** The administrator's own, with which it ends. */
  @Column('bigint', { nullable: true }) openedFromId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
  @ManyToOne(() => User, { onDelete: 'CASCADE', nullable: true }) impersonator!: User | null;
  @ManyToOne(() => Session, { onDelete: 'CASCADE', nullable: true }) openedFrom!: Session | null;
}
