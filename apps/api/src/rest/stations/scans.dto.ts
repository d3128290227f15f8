import { Choice, Text } from '../../edge/validation/fields.js';

export class ScansQuery {
  @Choice(['to_judge', 'all'] as const, {
    optional: true,
    description: 'Left out: those that wait for a steward.',
  })
  state?: 'to_judge' | 'all';
}

export class AcceptScanDto {
  @Text({
    max: 10,
    blank: true,
    optional: true,
    description: 'Slug of the worker; needed where nobody knows whose scan it was.',
    example: 'kpu7rhw4nl',
  })
  worker?: string;
  @Text({
    max: 500,
    blank: true,
    optional: true,
    description:
      'Why it counts although the time sheet is approved; managers only. Without it that is 400.',
    example: 'The tablet was offline',
  })
  reason?: string;
}
