import { Id, Text } from '../../edge/validation/fields.js';

const NAME = { max: 200, example: 'Rigger' } as const;

export class NewSkillForm {
  @Text(NAME) name!: string;
}

export class SkillNameForm {
  @Id() edit_id!: number;
  @Text(NAME) name!: string;
}

export class SkillToDeleteForm {
  @Id() delete_id!: number;
}

/** The names in one field, each once however it is written: several stand between commas, semicolons or lines. */
export function namesIn(text: string): string[] {
  const names = new Map<string, string>();
  for (const name of text.split(/[,;\n]/).map(titleCase)) {
    const key = name.toLowerCase();
    if (name !== '' && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/** `stage hand` to `Stage Hand`; letters that are large already stay: `LED tech` is `LED Tech`. */
export function titleCase(name: string): string {
  return name
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(
      /(^|[\s/-])(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
