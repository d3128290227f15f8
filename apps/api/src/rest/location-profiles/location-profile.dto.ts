import { Id, Text } from '../../edge/validation/fields.js';
import { WorkRulesDto } from '../work-rules.dto.js';

export class NewLocationDto extends WorkRulesDto {
  @Text({ max: 200, example: 'Arena' }) name!: string;
  @Text({ max: 200, blank: true, optional: true, example: '1 Main Street' }) address?: string;
}

export class LocationChangesDto extends WorkRulesDto {
  @Id({ example: 2 }) location_id!: number;
  @Text({ max: 200, optional: true, example: 'Arena' }) name?: string;
  @Text({ max: 200, blank: true, optional: true, example: '1 Main Street' }) address?: string;
}

export class LocationToDeleteDto {
  @Id({ example: 2 }) location_id!: number;
}
