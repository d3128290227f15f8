import { Flag, Text, WholeNumber } from '../../edge/validation/fields.js';

const REVISION = {
  optional: true,
  description:
    'Of the sheet as it was shown; if it has taken a step since, nothing is done (409). Left out: not compared.',
  example: 3,
} as const;

/** A step of a whole time sheet. */
export class SheetStepDto {
  @WholeNumber(REVISION) revision?: number;
  @Flag({
    optional: true,
    description:
      'What is unfinished may stay so: workers without hours, scans that wait, open disputes. Somebody who is in, or on a break, keeps a sheet from being submitted.',
  })
  confirmed?: boolean;
}

export class ReturnSheetDto {
  @WholeNumber(REVISION) revision?: number;
  @Text({
    max: 500,
    blank: true,
    optional: true,
    description: 'What is wrong with it, for the steward.',
    example: 'The lunch of the riggers is missing',
  })
  note?: string;
}

export class AnswerDisputeDto {
  @Text({
    max: 500,
    description: 'What the worker reads.',
    example: 'You are right: it says five now',
  })
  answer!: string;
}
