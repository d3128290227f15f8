import type { JSX } from 'preact';
import type { OwnRowRemarks, TimeBeforeCorrection } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Badge, type Tone } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { type Dates, useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import type { OwnShift } from './hours.model.js';
import { HOURS_PATH, hoursHref } from './hours-href.js';
import { WORKER_WORDS } from './worker.words.js';

/** The form that is open, with what was typed and why it was refused. */
export interface OpenDispute {
  requestId: number;
  typed: string;
  error?: string;
}

interface ShiftProps {
  shift: OwnShift;
  /** 'YYYY-MM' */
  month: string;
  dispute: OpenDispute | null;
}

/** A shift as the time sheet has it: whether it is approved, what it was before, and what its worker says. */
export function OwnShiftItem({ shift, month, dispute }: ShiftProps): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const { endAt, totalMinutes, remarks, startAt } = shift;
  return (
    <li id={`shift-${shift.id}`}>
      <ShiftFacts shift={shift} />
      <span class="own-shift-state">
        {startAt && (
          <span class="block tabular font-semibold">
            {endAt ? durationText(totalMinutes) : words.running}
          </span>
        )}
        <StateOfHours shift={shift} />
        {shift.entryId !== null && (
          <span class="block">
            <Link href={`/app/pay/entries/${shift.entryId}/`}>{words.pay}</Link>
          </span>
        )}
      </span>
      <div class="own-shift-more">
        {remarks && <Before shift={shift} remarks={remarks} />}
        {remarks && <Talk shift={shift} remarks={remarks} />}
        <DisputeForm {...{ shift, month, dispute }} />
      </div>
    </li>
  );
}

function ShiftFacts({ shift }: { shift: OwnShift }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(shift.zone);
  const { startAt, endAt, breaks, penaltyMinutes } = shift;
  const breakText = breaks.map(
    ({ startsAt, minutes, paid }) =>
      `${dates.time(startsAt)} ${minutes} min ${paid ? words.paid : words.unpaid}`,
  );
  return (
    <span>
      <span class="block font-semibold">{`${shift.callName}${DOT}${shift.role}`}</span>
      <span class="block text-muted">{`${dates.day(shift.date)}${DOT}${shift.eventName}${DOT}${shift.company}`}</span>
      {startAt && (
        <span class="block tabular">
          {`${dates.time(startAt)} – ${endAt ? dates.time(endAt) : words.running}`}
        </span>
      )}
      {breakText.length > 0 && (
        <span class="block text-muted">{`${words.breaks}: ${breakText.join(', ')}`}</span>
      )}
      {penaltyMinutes > 0 && (
        <span class="block text-muted">{words.penalty(durationText(penaltyMinutes))}</span>
      )}
    </span>
  );
}

function StateOfHours({ shift: { remarks, startAt, zone } }: { shift: OwnShift }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(zone);
  const approvedAt = remarks?.approvedAt;
  const [tone, text]: [Tone, string] = approvedAt
    ? ['success', remarks.exportedAt ? words.exported : words.approvedOn(dates.day(approvedAt))]
    : ['neutral', words.notApproved];
  return (
    <>
      {!startAt && <Badge tone="warning">{words.noShow}</Badge>}
      <Badge tone={tone}>{text}</Badge>
    </>
  );
}

/** What the hours were before somebody corrected them, and what changed after the approval. */
function Before({ shift, remarks }: { shift: OwnShift; remarks: OwnRowRemarks }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(shift.zone);
  const lines = [
    remarks.start && correctionLine('start', remarks.start, shift.startAt, words, dates),
    remarks.end && correctionLine('end', remarks.end, shift.endAt, words, dates),
  ].filter((line) => line !== null);
  return (
    <>
      {lines.map((line) => (
        <p key={line} class="text-muted">
          {line}
        </p>
      ))}
      {remarks.adjustments.map(({ id, reason, by, created_at: at }) => (
        <p key={id} class="text-muted" id={`adjustment-${id}`}>
          {`${words.adjusted}: ${reason} (${words.by(by, dates.moment(at))})`}
        </p>
      ))}
    </>
  );
}

function correctionLine(
  field: 'start' | 'end',
  { before, punched, by, at }: TimeBeforeCorrection,
  now: string | null,
  words: (typeof WORKER_WORDS)['en']['hours'],
  dates: Dates,
): string {
  const time = (value: string | null): string => (value ? dates.time(value) : words.open);
  const line = words.corrected[field](time(before), time(now));
  const clocked = punched && punched !== before ? `, ${words.punched(dates.time(punched))}` : '';
  return `${line}${clocked} (${words.by(by, dates.moment(at))})`;
}

/** What the worker said, and the answers. */
function Talk({ shift, remarks }: { shift: OwnShift; remarks: OwnRowRemarks }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(shift.zone);
  return (
    <>
      {remarks.disputes.map((dispute) => (
        <div key={dispute.id} id={`dispute-${dispute.id}`} class="own-shift-talk">
          <p>
            {`${words.yours}: ${dispute.sentence}`}
            <span class="block text-muted">{dates.moment(dispute.created_at)}</span>
          </p>
          {dispute.answered_at ? (
            <p>
              {dispute.answer}
              <span class="block text-muted">
                {words.by(dispute.answered_by, dates.moment(dispute.answered_at))}
              </span>
            </p>
          ) : (
            <Badge tone="warning">{words.waiting}</Badge>
          )}
        </div>
      ))}
    </>
  );
}

function DisputeForm({ shift, month, dispute }: ShiftProps): JSX.Element | null {
  const words = useWords(WORKER_WORDS).hours;
  const { id, callName, remarks } = shift;
  if (remarks?.disputes.some(({ answered_at: at }) => at === null)) return null;
  if (dispute?.requestId !== id)
    return (
      <ButtonLink href={hoursHref(month, id)} kind="quiet" size="small" id={`say-${id}`}>
        {words.dispute}
        <span class="sr-only">{`: ${callName}`}</span>
      </ButtonLink>
    );
  return (
    <Form action={`${HOURS_PATH}dispute/`} id="dispute-form">
      <input type="hidden" name="request_id" value={id} />
      <input type="hidden" name="month" value={month} />
      <Field
        label={words.disputeLabel(callName)}
        hint={words.disputeHint}
        name="sentence"
        value={dispute.typed}
        error={dispute.error}
        maxLength={500}
        rows={2}
        autofocus
      />
      <div class="own-answers">
        <Button>{words.send}</Button>
        <ButtonLink href={hoursHref(month)} kind="quiet">
          {words.keep}
        </ButtonLink>
      </div>
    </Form>
  );
}
