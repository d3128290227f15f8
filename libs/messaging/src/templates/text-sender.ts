/** Whom a text comes from: the name of who pressed the button may be empty, the short name missing. */
export interface TextSender {
  firstName: string;
  companyName: string;
  companyShortName: string | null;
}

/** 'Dana (ACME)'; the company alone where nobody's name is known. */
export function senderName({ firstName, companyName, companyShortName }: TextSender): string {
  const name = firstName.trim() || companyName;
  const company = companyShortName?.trim() || companyName;
  return name === company ? name : `${name} (${company})`;
}

/** The company's name in texts: the short one, if it has one. */
export function companyNameInTexts({
  companyName,
  companyShortName,
}: Omit<TextSender, 'firstName'>): string {
  return companyShortName?.trim() || companyName;
}
