import { EXPORT_FORMATS, type ExportFormat } from '#libs/pay';
import { Choice, DateText, Id, ListOf, Text } from '../../edge/validation/fields.js';

export class NewExportDto {
  @Choice(EXPORT_FORMATS, {
    description: '`csv` and `xlsx` are tables of lines; the others are files of payrolls.',
    example: 'xlsx',
  })
  format!: ExportFormat;
  @DateText({
    optional: true,
    example: '2031-05-04',
  })
  period?: string;
  @DateText({ optional: true })
  from?: string;
  @DateText({ optional: true, example: '2031-05-31' })
  until?: string;
  @Text({
    max: 20,
    optional: true,
    example: 'k3f9a0b2c1',
    description: 'Slug: only this contact’s.',
  })
  worker?: string;
  @Text({ max: 20, optional: true, example: 'aB3dE9x', description: 'Slug: only this event’s.' })
  event?: string;
  @Id({
    optional: true,
    description: 'Id of a mapping: of the format `mapped`, or for codes of ADP.',
  })
  mapping?: number;
}

class PayrollNumberDto {
  @Id({ description: 'Id of the contact.' }) worker_id!: number;
  @Text({ max: 30, blank: true, example: '1001', description: 'Empty: none.' }) number!: string;
}

export class PayrollNumbersDto {
  @ListOf(PayrollNumberDto) numbers!: PayrollNumberDto[];
}
