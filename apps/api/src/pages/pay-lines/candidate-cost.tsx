import type { JSX } from 'preact';
import type { PaySum } from '#libs/pay';
import { durationText } from '../frame/duration.js';
import { Later } from '../frame/later.js';
import { Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { useWords } from '../frame/words.js';
import { ofWhich, paidMinutes } from './hours-cells.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

interface CandidateCostPlace {
  /** The requirement: the same worker costs something else elsewhere. */
  of: { id: number };
  worker: { id: number };
}

/** '8 h, of which 2 h at 1.5: 284.00'; without a rate the hours alone. */
export function CandidateCostText({
  sum,
  ...place
}: CandidateCostPlace & { sum: PaySum }): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const hours = durationText(paidMinutes(sum));
  const higher = ofWhich(sum, words);
  return (
    <span id={idOf(place)}>
      <small>
        <span class="sr-only">{words.candidate.title}: </span>
        {sum.cents === null
          ? words.candidate.hours(hours, higher)
          : words.candidate.cost(hours, higher, moneyText(sum.cents))}
      </small>
    </span>
  );
}

/** The place of a `CandidateCostText` in a list of candidates, which comes first. */
export function CandidateCostLater(place: CandidateCostPlace): JSX.Element {
  return <Later id={idOf(place)} />;
}

/** What all costs of a list of candidates assume. @param href their page, for browsers without scripts */
export function CostAssumption({ href }: { href?: string }): JSX.Element {
  const { candidate, cost } = useWords(PAY_LINES_WORDS);
  return (
    <p id="costs-assume" class="text-xs text-muted">
      {candidate.assumes}
      {href && (
        <noscript>
          {' '}
          <Link href={href}>{cost.show}</Link>
        </noscript>
      )}
    </p>
  );
}

function idOf({ of, worker }: CandidateCostPlace): string {
  return `cost-${of.id}-${worker.id}`;
}
