import { HalfHours, Id, WholeNumber } from '../../edge/validation/fields.js';

const MOST = 10_000;
const NEEDED = { min: 1, max: MOST, example: 4 } as const;
const FIRST_COME = {
  min: 0,
  max: MOST,
  optional: true,
  example: 2,
  description: 'Places the first to say yes get without a manager; at most as many as are needed.',
} as const;
const MINIMUM = {
  nullable: true,
  example: 4,
  description: 'Hours. Blank, or the value the form was filled with: as the call time.',
} as const;

export class NewLaborRequirementDto {
  @Id({ description: 'One of the skills of the company.', example: 3 }) labor_type!: number;
  @WholeNumber(NEEDED) needed_labor!: number;
  @HalfHours(MINIMUM) minimum_hours?: number | null;
  @WholeNumber(FIRST_COME) fcfs_positions?: number;
}

export class LaborRequirementChangesDto {
  @Id({ optional: true, description: 'One of the skills of the company.', example: 3 })
  labor_type?: number;
  @WholeNumber(NEEDED) needed_labor!: number;
  @HalfHours(MINIMUM) minimum_hours?: number | null;
  @WholeNumber(FIRST_COME) fcfs_positions?: number;
}
