/** A mail before rendering to text and HTML. All fields are plain text. */
export interface MailContent {
  subject: string;
  /** Null: without a greeting. */
  greeting: string | null;
  /** Rows of a table. */
  details?: readonly (readonly [label: string, value: string])[];
  paragraphs: readonly string[];
  /** The main link, as a button. */
  action?: { label: string; link: string };
  /** A second link: the sentence precedes the address. */
  alternative?: { sentence: string; link: string };
  /** A message of another person, with its line breaks. */
  quotation?: string;
  /** Paragraphs after the button. */
  closing?: readonly string[];
}

/** Changes of an account: null: unchanged, '': removed. The number as its last four digits. */
interface ChangedAccount {
  name: string;
  username: string;
  email: string | null;
  phone: string | null;
  link: string;
}

/** The contents of all mails, in one language. Names are as entered. */
export interface MailTemplates {
  resetPassword: (of: { name: string; username: string; link: string }) => MailContent;
  /** To the old address: a change of address or number was requested without the password. */
  accountChangeAsked: (of: ChangedAccount & { undoLink: string }) => MailContent;
  /** To the old address: another address or number is in effect. */
  accountChanged: (of: ChangedAccount) => MailContent;
  /** After an account was made. @param company null: none, or several */
  welcome: (of: {
    name: string;
    username: string;
    company: string | null;
    link: string;
  }) => MailContent;
  /** To the sender of the contact form, who may not have entered their own address. */
  contactReply: (of: { name: string }) => MailContent;
  managerInvitation: (of: { company: string; link: string }) => MailContent;
  /** To the owner of a company that is to be created. */
  ownerInvitation: (of: { link: string }) => MailContent;
  stewardInvitation: (of: { name: string; company: string; link: string }) => MailContent;
  /** The recipient has an account and was made a steward. */
  stewardGranted: (of: { name: string; company: string }) => MailContent;
}
