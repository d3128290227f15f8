import type { JSX } from 'preact';
import type { PaySum } from '#libs/pay';
import { durationText } from '../frame/duration.js';
import { moneyText, multiplierText } from '../frame/money.js';
import { useWords } from '../frame/words.js';
import { PAY_LINES_WORDS, type PayLinesWords } from './pay-lines.words.js';

/** '2 h at 1.5, 1 h at 2.0, 30 min not worked'; '' where all is at 1. */
export function ofWhich(
  { byMultiplier, addedMinutes }: PaySum,
  words: Pick<PayLinesWords, 'ofWhich' | 'added'>,
): string {
  const higher = byMultiplier
    .filter(({ multiplier }) => multiplier !== 100)
    .map(({ multiplier, minutes }) =>
      words.ofWhich(durationText(minutes), multiplierText(multiplier)),
    );
  const added = addedMinutes > 0 ? [words.added(durationText(addedMinutes))] : [];
  return [...higher, ...added].join(', ');
}

/** Worked minutes and those that are paid besides. */
export function paidMinutes({ minutes, addedMinutes }: PaySum): number {
  return minutes + addedMinutes;
}

/** What hours come to; where nothing has a rate, it says so. Without entries there is nothing to say. */
export function Amount({ sum }: { sum: PaySum }): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  return (
    <span class="whitespace-nowrap tabular">
      {sum.entries === 0 ? (
        '–'
      ) : sum.cents === null ? (
        <span class="text-muted">{words.hoursOnly}</span>
      ) : (
        moneyText(sum.cents)
      )}
    </span>
  );
}
