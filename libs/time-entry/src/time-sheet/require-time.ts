import { Invalid } from '#libs/kernel';
import { parseTypedTime, type TypedTime } from './rules/typed-time.js';

/** A time as people type it. @throws Invalid naming `typed`: no time */
export function requireTime(typed: string): TypedTime {
  const time = parseTypedTime(typed);
  if (!time)
    throw Invalid.field(
      'typed',
      'This is no time. Type it as 7, 730, 7:30p or noon.',
      'typed.invalid',
    );
  return time;
}
