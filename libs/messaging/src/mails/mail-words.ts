/** A mail before it becomes text and HTML: both say the same. Everything in it is plain text. */
export interface MailWords {
  subject: string;
  /** Null: nobody is greeted. */
  greeting: string | null;
  /** Rows of a table. */
  facts?: readonly (readonly [label: string, value: string])[];
  paragraphs: readonly string[];
  /** What the mail is for, as a button. */
  action?: { label: string; link: string };
  /** Words of somebody else, line by line as they wrote them. */
  quotation?: string;
  /** After the button. */
  closing?: readonly string[];
}

/** Every mail that leaves the house, in one language. Names are as people typed them. */
export interface MailTemplates {
  resetPassword: (of: { name: string; username: string; link: string }) => MailWords;
  /** After an account was made. @param company null: of several, or of none */
  welcome: (of: {
    name: string;
    username: string;
    company: string | null;
    link: string;
  }) => MailWords;
  /** To whoever the contact form says has written; that may be somebody else. */
  contactReply: (of: { name: string }) => MailWords;
  managerInvitation: (of: { company: string; link: string }) => MailWords;
  /** To somebody whose company is not here yet. */
  ownerInvitation: (of: { link: string }) => MailWords;
  stewardInvitation: (of: { name: string; company: string; link: string }) => MailWords;
  /** They have an account and are a steward from now on. */
  stewardGranted: (of: { name: string; company: string }) => MailWords;
}
