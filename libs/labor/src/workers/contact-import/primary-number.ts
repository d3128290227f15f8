/** A number as it was given, unvalidated. */
export interface DraftNumber {
  text: string;
  label: string | null;
  /** 1 (most preferred) to 100; null: no preference. */
  preference: number | null;
  isMobile: boolean;
  isFaxOrPager: boolean;
}

/**
 * The number to text: the first mobile one, else the preferred one, else the first. Never a fax or
 * pager.
 *
 * @param numbers valid ones, in their order
 */
export function primaryNumber<Candidate extends Omit<DraftNumber, 'text' | 'label'>>(
  numbers: readonly Candidate[],
): Candidate | null {
  const textable = numbers.filter(({ isFaxOrPager }) => !isFaxOrPager);
  const preferred = textable
    .filter(({ preference }) => preference !== null)
    .sort((one, other) => one.preference! - other.preference!);
  return textable.find(({ isMobile }) => isMobile) ?? preferred[0] ?? textable[0] ?? null;
}

/** Whether a type or label means mobile: `CELL`, `iPhone`, `Work mobile`, `móvil`. */
export function namesMobile(kind: string): boolean {
  return /(?<!\p{L})(cell(ular)?|cell ?phone|mobile|i-?phone|m[oó]vil|celular)(?!\p{L})/iu.test(
    kind,
  );
}

/** Whether a type or label means fax or pager: `FAX`, `HomeFAX`, `Pager`. */
export function namesFaxOrPager(kind: string): boolean {
  return /(?<!\p{L})(home|work|other|main)?(fax|pager|beeper)(?!\p{L})/iu.test(kind);
}
