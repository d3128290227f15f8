import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';

/** The fold of the consent ledger for one phone and company, stored so that lists can join it. */
@Entity('consents')
export class Consent {
  /** E.164. */
  @PrimaryColumn('text') phoneNumber!: string;
  @PrimaryColumn('bigint') companyId!: number;
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) grantedAt!: Date | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
