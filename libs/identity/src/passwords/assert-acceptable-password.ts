import { PasswordRefused, PasswordsDiffer } from '../identity.errors.js';
import { passwordProblem, type PersonalDetails } from '../rules/password-policy.js';

export interface ChosenPassword {
  password: string;
  confirmPassword: string;
}

/** @throws PasswordsDiffer, PasswordRefused */
export function assertAcceptablePassword(
  { password, confirmPassword }: ChosenPassword,
  known: PersonalDetails,
): void {
  if (password !== confirmPassword) throw new PasswordsDiffer();
  const complaint = passwordProblem(password, known);
  if (complaint) throw new PasswordRefused('password', complaint);
}
