import { Id, Text } from '../../edge/validation/fields.js';
import { WorkRulesDto } from '../work-rules.dto.js';

const TIME_ZONE = {
  max: 60,
  nullable: true,
  example: 'America/Chicago',
  description:
    "IANA name; null: the company's. Calls nobody has signed in to keep date and time and move with the zone.",
} as const;

export class NewLocationDto extends WorkRulesDto {
  @Text({ max: 200, example: 'Arena' }) name!: string;
  @Text({ max: 200, blank: true, optional: true, example: '1 Main Street' }) address?: string;
  @Text(TIME_ZONE) time_zone?: string | null;
}

export class LocationChangesDto extends WorkRulesDto {
  @Id({ example: 2 }) location_id!: number;
  @Text({ max: 200, optional: true, example: 'Arena' }) name?: string;
  @Text({ max: 200, blank: true, optional: true, example: '1 Main Street' }) address?: string;
  @Text(TIME_ZONE) time_zone?: string | null;
}

export class LocationToDeleteDto {
  @Id({ example: 2 }) location_id!: number;
}
