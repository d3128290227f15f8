import { moneyText } from '#libs/kernel';
import type { ListedRate } from '#libs/pay';
import type { RatesWords } from './rates.words.js';

/** What a rate names: 'Ann Ames · Rigger'. */
export function namedBy(rate: ListedRate, words: RatesWords): string {
  const { worker, requirement, event, location, skill } = rate;
  const names = [
    worker?.name,
    requirement && `${requirement.name} (${requirement.event.name})`,
    event?.name,
    location?.name,
    skill?.name,
  ].filter(Boolean);
  return names.join(' · ') || words.everybody;
}

/** '22.50 per hour' */
export function priceText({ amount, per }: ListedRate, words: RatesWords): string {
  return `${moneyText(amount, 4)} ${words.pers[per]}`;
}
