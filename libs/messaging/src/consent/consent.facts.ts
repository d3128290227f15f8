import { Fact } from '#libs/platform';

/** A number said STOP, to all companies that send from ours. */
export class ConsentRevoked extends Fact {
  readonly name = 'consent.revoked';
  constructor(readonly phoneNumber: string) {
    super({ companyId: null, subject: 'consent', subjectId: null });
  }
}
