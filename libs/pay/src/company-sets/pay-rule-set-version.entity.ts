import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import type { Rules } from '../engine/rule-set.js';
import { PayRuleSet } from './pay-rule-set.entity.js';

/** What a rule set says from a day on. The database refuses changes, as in the audit trail. */
@Entity('pay_rule_set_versions')
@Index('pay_rule_set_versions_rule_set_id_version_key', ['ruleSetId', 'version'], { unique: true })
@Index('pay_rule_set_versions_company_id_rule_set_id_idx', ['companyId', 'ruleSetId'])
@Check('pay_rule_set_versions_version_check', 'version > 0')
export class PayRuleSetVersion {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') ruleSetId!: number;
  /** From 1. */
  @Column('integer') version!: number;
  @Column('jsonb') rules!: Rules & Record<string, unknown>;
  /** Workweeks whose first day is this one or later. */
  @Column('date') effectiveFrom!: string;
  /** Where the rules come from, as the company has it; blank: it does not say. */
  @Column('text', { default: '' }) source!: string;
  /** Day on which the source was read; null: unknown. */
  @Column('date', { nullable: true }) readOn!: string | null;
  /** Who wrote it; null: the system. */
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('timestamptz') createdAt!: Date;

  @ManyToOne(() => PayRuleSet, { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'rule_set_id', referencedColumnName: 'id' },
  ])
  ruleSet!: PayRuleSet;
}
