import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PayExport } from './pay-export.entity.js';

/** A piece of a file, some hundred kilobytes: no process holds a whole one. */
@Entity('pay_export_parts')
@Index('pay_export_parts_company_id_pay_export_id_idx', ['companyId', 'payExportId'])
export class PayExportPart {
  @PrimaryColumn('bigint') payExportId!: number;
  @Column('bigint') companyId!: number;
  /** From 0. */
  @PrimaryColumn('integer') nth!: number;
  @Column('bytea') bytes!: Buffer;

  @ManyToOne(() => PayExport, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'company_id', referencedColumnName: 'companyId' },
    { name: 'pay_export_id', referencedColumnName: 'id' },
  ])
  payExport!: PayExport;
}
