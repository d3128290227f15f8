import type { JSX } from 'preact';
import type { Candidate, ConflictRow } from '#libs/labor';
import { Badge, type Tone } from '../frame/badge.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import type { IconName } from '../frame/icon-names.js';
import { useTimeOffText } from '../frame/time-off-text.js';
import { Tooltip } from '../frame/tooltip.js';
import { useWords } from '../frame/words.js';
import { FILL_WORDS } from './fill.words.js';

const MINUTE = 60_000;
const MANY_NO_SHOWS = 2;

/** Whether the worker may be texted, and what speaks against them. */
export function WorkerMarks({
  worker,
  explains = false,
}: {
  worker: Pick<
    Candidate,
    'id' | 'stop_sms' | 'sms_consent' | 'sent_consent_msg' | 'no_show_count' | 'canceled_count'
  >;
  /** With an explanation of each; in lists the word is enough. */
  explains?: boolean;
}): JSX.Element {
  const words = useWords(FILL_WORDS);
  const consent = consentMark(worker, words);
  return (
    <>
      {consent &&
        (explains ? (
          <Tooltip id={`consent-${worker.id}`} text={consent.text}>
            <Badge tone={consent.tone} icon={consent.icon}>
              {consent.word}
            </Badge>
          </Tooltip>
        ) : (
          <Badge tone={consent.tone} icon={consent.icon}>
            {consent.word}
          </Badge>
        ))}
      {(explains ? worker.no_show_count > 0 : worker.no_show_count >= MANY_NO_SHOWS) && (
        <Badge tone="danger" icon="armchair">
          {words.noShowCount(worker.no_show_count)}
        </Badge>
      )}
      {explains && worker.canceled_count > 0 && (
        <Badge>{words.canceledCount(worker.canceled_count)}</Badge>
      )}
    </>
  );
}

/** Whether `WorkerMarks` of a list shows anything. */
export function isMarked(
  worker: Pick<Candidate, 'stop_sms' | 'sms_consent' | 'no_show_count'>,
): boolean {
  return worker.stop_sms || !worker.sms_consent || worker.no_show_count >= MANY_NO_SHOWS;
}

/** Has neither agreed to texts nor refused them, and was not asked. */
export function needsConsent({
  stop_sms: stopped,
  sms_consent: agreed,
  sent_consent_msg: asked,
}: Pick<Candidate, 'stop_sms' | 'sms_consent' | 'sent_consent_msg'>): boolean {
  return !stopped && !agreed && !asked;
}

interface ConsentMark {
  tone: Tone;
  icon: IconName;
  word: string;
  text: string;
}

/** Null: may be texted. */
function consentMark(
  worker: Pick<Candidate, 'stop_sms' | 'sms_consent' | 'sent_consent_msg'>,
  words: (typeof FILL_WORDS)['en'],
): ConsentMark | null {
  if (worker.stop_sms)
    return { tone: 'danger', icon: 'ban', word: words.blocked, text: words.blockedText };
  if (worker.sms_consent) return null;
  if (worker.sent_consent_msg) {
    const { consentPending: word, consentPendingText: text } = words;
    return { tone: 'neutral', icon: 'hourglass', word, text };
  }
  const { needsConsent: word, needsConsentText: text } = words;
  return { tone: 'warning', icon: 'circle-question-mark', word, text };
}

/** When they do not work and what else they do around the call, the nearest first, or that they are free. */
export function Availability({
  worker,
  startsAt,
  zone,
  most = 1,
}: {
  worker: Pick<Candidate, 'conflicts' | 'short_rests'> & Partial<Pick<Candidate, 'times_off'>>;
  /** Of the call that is filled. */
  startsAt: Date;
  zone: string;
  /** Calls to name. */
  most?: number;
}): JSX.Element {
  const words = useWords(FILL_WORDS);
  const textOf = useTimeOffText();
  const all = [...worker.conflicts, ...worker.short_rests];
  const off = worker.times_off ?? [];
  if (all.length + off.length === 0) return <span class="text-success">{words.free}</span>;
  return (
    <span class="block min-w-32 text-warning">
      {off
        .slice(0, most)
        .map(textOf)
        .map((text) => (
          <span key={text} class="block">
            {words.off(text)}
          </span>
        ))}
      {all.slice(0, most).map((conflict, index) => (
        <span key={index} class="block">
          <Conflict conflict={conflict} startsAt={startsAt} zone={zone} />
        </span>
      ))}
      {all.length > most && <span>{words.more(all.length - most)}</span>}
    </span>
  );
}

function Conflict({
  conflict,
  startsAt,
  zone,
}: {
  conflict: ConflictRow;
  startsAt: Date;
  zone: string;
}): JSX.Element {
  const words = useWords(FILL_WORDS);
  const dates = useDates(zone);
  const call = `${conflict.event_name}, ${conflict.call_name}`;
  const starts = new Date(conflict.starts_at);
  const sentence =
    conflict.kind === 'overlap'
      ? words.overlap(call)
      : conflict.kind === 'short_rest'
        ? words.shortRest(call, restBetween(conflict, startsAt))
        : words.close(call, dates.time(starts));
  const state = conflict.state as keyof typeof words.conflictStates;
  return (
    <>
      {sentence} <span class="text-muted">({words.conflictStates[state]})</span>
    </>
  );
}

/** '1 h 30' of rest after the other call, or before it where it is the later one. */
function restBetween({ starts_at, planned_minutes }: ConflictRow, startsAt: Date): string {
  const theirs = new Date(starts_at);
  const theirEnd = theirs.getTime() + planned_minutes * MINUTE;
  const minutes = Math.max(
    0,
    Math.round(
      (theirs < startsAt ? startsAt.getTime() - theirEnd : theirs.getTime() - startsAt.getTime()) /
        MINUTE,
    ),
  );
  return durationText(minutes);
}
