import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A problem for administrators; reported once per key. */
@Entity('billing_alerts')
@Index('billing_alerts_key_key', ['key'], { unique: true })
export class BillingAlert {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text') key!: string;
  /** Null: the installation as a whole. */
  @Column('bigint', { nullable: true }) companyId!: number | null;
  @Column('text') message!: string;
  @Column('timestamptz', { default: () => 'now()' }) raisedAt!: Date;
}
