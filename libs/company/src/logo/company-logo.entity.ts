import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Company } from '../company.entity.js';

/** A company's logo: the uploaded picture, re-encoded without its metadata. */
@Entity('company_logos')
export class CompanyLogo {
  @PrimaryColumn('bigint') companyId!: number;
  @Column('bytea') content!: Buffer;
  @Column('text') mediaType!: 'image/png' | 'image/webp';
  /** SHA-256 of the content, hex. */
  @Column('text') etag!: string;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;

  @OneToOne(() => Company, { onDelete: 'CASCADE' }) @JoinColumn() company!: Company;
}
