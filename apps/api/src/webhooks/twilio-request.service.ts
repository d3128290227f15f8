import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Actor } from '#libs/kernel';
import { CONFIGURATION, type Caller, type Configuration } from '#libs/platform';
import { BadSignature } from './bad-signature.js';
import { isSignedByTwilio } from './twilio-signature.js';

/** A form that Twilio has posted, field by field. */
export type TwilioForm = Record<string, string>;

/** Accepts calls that Twilio has signed, and no others. */
@Injectable()
export class TwilioRequestService {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /**
   * Returns the form of a call that Twilio has signed. The signature covers the public address, whatever a proxy makes
   * of it.
   *
   * @throws BadSignature also without a configured secret, since no signature can be checked then
   */
  verifiedForm(request: FastifyRequest): TwilioForm {
    const { twilio, publicUrl } = this.configuration;
    const form = formOf(request.body);
    const signature = request.headers['x-twilio-signature'];
    const isSigned =
      twilio !== null &&
      typeof signature === 'string' &&
      isSignedByTwilio(publicUrl + request.url, form, signature, twilio.authToken);
    if (!isSigned) throw new BadSignature();
    return form;
  }

  callerOf(request: FastifyRequest): Caller {
    return {
      actor: Actor.withCapability('text-message'),
      httpRequestId: String(request.id),
      origin: null,
    };
  }
}

/** Twilio sends each field once; of repeated fields all values count for the signature. */
function formOf(body: unknown): TwilioForm {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join('') : String(value)]),
  );
}
