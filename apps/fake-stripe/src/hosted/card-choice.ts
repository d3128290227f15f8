import { TEST_CARDS } from '../billing/cards.js';
import { escaped } from './page.js';

/** Only test cards can be chosen: there is no field that somebody could type a real number into. */
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
