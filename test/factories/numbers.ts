let last = 0;

/** Another number each time, within one spec file. */
export function nextNumber(): number {
  return ++last;
}

/** A phone number nobody else in the spec file has, E.164. */
export function aPhoneNumber(): string {
  return `+1415555${String(1000 + nextNumber()).padStart(4, '0')}`;
}
