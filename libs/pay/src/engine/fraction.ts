/** An exact fraction; `d` is positive. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };

/** @param n integers; @param d positive */
export function fraction(n: number, d = 1): Fraction {
  return { n: BigInt(n), d: BigInt(d) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** @param n integer, @param d positive integer */
export function times(a: Fraction, n: number, d = 1): Fraction {
  return { n: a.n * BigInt(n), d: a.d * BigInt(d) };
}

/** The fraction per `by`; zero where `by` is zero. */
export function per(a: Fraction, by: number): Fraction {
  return by === 0 ? ZERO : { n: a.n, d: a.d * BigInt(by) };
}

/** Rounded once, half up (29 CFR 778.322 prints 8.57 for 8.565). For amounts of at least zero. */
export function roundHalfUp({ n, d }: Fraction): number {
  return Number((2n * n + d) / (2n * d));
}

/** Hundredths of a cent to whole cents, rounded half up. */
export function cents(amount: Fraction): number {
  return roundHalfUp(times(amount, 1, 100));
}

/** 'n/d', reduced. */
export function fractionText({ n, d }: Fraction): string {
  let [a, b] = [n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${n / (a || 1n)}/${d / (a || 1n)}`;
}
