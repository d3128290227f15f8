import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import type { CallModel } from './event.model.js';
import { EVENT_WORDS } from './event.words.js';

/** What a move has come to: the time before, who has answered, and the way back while nobody was told. */
export function CallMove({ call, zone }: { call: CallModel; zone: string }): JSX.Element | null {
  const words = useWords(EVENT_WORDS);
  const dates = useDates(zone);
  const { slug, unsent_move: unsent, move_answers: answers } = call;
  if (unsent)
    return (
      <div class="flex flex-wrap items-center gap-3" id={`call-${slug}-unsent`}>
        <span>{words.unsentMove(unsent.texts)}</span>
        <Form action={`/app/call/${slug}/edit/`} inline>
          <input type="hidden" name="date" value={unsent.previous_date} />
          <input type="hidden" name="time" value={unsent.previous_time.slice(0, 5)} />
          <Button kind="quiet" size="small" icon="undo-2">
            {words.undoMove}
          </Button>
        </Form>
      </div>
    );
  if (!call.time_has_changed) return null;
  const { original_date: date, original_time: time } = call;
  const before =
    date === call.date
      ? dates.time(time ?? '')
      : `${dates.day(date ?? '')} ${dates.time(time ?? '')}`;
  return (
    <p class="flex flex-wrap gap-x-2 text-[13px] text-muted" id={`call-${slug}-move`}>
      {date && time && <span>{words.was(before)}</span>}
      {answers.asked > 0 && (
        <span id={`call-${slug}-answers`}>
          {words.answered(answers.yes + answers.no, answers.asked)}
          {answers.no > 0 && (
            <>
              {', '}
              <span class="font-semibold text-danger">{words.cannot(answers.no)}</span>
            </>
          )}{' '}
          <Link href={`/app/call/confirmations/${slug}/`}>{words.who}</Link>
        </span>
      )}
    </p>
  );
}
