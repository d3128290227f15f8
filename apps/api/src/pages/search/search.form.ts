import { Text } from '../../edge/validation/fields.js';

export class SearchQuery {
  @Text({ max: 200, optional: true, blank: true, example: 'harbour may' }) q?: string;
  @Text({ max: 20, optional: true, example: 'slBZ3w5' }) company?: string;
}
