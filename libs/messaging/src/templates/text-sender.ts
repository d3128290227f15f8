/** The sender of a text: the user's name may be empty, the short company name missing. */
export interface TextSender {
  firstName: string;
  companyName: string;
  companyShortName: string | null;
}

/** 'Dana (ACME)'; only the company without a name. */
export function senderName({ firstName, companyName, companyShortName }: TextSender): string {
  const name = firstName.trim() || companyName;
  const company = companyShortName?.trim() || companyName;
  return name === company ? name : `${name} (${company})`;
}

/** The company's name in texts: the short one, if there is one. */
export function companyNameInTexts({
  companyName,
  companyShortName,
}: Omit<TextSender, 'firstName'>): string {
  return companyShortName?.trim() || companyName;
}
