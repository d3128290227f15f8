/** An exact number, never below zero. */
export interface Fraction {
  n: bigint;
  d: bigint;
}

/** A whole number, or a quotient of two. */
export function fraction(n: number, d = 1): Fraction {
  return { n: BigInt(n), d: BigInt(d) };
}

/** Sum of fractions. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Product of fractions. */
export function times(a: Fraction, b: Fraction): Fraction {
  return reduced(a.n * b.n, a.d * b.d);
}

/** Rounded to the nearest whole number, a half goes up. */
export function halfUp({ n, d }: Fraction): number {
  return Number((2n * n + d) / (2n * d));
}

function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}
