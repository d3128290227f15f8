import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from './company.entity.js';

/** A location of events. Null work rules: inherit from the company. */
@Entity('location_profiles')
@Index('location_profiles_company_id_idx', ['companyId'])
@Index('location_profiles_company_id_id_key', ['companyId', 'id'], { unique: true })
export class LocationProfile {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('text') name!: string;
  @Column('text', { default: '' }) address!: string;
  /** IANA name; null: the company's. */
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('integer', { nullable: true }) minimumMinutes!: number | null;
  @Column('integer', { nullable: true }) mealTriggerMinutes!: number | null;
  @Column('integer', { nullable: true }) roundUpMinutes!: number | null;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
