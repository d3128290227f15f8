import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { User } from '../accounts/user.entity.js';

/** The secret that an authenticator app shares with us; it counts once a code of the app has confirmed it. */
@Entity('second_factors')
export class SecondFactor {
  @PrimaryColumn('bigint') userId!: number;
  /** The secret, encrypted with a key made of `SECRET_KEY`: a backup alone makes no codes. */
  @Column('text') encryptedSecret!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  /** The half minute of the last code that was used; older ones and it are refused. */
  @Column('bigint', { nullable: true }) lastStep!: number | null;

  @OneToOne(() => User, { onDelete: 'CASCADE' }) @JoinColumn() user!: User;
}
