import { Choice, Text } from '../../edge/validation/fields.js';

export class TimeChangeForm {
  @Choice(['can', 'cant'], { optional: true }) answer?: 'can' | 'cant';
  @Text({ max: 500, example: 'I could come at noon.', blank: true, optional: true })
  message?: string;
}
