import type { AdderBecause, AdderKind, Because } from '../../engine/pay-result.js';
import { adderSentence } from '../../sentences/adder-sentences.js';
import { type PayLanguage, paySentence } from '../../sentences/pay-sentences.js';
import type { FrozenItem } from './frozen-item.js';

/** Why a frozen item is paid, as it was frozen: of lines the rule and its counter, of adders what they are for. */
export function itemSentence(
  { multiplier, earning, minutes, because }: FrozenItem,
  language: PayLanguage,
): string {
  if (multiplier !== null) return paySentence(because as Because, language);
  const set = ruleOf({ multiplier, because })?.set ?? null;
  const kind = earning as AdderKind;
  const reason = 'code' in because ? (because as AdderBecause) : null;
  const adder = { kind, minutes: minutes && Math.abs(minutes), set, because: reason };
  return adderSentence(adder, language);
}

/** The rule set and version by which a frozen item is paid; null: no rule, the time itself or a typed amount. */
export function ruleOf({
  multiplier,
  because,
}: Pick<FrozenItem, 'multiplier' | 'because'>): { set: string; version: number } | null {
  const named =
    multiplier === null
      ? (because as { set: string | null; version: number | null })
      : ((because as Because).claim ?? (because as Because).adding[0]);
  if (!named || named.set === null || named.version === null) return null;
  return { set: named.set, version: named.version };
}
