const MIN_LENGTH = 32;
const MIN_DISTINCT = 8;

/** Words of example keys. */
const PLACEHOLDER =
  /secret|password|passwd|change.?me|example|insecure|callmanager|default|your.?key/gi;

/**
 * Why a signing key could be guessed; null: it looks random.
 *
 * A key of 32 characters passes when it has 8 different ones, does not repeat itself, does not
 * count up or down, and does not mostly consist of words such as `changeme`.
 */
export function weaknessOf(key: string): string | null {
  if (key.length < MIN_LENGTH) return `is shorter than ${MIN_LENGTH} characters`;
  if (new Set(key).size < MIN_DISTINCT) return 'has too few different characters';
  if (repeatsItself(key)) return 'repeats itself';
  if (isMostlySequential(key)) return 'is a sequence that can be guessed';
  if (key.replace(PLACEHOLDER, '').replace(/[-_ ]/g, '').length < MIN_LENGTH / 2)
    return 'is a placeholder';
  return null;
}

/** Such as `abcdabcd`, also with a partial last repetition. */
function repeatsItself(key: string): boolean {
  for (let period = 1; period <= key.length / 2; period++)
    if (key.slice(period) === key.slice(0, -period)) return true;
  return false;
}

/** Such as `0123456789abcdef…`: most characters follow their predecessor. */
function isMostlySequential(key: string): boolean {
  let steps = 0;
  for (let at = 1; at < key.length; at++)
    if (Math.abs(key.charCodeAt(at) - key.charCodeAt(at - 1)) <= 1) steps++;
  return steps > key.length / 2;
}
