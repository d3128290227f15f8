import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Company, LaborType } from '#libs/company';
import { User } from '#libs/identity';
import { inSameCompany } from '#libs/platform';

/** A person who takes calls for one company. The same person at another company is another row. */
@Entity('workers')
@Index('workers_company_id_phone_number_key', ['companyId', 'phoneNumber'], { unique: true })
@Index('workers_company_id_id_key', ['companyId', 'id'], { unique: true })
@Index('workers_phone_number_idx', ['phoneNumber'])
@Index('workers_user_id_idx', ['userId', 'companyId'])
@Index('workers_primary_skill_id_idx', ['primarySkillId'], {
  where: 'primary_skill_id is not null',
})
@Index('workers_secondary_skill_id_idx', ['secondarySkillId'], {
  where: 'secondary_skill_id is not null',
})
@Index('workers_by_name_idx', { synchronize: false })
@Check('workers_counters_check', 'no_show_count >= 0 and canceled_count >= 0')
export class Worker {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @Column('bigint') companyId!: number;
  @Column('bigint', { nullable: true }) userId!: number | null;
  @Column('text') name!: string;
  /** E.164. */
  @Column('text') phoneNumber!: string;
  /** For managers only; never shown to the worker or the public. */
  @Column('text', { nullable: true }) notes!: string | null;
  @Column('text', { default: 'en' }) language!: 'en' | 'es';
  @Column('integer', { default: 0 }) noShowCount!: number;
  @Column('integer', { default: 0 }) canceledCount!: number;
  /** Becomes a steward when making an account. */
  @Column('boolean', { default: false }) isSteward!: boolean;
  @Column('bigint', { nullable: true }) primarySkillId!: number | null;
  @Column('bigint', { nullable: true }) secondarySkillId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** When the person was forgotten: name and number are pseudonyms, and no list of contacts has the row. */
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => User, { onDelete: 'SET NULL', nullable: true }) user!: User | null;
  @ManyToOne(() => LaborType, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('workers', 'primary_skill_id'))
  primarySkill!: LaborType | null;
  @ManyToOne(() => LaborType, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn(inSameCompany('workers', 'secondary_skill_id'))
  secondarySkill!: LaborType | null;
}
