/**
 * How a module says no. It knows nothing of HTTP; one filter in `apps/api/src/edge` gives each kind a status:
 *
 * | kind         | status | body |
 * | ------------ | ------ | ---- |
 * | missing      | 404    | `{detail}`: a looked-up row does not exist or is out of reach |
 * | unknown      | 404    | `{status, message, detail}`: a link or token nobody knows |
 * | invalid      | 400    | `{status, message}` and, with fields, `{errors, <field>: [..]}` beside it |
 * | conflict     | 409    | `{status, message}` |
 * | unauthorized | 401    | `{status, message}`: "Unauthorized", or what was wrong at sign-in |
 * | throttled    | 429    | `{detail}` |
 */
export type ErrorKind =
  'missing' | 'unknown' | 'invalid' | 'conflict' | 'unauthorized' | 'throttled';

export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  /** Stable, for clients: `call_time.started`. */
  abstract readonly code: string;
  /** Field name on the wire (snake_case) to what is wrong with it. */
  readonly fields: Readonly<Record<string, readonly string[]>> = {};
}

/** A row that does not exist, or that the actor does not reach: the two are told apart by nobody. */
export class NotFound extends DomainError {
  readonly kind = 'missing';
  readonly code: string;
  /** @param model as the contract names it: `Event`, `CallTime`, `LaborRequirement` … */
  constructor(readonly model: string) {
    super(`No ${model} matches the given query.`);
    this.code = `${model.toLowerCase()}.missing`;
  }
}

/** A link, token or code nobody knows (any more). */
export class Unknown extends DomainError {
  readonly kind = 'unknown';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Something in the given values is wrong; with `fields`, which of them and why. */
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

  /** One field, one sentence; the sentence is the message too. */
  static field(field: string, sentence: string, code = `${field}.invalid`): Invalid {
    return new Invalid(code, sentence, { [field]: sentence });
  }
}

/** The role would do, the assignment does not: a steward of the company who does not run this event. */
export class Unauthorized extends DomainError {
  readonly kind = 'unauthorized';
  readonly code = 'unauthorized';
  constructor() {
    super('Unauthorized');
  }
}

/** Somebody else was faster, or the thing has moved on. */
export class Conflict extends DomainError {
  readonly kind = 'conflict';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Too many failures; try again in `retryAfter` seconds. */
export class Throttled extends DomainError {
  readonly kind = 'throttled';
  readonly code = 'throttled';
  constructor(readonly retryAfter: number) {
    super(`Request was throttled. Expected available in ${retryAfter} seconds.`);
  }
}
