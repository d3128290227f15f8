let last = 0;

/** A new number each time, within one spec file. */
export function nextNumber(): number {
  return ++last;
}

/** A new phone number within the spec file, E.164; however many there are, each is one of San Francisco. */
export function aPhoneNumber(): string {
  return `+1415${5_551_000 + nextNumber()}`;
}
