import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import type { Layer } from '../engine/rule-set.js';

/** Rules of pay that a company wrote; what they say stands in versions. */
@Entity('pay_rule_sets')
@Index('pay_rule_sets_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('pay_rule_sets_company_id_layer_id_key', ['companyId', 'layer', 'id'], { unique: true })
@Index('pay_rule_sets_company_id_name_key', { synchronize: false })
@Check('pay_rule_sets_layer_check', `layer in ('federal', 'state', 'contract')`)
export class PayRuleSet {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  /** Unique among the company's sets that are not archived, letter case aside. */
  @Column('text') name!: string;
  /** Its place in the stack; it never changes. */
  @Column('text') layer!: Layer;
  /** Null: it can be chosen. Archived sets still rule the workweeks for which they were chosen. */
  @Column('timestamptz', { nullable: true }) archivedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
