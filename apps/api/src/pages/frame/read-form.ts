import type { Type } from '@nestjs/common';
import { RequestValidationPipe } from '../../edge/validation/request-validation.pipe.js';

const validation = new RequestValidationPipe();

/**
 * Reads a form within the handler, so that errors are shown on the form instead of an error page.
 *
 * @throws Invalid naming each wrong field
 */
export async function readForm<T extends object>(Form: Type<T>, body: unknown): Promise<T> {
  return (await validation.transform(body, { type: 'body', metatype: Form })) as T;
}
