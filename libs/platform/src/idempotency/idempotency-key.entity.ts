import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * - `running`: the request has not committed anything.
 * - `committed`: a transaction of it has committed, its answer is not here (yet).
 * - `answered`: status, type and body are here.
 */
export type IdempotencyState = 'running' | 'committed' | 'answered';

/** A POST that is done once, however often it is sent. */
@Entity('idempotency_keys')
@Check('idempotency_keys_state_check', `state in ('running', 'committed', 'answered')`)
@Index('idempotency_keys_user_id_idx', ['userId'], { where: 'is_derived' })
export class IdempotencyKey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  /** A keyed hash of the sender and their `Idempotency-Key`; base64url. */
  @Column('text', { unique: true }) keyHash!: string;
  /** SHA-256 of address and body; base64url. The same key for another request is refused. */
  @Column('text') requestHash!: string;
  /** Null: the holder of a link, or an unknown sender. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  /** True where the client sent no key, and it was made of the request itself. */
  @Column('boolean') isDerived!: boolean;
  @Column('text') state!: IdempotencyState;
  @Column('timestamptz') claimedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('smallint', { nullable: true }) status!: number | null;
  @Column('text', { nullable: true }) contentType!: string | null;
  /** Encrypted by the edge: readable only together with the client's key. */
  @Column('text', { nullable: true }) answer!: string | null;
}
