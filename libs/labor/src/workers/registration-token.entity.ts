import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CompanyOfRow, inSameCompany } from '#libs/platform';
import { Worker } from './worker.entity.js';

/** Lets a worker make an account: 30 days, once. The newest unused one counts. */
@Entity('registration_tokens')
@Index('registration_tokens_worker_id_idx', ['workerId'])
export class RegistrationToken {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @CompanyOfRow() readonly companyId!: number;
  @Column('bigint') workerId!: number;
  /** SHA-256 of the token, hex. */
  @Column('text', { unique: true }) tokenHash!: string;
  /** With the secret key, the token is made of it; null: it was made before, and is known to its link alone. */
  @Column('uuid', { nullable: true }) seed!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  /** Hash of the code that was texted last, keyed with the secret of the installation. */
  @Column('text', { nullable: true }) codeHash!: string | null;
  @Column('timestamptz', { nullable: true }) codeExpiresAt!: Date | null;
  /** Wrong codes since it was sent. */
  @Column('integer', { default: 0 }) codeFailures!: number;

  @ManyToOne(() => Worker, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('registration_tokens', 'worker_id'))
  worker!: Worker;
}
