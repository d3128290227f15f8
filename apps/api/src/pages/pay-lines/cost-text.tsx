import type { JSX } from 'preact';
import type { CostPair, ProjectedOvertime, PaySum } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { Later } from '../frame/later.js';
import { Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { paidMinutes } from './hours-cells.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

interface CostTextProps {
  cost: CostPair;
  id: string;
  /** Where what was worked is listed. */
  href?: string;
  /** Says what the plan assumes: where it stands for all of an event. */
  explained?: boolean;
}

/** '592.00 planned · 150.00 so far'; hours where nothing has a rate, nothing where nothing is planned. */
export function CostText({ cost, id, href, explained }: CostTextProps): JSX.Element | null {
  const { cost: words } = useWords(PAY_LINES_WORDS);
  const { planned, soFar } = cost;
  if (planned.entries === 0 && soFar.entries === 0) return null;
  const far = words.soFar(amountText(soFar));
  return (
    <span id={id} class={`text-[13px] text-muted tabular${explained ? '' : ' whitespace-nowrap'}`}>
      {words.planned(amountText(planned))}
      {explained && planned.entries > 0 && ` ${words.meals}`}
      {soFar.entries > 0 && (
        <>
          {DOT}
          {href ? <Link href={href}>{far}</Link> : far}
        </>
      )}
      {planned.cents !== null && planned.withoutRate > 0 && (
        <span>{`${DOT}${words.withoutRate(planned.withoutRate)}`}</span>
      )}
    </span>
  );
}

/** The page of what an event costs. */
export function costHref(event: string): string {
  return `/app/pay/event/${event}/`;
}

/** The place of a `CostText` on the page of an event: its page comes first. */
export function CostLater(props: { id: string; event: string; linked?: boolean }): JSX.Element {
  const { cost: words } = useWords(PAY_LINES_WORDS);
  const href = costHref(props.event);
  return (
    <Later id={props.id} from={href}>
      {props.linked && (
        <noscript>
          <Link href={href}>{words.show}</Link>
        </noscript>
      )}
    </Later>
  );
}

/** Who passes 40 hours in a week if they come. */
export function OvertimeNotice({
  ahead,
  zone,
}: {
  ahead: readonly ProjectedOvertime[];
  /** IANA name of the company's zone. */
  zone: string;
}): JSX.Element | null {
  const { cost: words } = useWords(PAY_LINES_WORDS);
  const dates = useDates(zone);
  if (ahead.length === 0) return null;
  return (
    <NoticeBox tone="warning" id="overtime-ahead">
      <p class="font-semibold">{words.ahead(ahead.length)}</p>
      <ul>
        {ahead.map(({ workerId, name, week, minutes }) => (
          <li key={`${workerId}-${week}`} class="tabular">
            {words.aheadOf(name, durationText(minutes), dates.day(week))}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}

function amountText(sum: PaySum): string {
  return sum.cents === null ? durationText(paidMinutes(sum)) : moneyText(sum.cents);
}
