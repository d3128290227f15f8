/** What of an account decides who owns it, named as the database names it. */
export interface AccountContactRow {
  email: string;
  /** E.164; null without a profile or number. */
  phone_number: string | null;
}

/** Somebody whose account is changed. */
export interface ChangedUserRow extends AccountContactRow {
  id: number;
  username: string;
  first_name: string;
  phone_verified_at: Date | null;
}

/** A change as a link opens it. */
export interface AccountChangeRow {
  id: number;
  kind: 'confirm' | 'undo';
  user_id: number;
  username: string;
  first_name: string;
  old_email: string;
  new_email: string;
  old_phone_number: string | null;
  new_phone_number: string | null;
  old_phone_verified_at: Date | null;
  applied_at: Date | null;
}
