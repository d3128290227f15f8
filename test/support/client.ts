import { OpenApiChecker } from './openapi-checker.js';

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of a body
  body: any;
  text: string;
  headers: Headers;
}

type Headers_ = Record<string, string>;

/** Compressing each answer and undoing it took seconds of each run; `answers-are-compressed` has every kind of answer. */
export const UNCOMPRESSED = { 'accept-encoding': 'identity' };

/**
 * Sends JSON to the application over real HTTP, as the single-page app does. An undocumented answer (status, type, a
 * missing or an additional field) fails the test.
 */
export class Client {
  constructor(
    readonly url: string,
    /** Null: not signed in. */
    readonly key: string | null = null,
    private readonly headers: Headers_ = {},
  ) {}

  get(path: string, headers: Headers_ = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** Without `body` the request has none, as the single-page app sends it. */
  post(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  patch(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('PATCH', path, body, headers);
  }

  put(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('PUT', path, body, headers);
  }

  delete(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('DELETE', path, body, headers);
  }

  async send(method: string, path: string, body: unknown, headers: Headers_ = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...UNCOMPRESSED,
        ...(this.key && { Authorization: `Token ${this.key}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const documented = await OpenApiChecker.forServer(this.url);
    documented.assertFits(method, path, {
      status: answer.status,
      text,
      contentType: answer.headers.get('content-type'),
    });
    return { status: answer.status, text, body: parsed(text), headers: answer.headers };
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
