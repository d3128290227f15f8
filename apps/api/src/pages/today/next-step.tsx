import type { JSX } from 'preact';
import type { FirstSteps } from '#libs/labor';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { STEP_PAGES } from './step-pages.js';
import { TODAY_WORDS } from './today.words.js';

interface NextStepProps {
  /** What the company has; null: the reader does not manage it. */
  steps: FirstSteps | null;
  /** The step of this page: once it is done, the next one is offered. */
  after: keyof FirstSteps;
}

/** For a new company, on the page of a step: which one is next, so that nobody walks back to the list. */
export function NextStep({ steps, after }: NextStepProps): JSX.Element | null {
  const words = useWords(TODAY_WORDS);
  if (!steps?.[after]) return null;
  const order = Object.keys(STEP_PAGES) as (keyof FirstSteps)[];
  const next = order.find((step) => !steps[step]);
  if (!next) return null;
  const done = order.filter((step) => steps[step]).length;
  return (
    <NoticeBox tone="info" id="next-step">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <span>{words.stepsDone(done, order.length)}</span>
        <ButtonLink href={STEP_PAGES[next]} size="small">
          {words.step[next].action}
        </ButtonLink>
      </div>
    </NoticeBox>
  );
}
