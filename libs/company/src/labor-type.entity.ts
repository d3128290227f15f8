import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from './company.entity.js';

/** A skill of a company's list: rigger, audio, loader. */
@Entity('labor_types')
@Index('labor_types_company_id_name_key', ['companyId', 'name'], { unique: true })
@Index('labor_types_company_id_id_key', ['companyId', 'id'], { unique: true })
export class LaborType {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('bigint') companyId!: number;
  @Column('text') name!: string;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
