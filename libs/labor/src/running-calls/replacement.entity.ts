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
import { inSameCompany } from '#libs/platform';
import { LaborRequirement } from '../requirements/labor-requirement.entity.js';
import { LaborRequest } from '../requests/labor-request.entity.js';

/** How a search for a replacement ended: somebody is confirmed, enough have come without, a steward stopped it. */
export type ReplacementOutcome = 'filled' | 'enough' | 'stopped';

/** Somebody is sought in place of a missing worker; at most once for each request. */
@Entity('replacements')
@Index('replacements_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('replacements_labor_request_id_key', ['laborRequestId'], { unique: true })
@Index('replacements_labor_requirement_id_idx', ['laborRequirementId'])
@Check('replacements_outcome_check', `outcome in ('filled', 'enough', 'stopped')`)
export class Replacement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('bigint') laborRequirementId!: number;
  /** Of the missing worker. */
  @Column('bigint') laborRequestId!: number;
  @Column('timestamptz') startedAt!: Date;
  /** Null while somebody is sought. */
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: ReplacementOutcome | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => LaborRequirement, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('replacements', 'labor_requirement_id'))
  laborRequirement!: LaborRequirement;
  @ManyToOne(() => LaborRequest, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('replacements', 'labor_request_id'))
  laborRequest!: LaborRequest;
}
