import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/**
 * A network from which an account signed in. Sign-ins from there are admitted while others are
 * throttled.
 */
@Entity('sign_in_networks')
export class SignInNetwork {
  @PrimaryColumn('bigint') userId!: number;
  /** Keyed hash of the address, or of its /64 for IPv6; hex. */
  @PrimaryColumn('text') networkHash!: string;
  /** Time of the last sign-in, to the hour. */
  @Column('timestamptz') lastAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
