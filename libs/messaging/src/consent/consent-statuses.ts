import type { Company } from '#libs/company';
import type { RowOf, Work } from '#libs/platform';
import { senderOf } from './sender.js';
import type { ConsentFlags } from './rules/fold-consent-entries.js';

/** A number, and the company that wants to text it; null: the message belongs to no company. */
export interface PhoneAndCompany {
  phoneNumber: string;
  companyId: number | null;
}

/** Consent of a number for a company, and the company's sending hours. */
export interface ConsentStatus extends ConsentFlags {
  /** IANA name of the company's zone. */
  timeZone: string;
  /** The company's sending hours, minutes since local midnight; always open without a company. */
  from: number;
  until: number;
  /** The company's own sender; null: the shared one. */
  sender: string | null;
}

type ConsentStatusRow = Pick<
  RowOf<Company>,
  'time_zone' | 'sending_from_minute' | 'sending_until_minute' | 'sms_sender'
> & {
  phone_number: string;
  company_id: number | null;
  granted: boolean;
  asked: boolean;
  stopped: boolean;
};

/** Consent of any number of pairs of phone and company, with the company's sending hours, zone and sender. One statement. */
export class ConsentStatuses {
  private constructor(private readonly byPair: ReadonlyMap<string, ConsentStatus>) {}

  static async read(work: Work, pairs: readonly PhoneAndCompany[]): Promise<ConsentStatuses> {
    const distinct = [...new Map(pairs.map((pair) => [phoneAndCompanyKey(pair), pair])).values()];
    const rows = await work.rows<ConsentStatusRow>(
      `select pair.phone_number, pair.company_id,
              cons.granted_at is not null as granted, cons.asked_at is not null as asked, stops.phone_number is not null as stopped,
              coalesce(c.time_zone, 'UTC') as time_zone, c.sms_sender,
              coalesce(c.sending_from_minute, 0) as sending_from_minute, coalesce(c.sending_until_minute, 1440) as sending_until_minute
         from unnest($1::text[], $2::bigint[]) as pair(phone_number, company_id)
         left join companies c on c.id = pair.company_id
         left join consents cons on cons.phone_number = pair.phone_number and cons.company_id = pair.company_id
         left join phone_stops stops on stops.phone_number = pair.phone_number and stops.sender = ${senderOf('c')}`,
      [distinct.map((pair) => pair.phoneNumber), distinct.map((pair) => pair.companyId)],
    );
    return new ConsentStatuses(
      new Map(
        rows.map((row) => [
          phoneAndCompanyKey({ phoneNumber: row.phone_number, companyId: row.company_id }),
          toConsentStatus(row),
        ]),
      ),
    );
  }

  of(pair: PhoneAndCompany): ConsentStatus {
    return this.byPair.get(phoneAndCompanyKey(pair))!;
  }
}

export function phoneAndCompanyKey({ phoneNumber, companyId }: PhoneAndCompany): string {
  return `${phoneNumber} ${companyId ?? ''}`;
}

/** Without a company nobody can be asked for consent. */
function toConsentStatus(row: ConsentStatusRow): ConsentStatus {
  return {
    granted: row.granted && !row.stopped,
    asked: row.asked || row.company_id === null,
    stopped: row.stopped,
    timeZone: row.time_zone,
    from: row.sending_from_minute,
    until: row.sending_until_minute,
    sender: row.sms_sender,
  };
}
