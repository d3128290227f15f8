import { DateText } from '../../edge/validation/fields.js';

export class PayDatesQueryDto {
  @DateText({ optional: true, description: 'Left out: four weeks before `until`.' })
  from?: string;
  @DateText({
    optional: true,
    description: 'The last day. Left out: tomorrow in UTC, so that today is in everywhere.',
  })
  until?: string;
}
