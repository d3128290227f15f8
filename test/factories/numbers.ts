let last = 0;

/** A new number each time, within one spec file. */
export function nextNumber(): number {
  return ++last;
}

/** A new phone number within the spec file, E.164. */
export function aPhoneNumber(): string {
  return `+1415555${String(1000 + nextNumber()).padStart(4, '0')}`;
}
