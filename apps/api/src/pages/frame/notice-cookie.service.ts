import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '#libs/platform';
import { readCookie, writeCookie } from '../../edge/http/cookies.js';
import type { Notice } from './notice.js';

const NAME = 'callmanager_notice';
const SECONDS = 60;
/** Browsers keep 4096 bytes of a cookie. */
const MAX_LENGTH = 3500;
const SIGNATURE = 43;

/** Carries a notice over a redirect. The cookie is signed, so that nobody else can write our notices. */
@Injectable()
export class NoticeCookieService {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  set(reply: FastifyReply, notice: Notice): void {
    const value = Buffer.from(JSON.stringify(truncated(notice))).toString('base64url');
    writeCookie(reply, NAME, this.sign(value) + value, { secure: this.isSecure, maxAge: SECONDS });
  }

  /** Whether there is one to show, or a cookie that looks like it. */
  isWaiting(request: Pick<FastifyRequest, 'headers'>): boolean {
    return readCookie(request, NAME, MAX_LENGTH + SIGNATURE) !== null;
  }

  /** Reads and removes the notice. Null when there is none. */
  consume(request: Pick<FastifyRequest, 'headers'>, reply: FastifyReply): Notice | null {
    const cookie = readCookie(request, NAME, MAX_LENGTH + SIGNATURE);
    if (cookie === null) return null;
    writeCookie(reply, NAME, '', { secure: this.isSecure, maxAge: 0 });
    const [signature, value] = [cookie.slice(0, SIGNATURE), cookie.slice(SIGNATURE)];
    if (!constantTimeEqual(signature, this.sign(value))) return null;
    return JSON.parse(Buffer.from(value, 'base64url').toString()) as Notice;
  }

  private sign(value: string): string {
    return createHmac('sha256', this.configuration.secretKey ?? '')
      .update(`notice:${value}`)
      .digest('base64url');
  }

  private get isSecure(): boolean {
    return this.configuration.publicUrl.startsWith('https:');
  }
}

/** As many whole lines as fit into the cookie, and what the form held where that fits beside them. */
function truncated({ tone, lines, kept }: Notice): Notice {
  const told = [...lines];
  while (told.length > 1 && !fits(told)) told.pop();
  return { tone, lines: told, ...(kept && fits([told, kept]) && { kept }) };
}

function fits(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) * 1.4 <= MAX_LENGTH;
}

function constantTimeEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
