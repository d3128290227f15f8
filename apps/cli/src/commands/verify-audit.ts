import { AuditTrailBroken, AuditVerificationService } from '#libs/notification';
import { UnitOfWork } from '#libs/platform';
import type { Command } from '../command.js';

export const verifyAudit: Command = {
  name: 'verify-audit',
  summary:
    'Checks the hash chains of the audit trail, and names the first entry that does not fit.',
  options: {},
  prepare() {
    return async ({ app, print }) => {
      const verification = app.get(AuditVerificationService, { strict: false });
      const { checked, erased, unlinked, misfit } = await verification.verify(
        app.get(UnitOfWork).reading(),
      );
      if (misfit) throw new AuditTrailBroken(misfit);
      print(
        `Entries that fit: ${checked}. Of these, with erased values: ${erased}. Not linked yet: ${unlinked}.`,
      );
    };
  },
};
