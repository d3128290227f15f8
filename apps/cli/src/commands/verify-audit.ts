import { existsSync, readFileSync } from 'node:fs';
import { AuditTrailBroken, AuditVerificationService } from '#libs/notification';
import { UnitOfWork } from '#libs/platform';
import { type Command, type OptionValues, UsageError } from '../command.js';
import { linesOfHeads, readHeads } from './kept-heads.js';

export const verifyAudit: Command = {
  name: 'verify-audit',
  summary:
    'Checks the hash chains of the audit trail, and names the first entry that does not fit.',
  options: {
    company: { type: 'string', value: '<slug>', help: 'only of this company' },
    head: {
      type: 'boolean',
      help: 'prints the last hash of each chain, to be kept elsewhere',
    },
    against: {
      type: 'string',
      value: '<file>',
      help: 'what --head printed before: notices a chain that was cut or written anew',
    },
  },
  prepare(values) {
    const company = typeof values['company'] === 'string' ? values['company'] : null;
    const kept = keptHeads(values);
    return async ({ app, print }) => {
      const verification = app.get(AuditVerificationService, { strict: false });
      const unitOfWork = app.get(UnitOfWork);
      const work = unitOfWork.reading();
      const report = await verification.verify(work, company, kept);
      if (company === null)
        await unitOfWork.asSystem((recording) => verification.record(recording, work.now, report));
      const { checked, erased, unlinked, heads, misfit } = report;
      if (misfit) throw new AuditTrailBroken(misfit);
      print(
        `Entries that fit: ${checked}. Of these, with erased values: ${erased}. Not linked yet: ${unlinked}.`,
      );
      if (values['head'] === true) for (const line of linesOfHeads(heads)) print(line);
    };
  },
};

/** @throws UsageError the file is missing, or has no heads */
function keptHeads({ against }: OptionValues): ReturnType<typeof readHeads> {
  if (typeof against !== 'string') return [];
  if (!existsSync(against)) throw new UsageError(`--against names no file: ${against}`);
  return readHeads(readFileSync(against, 'utf8'));
}
