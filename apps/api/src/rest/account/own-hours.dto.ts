import { DateText, Text } from '../../edge/validation/fields.js';

export class OwnHoursQuery {
  @DateText({ optional: true, description: 'First day of the calls; left out: all.' })
  from?: string;
  @DateText({ optional: true, description: 'Last day of the calls; left out: all.' })
  to?: string;
}

export class DisputeDto {
  @Text({ max: 500, description: 'One sentence.', example: 'I left at five, not at four' })
  sentence!: string;
}
