import { Choice, Id, Text } from '../../edge/validation/fields.js';

export class SkillActionDto {
  @Choice(['add', 'edit', 'delete']) action!: 'add' | 'edit' | 'delete';
  @Id({ optional: true, example: 3, description: 'Which skill to edit or delete.' })
  skill_id?: number;
  @Text({
    max: 200,
    optional: true,
    example: 'Rigger',
    description: 'What it is called from now on, when adding or editing.',
  })
  name?: string;
}
