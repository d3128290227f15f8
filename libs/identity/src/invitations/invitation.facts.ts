import { maskPhone } from '#libs/kernel';
import { Fact } from '#libs/platform';
import type { Invitation } from './invitation.entity.js';

interface InvitationFactValues {
  id: number;
  kind: Invitation['kind'];
  companyId: number | null;
}

/** A link was sent; of the number, only the last four digits. */
export class InvitationSent extends Fact {
  readonly name = 'invitation.sent';
  constructor({ id, kind, companyId }: InvitationFactValues, phoneNumber: string) {
    super({
      companyId,
      subject: 'invitation',
      subjectId: id,
      after: { kind, phone_number: maskPhone(phoneNumber) },
    });
  }
}

export class InvitationAccepted extends Fact {
  readonly name = 'invitation.accepted';
  constructor({ id, kind, companyId }: InvitationFactValues, userId: number) {
    super({ companyId, subject: 'invitation', subjectId: id, after: { kind, user_id: userId } });
  }
}

/** The link works no more. */
export class InvitationWithdrawn extends Fact {
  readonly name = 'invitation.withdrawn';
  constructor({ id, kind, companyId }: InvitationFactValues) {
    super({ companyId, subject: 'invitation', subjectId: id, before: { kind } });
  }
}
