import { PasswordRefused, PasswordsDiffer } from '../identity.errors.js';
import { complaintAbout, type KnownOfPerson } from '../rules/password-policy.js';

export interface ChosenPassword {
  password: string;
  confirmPassword: string;
}

/** @throws PasswordsDiffer, PasswordRefused */
export function assertGoodPassword(
  { password, confirmPassword }: ChosenPassword,
  known: KnownOfPerson,
): void {
  if (password !== confirmPassword) throw new PasswordsDiffer();
  const complaint = complaintAbout(password, known);
  if (complaint) throw new PasswordRefused('password', complaint);
}
