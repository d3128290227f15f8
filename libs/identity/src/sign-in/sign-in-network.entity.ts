import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** A network from which an account signed in; who is there is admitted while others are not. */
@Entity('sign_in_networks')
export class SignInNetwork {
  @PrimaryColumn('bigint') userId!: number;
  /** Keyed hash of the address, for IPv6 of its /64; hex. */
  @PrimaryColumn('text') networkHash!: string;
  /** Of the last sign-in, to the hour. */
  @Column('timestamptz') lastAt!: Date;

  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
