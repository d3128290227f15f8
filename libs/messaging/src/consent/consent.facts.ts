import { Fact } from '#libs/platform';
import { SHARED_SENDER } from './sender.js';

/** A number sent STOP: no company may text it from that sender. */
export class ConsentRevoked extends Fact {
  readonly name = 'consent.revoked';
  constructor(
    readonly phoneNumber: string,
    /** `SHARED_SENDER` or a company's own. */
    readonly sender: string = SHARED_SENDER,
  ) {
    super({ companyId: null, subject: 'consent', subjectId: null });
  }
}
