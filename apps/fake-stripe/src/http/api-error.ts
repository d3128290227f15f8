/** The `error` object of an answer, as Stripe writes it. */
export interface ErrorBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  payment_method?: string;
}

/** An error answer; the call has changed nothing. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.message);
  }

  static invalid(message: string, code?: string, param?: string): ApiError {
    return new ApiError(400, { type: 'invalid_request_error', message, code, param });
  }

  static missingParameter(param: string): ApiError {
    return ApiError.invalid(`Missing required param: ${param}.`, 'parameter_missing', param);
  }

  static unknownParameters(names: readonly string[]): ApiError {
    const plural = names.length > 1 ? 's' : '';
    const message = `Received unknown parameter${plural}: ${names.join(', ')}`;
    return ApiError.invalid(message, 'parameter_unknown', names[0]);
  }

  /** 404 for the object of the path, 400 for one that a parameter names. */
  static noSuch(kind: string, id: string, param = 'id'): ApiError {
    const message = `No such ${kind}: '${id}'`;
    const status = param === 'id' ? 404 : 400;
    return new ApiError(status, {
      type: 'invalid_request_error',
      message,
      code: 'resource_missing',
      param,
    });
  }

  static card(code: string, message: string, declineCode: string | undefined): ApiError {
    return new ApiError(402, { type: 'card_error', message, code, decline_code: declineCode });
  }

  static unauthorized(message: string, code?: string): ApiError {
    return new ApiError(401, { type: 'invalid_request_error', message, code });
  }
}
