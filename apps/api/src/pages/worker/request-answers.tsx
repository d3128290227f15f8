import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Form } from '../frame/form.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { OwnCallCard } from './own-call-card.js';
import type { OwnCallView } from './own-work.model.js';
import { WORKER_WORDS } from './worker.words.js';

/** The address that takes an answer. */
export function answerPath(id: number, action: 'confirm' | 'decline' | 'cancel'): string {
  return `/app/labor-request/${id}/${action}/`;
}

/** A request with its two answers, one tap each; what is in the way is said before. */
export function OpenRequest({
  call,
  back,
  isTop,
}: {
  call: OwnCallView;
  back: string;
  isTop?: boolean;
}): JSX.Element {
  const words = useWords(WORKER_WORDS).requests;
  return (
    <OwnCallCard call={call} isTop={isTop}>
      {call.isRunning && <NoticeBox tone="warning">{words.running}</NoticeBox>}
      {call.reserved && <p class="font-semibold">{words.reserved}</p>}
      {call.isFull && <NoticeBox tone="info">{words.full}</NoticeBox>}
      <div class="own-answers">
        <Answer call={call} action="confirm" label={words.yes} back={back} kind="primary" />
        <Answer call={call} action="decline" label={words.no} back={back} />
      </div>
    </OwnCallCard>
  );
}

/** One answer as a form of its own. */
export function Answer({
  call,
  action,
  label,
  back,
  kind = 'quiet',
}: {
  call: OwnCallView;
  action: 'confirm' | 'decline';
  label: string;
  back: string;
  kind?: 'primary' | 'quiet';
}): JSX.Element {
  const words = useWords(WORKER_WORDS).requests;
  return (
    <Form action={answerPath(call.id, action)}>
      <input type="hidden" name="next" value={back} />
      <Button kind={kind} id={`${action}-${call.id}`}>
        {label}
        <span class="sr-only">{words.yesTo(call.callName)}</span>
      </Button>
    </Form>
  );
}
