import { CompanyChanged, type CompanyRow } from '#libs/company';
import { SHARED_SENDER, StopCopyingService } from '#libs/messaging';
import { Follower, OnFact, type Work } from '#libs/platform';

/** Copies the STOPs of contacts when a company changes its sender. */
@Follower('labor')
export class SmsSenderFollower {
  constructor(private readonly stops: StopCopyingService) {}

  @OnFact(CompanyChanged)
  async whenCompanyChanged(work: Work, fact: CompanyChanged): Promise<void> {
    if (!fact.hasChanged('sms_sender')) return;
    const contacts = await work.rows<{ phone_number: string }>(
      'select phone_number from workers where company_id = $1',
      [fact.companyId],
    );
    await this.stops.copy(
      work,
      fact.companyId!,
      contacts.map(({ phone_number }) => phone_number),
      { from: senderIn(fact.before), to: senderIn(fact.after) },
    );
  }
}

function senderIn(values: object | null): string {
  return (values as Pick<CompanyRow, 'sms_sender'>).sms_sender ?? SHARED_SENDER;
}
