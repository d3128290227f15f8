import { Fact } from '#libs/platform';

/** A number sent STOP: no company may text it. */
export class ConsentRevoked extends Fact {
  readonly name = 'consent.revoked';
  constructor(readonly phoneNumber: string) {
    super({ companyId: null, subject: 'consent', subjectId: null });
  }
}
