import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A problem for administrators; reported once per key, until its cause is gone. */
@Entity('billing_alerts')
@Index('billing_alerts_key_key', ['key'], { unique: true })
@Check('billing_alerts_gone_check', 'gone_at is null or closed_at is not null')
export class BillingAlert {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text') key!: string;
  /** Null: the installation as a whole. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  @Column('text') message!: string;
  @Column('timestamptz', { default: () => 'now()' }) raisedAt!: Date;
  /** By an administrator, or because its cause is gone; null: it is open. */
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  /** When its cause was seen to be gone: should it return, it is reported again. */
  @Column('timestamptz', { nullable: true }) goneAt!: Date | null;
}
