/** A mail before it becomes text and HTML: both say the same. Everything in it is plain text. */
export interface MailContent {
  subject: string;
  /** Null: nobody is greeted. */
  greeting: string | null;
  /** Rows of a table. */
  details?: readonly (readonly [label: string, value: string])[];
  paragraphs: readonly string[];
  /** What the mail is for, as a button. */
  action?: { label: string; link: string };
  /** What else the mail is for: the sentence stands before the address. */
  alternative?: { sentence: string; link: string };
  /** Words of somebody else, line by line as they wrote them. */
  quotation?: string;
  /** After the button. */
  closing?: readonly string[];
}

/** What of an account changes: null stays, '' is taken away. Of the number, the last four digits. */
export interface ChangedAccount {
  name: string;
  username: string;
  email: string | null;
  phone: string | null;
  link: string;
}

/** Every mail that leaves the house, in one language. Names are as people typed them. */
export interface MailTemplates {
  resetPassword: (of: { name: string; username: string; link: string }) => MailContent;
  /** To the old address, when somebody without the password wants another one, or another number. */
  accountChangeAsked: (of: ChangedAccount & { undoLink: string }) => MailContent;
  /** To the old address, when another one, or another number, counts. */
  accountChanged: (of: ChangedAccount) => MailContent;
  /** After an account was made. @param company null: of several, or of none */
  welcome: (of: {
    name: string;
    username: string;
    company: string | null;
    link: string;
  }) => MailContent;
  /** To whoever the contact form says has written; that may be somebody else. */
  contactReply: (of: { name: string }) => MailContent;
  managerInvitation: (of: { company: string; link: string }) => MailContent;
  /** To somebody whose company is not here yet. */
  ownerInvitation: (of: { link: string }) => MailContent;
  stewardInvitation: (of: { name: string; company: string; link: string }) => MailContent;
  /** They have an account and are a steward from now on. */
  stewardGranted: (of: { name: string; company: string }) => MailContent;
}
