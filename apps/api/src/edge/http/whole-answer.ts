import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/**
 * An answer with status and headers of its own, which win over those that Nest would give it. A web `Response` says the
 * same, but its text is copied three times and sent as a stream.
 */
export class WholeAnswer {
  /** A text is encoded once here, else by whoever counts its bytes and by the socket. */
  readonly bytes: Buffer | undefined;

  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    body?: string | Buffer,
  ) {
    this.bytes = typeof body === 'string' ? Buffer.from(body) : body;
  }
}

/** Sends a `WholeAnswer` as it is. */
export class HttpAdapter extends FastifyAdapter {
  override reply(response: FastifyReply, body: unknown, status?: number): FastifyReply {
    return body instanceof WholeAnswer
      ? response.code(body.status).headers(body.headers).send(body.bytes)
      : super.reply(response, body, status);
  }
}
