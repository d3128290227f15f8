import { Flag, Id, Text, WholeNumber } from '../../edge/validation/fields.js';

/** A step of the whole sheet, with what was shown. */
export class SheetStepForm {
  @WholeNumber({ optional: true, example: 3 }) revision?: number;
  @Flag({ optional: true }) confirmed?: boolean;
  @Text({ max: 500, blank: true, optional: true, example: 'The lunch of the riggers is missing' })
  note?: string;
}

export class DisputeAnswerForm {
  @Id() dispute!: number;
  @Text({ max: 500, example: 'It says five now' }) answer!: string;
}
