import { Invalid } from '#libs/kernel';

/** @param field name of the number in the API */
export class PremiumNumber extends Invalid {
  constructor(field: string) {
    const sentence = 'This is a premium-rate number. We send no texts there.';
    super('sms.premium_number', sentence, { [field]: sentence });
  }
}

export class CountryNotAllowed extends Invalid {
  /** @param country ISO 3166 code; null: unknown */
  constructor(field: string, country: string | null) {
    const sentence = `We send no invitations and codes to numbers of this country${country ? ` (${country})` : ''}. An owner can allow it in the settings of the company.`;
    super('sms.country_not_allowed', sentence, { [field]: sentence });
  }
}

export class NumberTextedEnough extends Invalid {
  constructor(field: string, most: number) {
    const sentence = `This number got ${most} invitations and codes within a day, as many as we send. Please try again tomorrow.`;
    super('sms.number_cap', sentence, { [field]: sentence });
  }
}

export class CompanyTextedEnough extends Invalid {
  constructor(field: string, most: number) {
    const sentence = `The company sent ${most} invitations and codes within a day, as many as it may. Please try again tomorrow.`;
    super('sms.company_cap', sentence, { [field]: sentence });
  }
}
