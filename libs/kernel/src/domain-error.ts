/**
 * How a module says no. It knows nothing of HTTP; one filter in `apps/api/src/edge` gives each kind a status:
 *
 * | kind         | status | body |
 * | ------------ | ------ | ---- |
 * | missing      | 404    | `{detail, code}`: a looked-up row does not exist or is out of reach |
 * | unknown      | 404    | `{status, message, detail, code}`: a link or token nobody knows |
 * | invalid      | 400    | `{status, message, code}` and, with fields, `{errors, <field>: [..]}` beside it |
 * | conflict     | 409    | `{status, message, code}` and, where two values compete, both of them |
 * | mismatch     | 422    | `{status, message, code}`: it contradicts what was sent before |
 * | unauthorized | 401    | `{status, message, code}`: "Unauthorized", or what was wrong at sign-in |
 * | throttled    | 429    | `{detail, code}` |
 * | unpaid       | 402    | `{status, message, detail, code}` |
 * | unavailable  | 503    | `{detail, code}`, with `Retry-After` |
 */
export type ErrorKind =
  | 'missing'
  | 'unknown'
  | 'invalid'
  | 'conflict'
  | 'mismatch'
  | 'unauthorized'
  | 'throttled'
  | 'unpaid'
  | 'unavailable';

export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  /** Stable, told to clients: `call_time.started`. */
  abstract readonly code: string;
  /** Field names of the API (snake_case), and what is wrong with each. */
  readonly fields: Readonly<Record<string, readonly string[]>> = {};
}

/** A row that does not exist or that the actor does not reach; clients cannot tell which. */
export class NotFound extends DomainError {
  readonly kind = 'missing';
  readonly code: string;
  /** @param model name in the API: `Event`, `CallTime`, `LaborRequirement` … */
  constructor(readonly model: string) {
    super(`No ${model} matches the given query.`);
    this.code = `${model.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()}.missing`;
  }
}

/** A link, token or code that does not exist (any more). */
export class Unknown extends DomainError {
  readonly kind = 'unknown';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Invalid values; with `fields`, which ones and why. */
export class Invalid extends DomainError {
  readonly kind = 'invalid';
  override readonly fields: Readonly<Record<string, readonly string[]>>;
  constructor(
    readonly code: string,
    message: string,
    fields: Record<string, string | readonly string[]> = {},
  ) {
    super(message);
    this.fields = Object.fromEntries(
      Object.entries(fields).map(([field, says]) => [
        field,
        typeof says === 'string' ? [says] : says,
      ]),
    );
  }

  /** One field with one message, which is also the error's message. */
  static field(field: string, sentence: string, code = codeOfField(field)): Invalid {
    return new Invalid(code, sentence, { [field]: sentence });
  }
}

/**
 * The role is right, the assignment is not: a steward of the company who does not run this event.
 */
export class Unauthorized extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'unauthorized';
  constructor() {
    super('Unauthorized');
  }
}

/**
 * Somebody else was faster, or the state has changed; with `retryAfter`, it may have changed again
 * after so many seconds. `details` go along, such as both values of a field that two people changed.
 */
export class Conflict extends DomainError {
  readonly kind = 'conflict';
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter: number | null = null,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** The request contradicts an earlier one of the same client. */
export class Mismatch extends DomainError {
  readonly kind = 'mismatch';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The company has to pay first (docs/billing.md). */
export class PaymentRequired extends DomainError {
  readonly kind = 'unpaid';
  readonly code = 'billing.restricted';
  constructor() {
    super(
      'This needs a subscription that is paid. The owner of the company finds it under Billing.',
    );
  }
}

/** A service of others does not answer for the moment; retry after `retryAfter` seconds. */
export class Unavailable extends DomainError {
  readonly kind = 'unavailable';
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter: number,
  ) {
    super(message);
  }
}

/** Too many failures, or too much at once; retry after `retryAfter` seconds. */
export class Throttled extends DomainError {
  readonly kind = 'throttled';
  readonly code: string = 'throttled';
  constructor(
    readonly retryAfter: number,
    message = `Request was throttled. Expected available in ${retryAfter} seconds.`,
  ) {
    super(message);
  }
}

/** `labor_requests.0.id` gives `labor_requests.id.invalid`, `response_17` gives `response.invalid`: codes hold no data. */
function codeOfField(field: string): string {
  const words = field.toLowerCase().replace(/[._]\d+/g, '');
  return /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/.test(words) ? `${words}.invalid` : 'field.invalid';
}
