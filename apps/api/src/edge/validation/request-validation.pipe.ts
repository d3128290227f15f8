import {
  Injectable,
  NotFoundException,
  ValidationPipe,
  type ArgumentMetadata,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Invalid } from '#libs/kernel';
import { fieldErrorsOf, VALIDATION_OPTIONS } from './field-errors.js';
import { WholeNumber } from './fields.js';

/** A number in a path or query, read like a field. */
class NumberParameter {
  @WholeNumber({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, example: 17 })
  value!: number;
}

/**
 * Reads and checks `@Body()`, `@Query()` and `@Param()`. Undeclared keys are dropped, a missing body counts as an empty
 * object, `@Param('id') id: number` takes whole numbers only.
 *
 * @throws Invalid with every wrong field, named as on the wire; its message is the first sentence
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      ...VALIDATION_OPTIONS,
      transform: true,
      exceptionFactory: (errors: ValidationError[]) => invalidFields(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && metadata.data === undefined && this.toValidate(metadata))
      requireObject(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }

  /** Nest would convert a bad number to `NaN` and a repeated text to 'a,b'. */
  protected override transformPrimitive(value: unknown, metadata: ArgumentMetadata): unknown {
    if (
      value === undefined ||
      !metadata.data ||
      (metadata.type !== 'query' && metadata.type !== 'param')
    )
      return value;
    if (metadata.metatype === Number) return wholeNumber(value, metadata);
    if (metadata.metatype === String && typeof value !== 'string')
      throw Invalid.field(metadata.data, 'Not a valid string.');
    return super.transformPrimitive(value, metadata);
  }
}

/** The error for such a body or query; null when it is valid. */
export function refusalOf(type: new () => object, value: object): Invalid | null {
  const errors = validateSync(plainToInstance(type, value), VALIDATION_OPTIONS);
  return errors.length === 0 ? null : invalidFields(errors);
}

function wholeNumber(value: unknown, { data, type }: ArgumentMetadata): number | undefined {
  if (value === '' && type === 'query') return undefined;
  const parameter = plainToInstance(NumberParameter, { value });
  const [error] = validateSync(parameter, VALIDATION_OPTIONS);
  if (!error) return parameter.value;
  if (type === 'param') throw new NotFoundException('Not found.');
  throw Invalid.field(data!, fieldErrorsOf([error])['value']![0]!);
}

function requireObject(value: unknown): void {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (value !== undefined && !isObject)
    throw Invalid.field('non_field_errors', 'Invalid data. Expected an object.', 'body.invalid');
}

function invalidFields(errors: readonly ValidationError[]): Invalid {
  const fields = fieldErrorsOf(errors);
  return new Invalid('fields.invalid', Object.values(fields)[0]?.[0] ?? 'Invalid data.', fields);
}
