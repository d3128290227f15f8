import { User } from '#libs/identity';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';

/**
 * The secret address of a person's calendar, which shows their calls of all companies: so it belongs to the account, and
 * to no company. Without a row there is none.
 */
@Entity('calendar_feeds')
export class CalendarFeed {
  @PrimaryColumn('bigint') userId!: number;
  /** With the secret key, the token is made of it: the address can be shown again, and a copy of the database opens none. */
  @Column('uuid') seed!: string;
  /** SHA-256 of the token, hex. */
  @Column('text', { unique: true }) tokenHash!: string;
  /** Of this address: renewing starts again. */
  @Column('timestamptz') createdAt!: Date;

  @OneToOne(() => User, { onDelete: 'CASCADE' }) @JoinColumn() user!: User;
}
