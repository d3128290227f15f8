import type { JSX } from 'preact';
import type { BoardMember, BoardReplacement, CallBoard } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { CALL_BOARD_WORDS } from './call-board.words.js';

interface ReplacementLinesProps {
  member: BoardMember;
  replacement: BoardReplacement;
  board: CallBoard;
  zone: string;
}

/** Who was asked in place of a missing worker, and who said yes. */
export function ReplacementLines(props: ReplacementLinesProps): JSX.Element {
  const { member, replacement, board, zone } = props;
  const words = useWords(CALL_BOARD_WORDS);
  const dates = useDates(zone);
  const { asked, outcome } = replacement;
  const found = asked.find(({ state }) => state === 'confirmed');
  const labor = board.requirements.find(({ id }) => id === member.requirement_id)!.slug;
  const action = `/app/call/${board.call.slug}/board/`;
  return (
    <div class="crew-replacement" id={`replacement-${member.request_id}`}>
      <p>
        {found
          ? words.found(found.name)
          : outcome === 'enough'
            ? words.enough
            : outcome === 'stopped'
              ? words.stopped
              : words.sought(asked.length)}
      </p>
      {asked.length > 0 && (
        <ul>
          {asked.map((each, at) => (
            <li key={each.request_id ?? `gone-${at}`}>
              {`${each.name}: ${words.answers[each.state]}`}
              {each.responded_at && `, ${dates.time(each.responded_at)}`}
              {each.state === 'available' && each.request_id !== null && (
                <Form id={`confirm-${each.request_id}`} action={action} inline data-stay="">
                  <input type="hidden" name="request_id" value={each.request_id} />
                  <Button size="small" kind="quiet" icon="check" name="action" value="confirm">
                    {words.confirm(each.name)}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {outcome !== 'filled' && (
        <Form id={`stop-${member.request_id}`} action={action} inline data-stay="">
          <input type="hidden" name="labor" value={labor} />
          <Link href={`/app/labor/${labor}/requests/?free=on&all=on`}>{words.byHand}</Link>
          {outcome === null && asked.some(({ state }) => state === 'pending') && (
            <Button size="small" kind="quiet" icon="ban" name="action" value="stop">
              {words.stop}
            </Button>
          )}
        </Form>
      )}
    </div>
  );
}
