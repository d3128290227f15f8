import { Invalid } from '#libs/kernel';

const USERNAME = /^[\p{L}\p{N}@.+_-]{1,150}$/u;

/**
 * @returns the name as it is stored: in NFKC, with its case
 * @throws Invalid it has other characters, or too many
 */
export function assertUsername(typed: string): string {
  const username = typed.normalize('NFKC');
  if (!USERNAME.test(username))
    throw Invalid.field('username', 'Use letters, digits and @ . + - _ only, at most 150 of them.');
  return username;
}
