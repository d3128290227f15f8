import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Company } from '#libs/company';
import type { Layer } from '../engine/rule-set.js';
import { PayRuleSet } from './pay-rule-set.entity.js';

/** Which rule set counts in a layer from a day on. Of one layer and day, the last choice counts. */
@Entity('pay_rule_set_choices')
@Index('pay_rule_set_choices_company_id_layer_effective_from_idx', [
  ...['companyId', 'layer', 'effectiveFrom', 'id'],
])
@Index('pay_rule_set_choices_rule_set_id_idx', ['ruleSetId'])
@Check('pay_rule_set_choices_layer_check', `layer in ('federal', 'state', 'contract')`)
export class PayRuleSetChoice {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('text') layer!: Layer;
  /** Workweeks whose first day is this one or later. */
  @Column('date') effectiveFrom!: string;
  /** Null: no rules in this layer. */
  @Column('bigint', { nullable: true }) ruleSetId!: number | null;
  /** Who chose; null: the system. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz') createdAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => PayRuleSet, { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'layer', referencedColumnName: 'layer' },
    { name: 'rule_set_id', referencedColumnName: 'id' },
  ])
  ruleSet!: PayRuleSet | null;
}
