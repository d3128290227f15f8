import { Text } from '../../edge/validation/fields.js';

export class NewStationForm {
  /** Of the device or its door. */
  @Text({ max: 100, example: 'North gate', blank: true, optional: true }) name?: string;
}
