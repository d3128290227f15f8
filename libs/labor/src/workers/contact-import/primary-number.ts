/** A number as somebody hands it over: nothing is checked yet. */
export interface DraftNumber {
  text: string;
  label: string | null;
  /** 1 (most) to 100; null where nobody said. */
  preference: number | null;
  isMobile: boolean;
  isFaxOrPager: boolean;
}

/**
 * Chooses the number that is texted: the first mobile one, else the preferred one, else the first. A fax or pager never is.
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

/** Whether a type or label says so: `CELL`, `iPhone`, `Work mobile`, `móvil`. */
export function namesMobile(kind: string): boolean {
  return /(?<!\p{L})(cell(ular)?|cell ?phone|mobile|i-?phone|m[oó]vil|celular)(?!\p{L})/iu.test(
    kind,
  );
}

/** Whether a type or label says so: `FAX`, `HomeFAX`, `Pager`. */
export function namesFaxOrPager(kind: string): boolean {
  return /(?<!\p{L})(home|work|other|main)?(fax|pager|beeper)(?!\p{L})/iu.test(kind);
}
