import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { User } from '#libs/identity';

/** A number that an account wants to have, until a texted code has proven it. One for each account: the latest. */
@Entity('number_proofs')
export class NumberProof {
  @PrimaryColumn('bigint') userId!: number;
  /** E.164. */
  @Column('text') phoneNumber!: string;
  /** Keyed with the installation's secret, the account and the number. */
  @Column('text') codeHash!: string;
  @Column('timestamptz') expiresAt!: Date;
  /** Wrong codes so far. */
  @Column('integer', { default: 0 }) failures!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE' }) @JoinColumn() user!: User;
}
