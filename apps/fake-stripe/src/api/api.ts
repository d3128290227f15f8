import type { Account } from '../account/account.js';
import { catchUp } from '../billing/due.js';
import { ROUTES } from '../resources/index.js';
import { admit, checkVersion } from '../http/admission.js';
import { ApiError } from '../http/api-error.js';
import { expanded } from './expansion.js';
import { type Fault, Faults } from '../http/faults.js';
import { type Answer, IdempotencyKeys } from '../http/idempotency.js';
import type { RateLimit } from '../http/rate-limit.js';
import { parametersOf, type ReadRequest } from '../http/read-request.js';

export interface ApiAnswer extends Answer {
  headers: Record<string, string>;
  /** The fault that the caller sees instead of the answer. */
  fault: Fault | null;
}

/** A call, recorded for tests. */
export interface LoggedCall {
  method: string;
  path: string;
  parameters: Record<string, unknown>;
  idempotencyKey: string | null;
  status: number;
}

/** Stripe's API: authenticates, checks version and rate limit, replays idempotent calls, and runs the route. */
export class Api {
  /** All calls so far, oldest first. */
  readonly calls: LoggedCall[] = [];
  readonly faults = new Faults();
  private readonly keys = new IdempotencyKeys();

  constructor(
    private readonly account: Account,
    private readonly secretKey: string,
    private readonly limit: RateLimit,
  ) {}

  /** @param pause waits that many milliseconds; the idempotency key stays in use meanwhile */
  async answer(
    request: ReadRequest,
    pause: (milliseconds: number) => Promise<unknown>,
  ): Promise<ApiAnswer> {
    const requestId = this.account.id('req');
    const key =
      request.method === 'POST' ? (request.headers['idempotency-key']?.toString() ?? null) : null;
    const fault = this.account.clock.isHeld ? null : this.faults.take(request.method, request.path);
    let claimed = false;
    let answer: Answer;
    try {
      admit(request.headers, this.secretKey);
      checkVersion(request.headers);
      this.limit.count(request.path, Date.now());
      if (fault?.kind === 'refuse') throw fault.error;
      const { method, path, body } = request;
      const earlier = key && this.keys.claim(key, method, path, body, this.account.clock.now());
      if (earlier) return this.replayed(request, earlier, key, fault);
      claimed = key !== null;
      if (fault?.kind === 'delay') await pause(fault.milliseconds);
      if (fault?.kind === 'hold') await fault.until;
      if (fault?.kind === 'cut') throw ApiError.invalid('cut');
      answer = { status: 200, requestId, body: this.run(request, requestId, key) };
    } catch (error) {
      answer = { requestId, ...refusal(error) };
    }
    if (key && claimed) this.settle(key, answer);
    return this.logged(request, key, answer, fault);
  }

  private run(request: ReadRequest, requestId: string, idempotencyKey: string | null): object {
    const { account } = this;
    catchUp(account, null, account.clock.now());
    const found = ROUTES.find(
      (route) => route.method === request.method && route.matches(request.path),
    );
    if (!found) throw unrecognized(request);
    account.cause = { requestId, idempotencyKey };
    try {
      const { answer, expand } = found.answer(account, request.path, parametersOf(request));
      return expanded(account, answer, expand);
    } finally {
      account.cause = null;
    }
  }

  /** Successes and failed charges are stored under the key; refused parameters are not. */
  private settle(key: string, answer: Answer): void {
    if (answer.status === 200 || answer.status === 402) this.keys.keep(key, answer);
    else this.keys.release(key);
  }

  private replayed(
    request: ReadRequest,
    earlier: Answer,
    key: string,
    fault: Fault | null,
  ): ApiAnswer {
    const answer = this.logged(request, key, earlier, fault);
    answer.headers['Idempotent-Replayed'] = 'true';
    answer.headers['Original-Request'] = earlier.requestId;
    return answer;
  }

  private logged(
    request: ReadRequest,
    key: string | null,
    answer: Answer,
    fault: Fault | null,
  ): ApiAnswer {
    const { method, path } = request;
    const parameters = withoutFailing(() => parametersOf(request)) ?? {};
    this.calls.push({ method, path, parameters, idempotencyKey: key, status: answer.status });
    const { headers = {} } = answer as { headers?: Record<string, string> };
    return {
      ...answer,
      fault,
      headers: {
        ...headers,
        'Request-Id': answer.requestId,
        ...(key ? { 'Idempotency-Key': key } : {}),
      },
    };
  }
}

function refusal(error: unknown): Pick<ApiAnswer, 'status' | 'body' | 'headers'> {
  if (error instanceof ApiError)
    return { status: error.status, body: { error: error.body }, headers: { ...error.headers } };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { error: { type: 'api_error', message } }, headers: {} };
}

function unrecognized({ method, path }: ReadRequest): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  });
}

function withoutFailing<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
