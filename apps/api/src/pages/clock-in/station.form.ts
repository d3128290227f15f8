import { Invalid } from '#libs/kernel';
import { Text } from '../../edge/validation/fields.js';
import { readForm } from '../frame/read-form.js';

export class StationForm {
  /** The scanned or typed clock-in link, or its token. */
  @Text({
    max: 500,
    example: 'https://example.com/app/clock-in/2f1c5e0e-6f5a-4c58-9f0a-0d6f6b1f3c11/',
    blank: true,
    optional: true,
  })
  code?: string;
}

/** The code of a form; what no code can be is an empty one, which nobody can read. */
export async function readCode(body: unknown): Promise<string> {
  try {
    return (await readForm(StationForm, body)).code ?? '';
  } catch (error) {
    if (error instanceof Invalid) return '';
    throw error;
  }
}
