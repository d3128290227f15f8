import { TEST_CARDS } from '../billing/cards.js';
import { escaped } from './page.js';

/** A choice of test cards: there is no field for a real number. */
export function cardChoice(): string {
  const options = TEST_CARDS.map(({ number, label }) => {
    const spaced = number.replace(/(\d{4})(?=\d)/g, '$1 ');
    return `<option value="${number}">${spaced}: ${escaped(label)}</option>`;
  });
  return `<label>Card <select name="card">${options.join('')}</select></label>`;
}

export function cardChosen(form: URLSearchParams): (typeof TEST_CARDS)[number] {
  return TEST_CARDS.find(({ number }) => number === form.get('card')) ?? TEST_CARDS[0]!;
}
