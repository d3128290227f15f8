import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Company } from '#libs/company';
import { inSameCompany } from '#libs/platform';
import { CallTime } from '../call-time.entity.js';

/** Somebody whom the crew may call. */
export interface SheetContact {
  name: string;
  /** 'Crew chief'; may be blank. */
  role: string;
  /** E.164; null: none. */
  phone: string | null;
}

/** What a crew needs to know beside the call itself, as managers typed it. A call without a row has no sheet. */
@Entity('call_sheets')
@Index('call_sheets_company_id_idx', ['companyId'])
export class CallSheet {
  @PrimaryColumn('bigint') callTimeId!: number;
  @Column('bigint') companyId!: number;
  /** Where exactly: the gate, the dock. Blank: nothing to say, as all texts here. */
  @Column('text', { default: '' }) place!: string;
  @Column('text', { default: '' }) parking!: string;
  @Column('text', { default: '' }) dress!: string;
  @Column('text', { default: '' }) meals!: string;
  @Column('text', { default: '' }) notes!: string;
  @Column('jsonb', { default: () => "'[]'" }) contacts!: SheetContact[];
  /** Workers read who else is on the call; else only how many. */
  @Column('boolean', { default: false }) showsCrew!: boolean;
  @Column('timestamptz') updatedAt!: Date;

  @ManyToOne(() => CallTime, { onDelete: 'CASCADE' })
  @JoinColumn(inSameCompany('call_sheets', 'call_time_id'))
  callTime!: CallTime;
  @ManyToOne(() => Company, { onDelete: 'CASCADE' }) company!: Company;
}
