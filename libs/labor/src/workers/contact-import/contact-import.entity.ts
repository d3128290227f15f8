import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Company } from '#libs/company';
import { User } from '#libs/identity';

/** A file of contacts that somebody looks at before it is imported, that is being imported, or was. */
@Entity('contact_imports')
@Check('contact_imports_kind_check', `kind in ('vcard', 'csv')`)
@Check('contact_imports_state_check', `state in ('preview', 'running', 'done')`)
@Index('contact_imports_company_id_idx', ['companyId'])
@Index('contact_imports_user_id_idx', ['userId'])
export class ContactImport {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: number;
  @Column('text', { unique: true }) slug!: string;
  @Column('bigint') companyId!: number;
  /** Who uploaded it; the contacts are added in their name. */
  @Column('bigint') userId!: number;
  @Column('text') fileName!: string;
  @Column('text') kind!: 'vcard' | 'csv';
  /** The file; null: it is imported. */
  @Column('bytea', { nullable: true }) content!: Buffer | null;
  /** A `ColumnPlan`: how its columns are read; null: as guessed, or the file has none. */
  @Column('jsonb', { nullable: true }) columnPlan!: Record<string, unknown> | null;
  @Column('text', { default: 'preview' }) state!: 'preview' | 'running' | 'done';
  /** Distinct numbers to add, of which `done` were. */
  @Column('integer', { default: 0 }) total!: number;
  @Column('integer', { default: 0 }) done!: number;
  @Column('integer', { default: 0 }) imported!: number;
  @Column('integer', { default: 0 }) skipped!: number;
  /** A message for everything that was not imported as it was sent. */
  @Column('jsonb', { default: [] }) errors!: string[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
  @ManyToOne(() => User, { onDelete: 'CASCADE' }) user!: User;
}
