import { Body, Param, Post, Req } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import {
  CallConflictQueries,
  MyDayQueries,
  RequestAnsweringService,
  type RequestInContext,
} from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By } from '../../edge/auth/by.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { refusalOf } from '../company/refusal-of.js';
import { conflictWarnings } from '../confirm/conflict-warnings.js';
import { givesUp } from '../confirm/read-answers.js';
import { datesOf } from '../frame/dates.js';
import type { Notice } from '../frame/notice.js';
import { PageController } from '../frame/page-controller.js';
import { type SeeOther, seeOther } from '../frame/page.js';
import { languageOf } from '../frame/request-language.js';
import { RowIdPipe } from '../frame/row-id.pipe.js';
import { wordsOf } from '../frame/words.js';
import { NEXT_PATH } from './next.page.js';
import { REQUESTS_PATH } from './requests.page.js';
import { WORKER_WORDS } from './worker.words.js';

const ACTIONS = { confirm: 'available_yes', decline: 'available_no', cancel: 'cancel' } as const;

/** A worker's answers to their own requests, by the same verbs as links and texts. */
@PageController()
export class OwnAnswersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mine: MyDayQueries,
    private readonly answering: RequestAnsweringService,
    private readonly conflicts: CallConflictQueries,
  ) {}

  /** `confirm` says yes, `decline` says no, `cancel` gives up a confirmed call. Others' requests are unknown. */
  @Post('labor-request/:id/:action/')
  @Allow('request.answer')
  async answer(
    @By() by: Caller,
    @Req() request: EdgeRequest,
    @Param('id', RowIdPipe) id: number,
    @Param('action') name: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    if (!Object.hasOwn(ACTIONS, name)) throw new NotFound('LaborRequest');
    const action = ACTIONS[name as keyof typeof ACTIONS];
    const back = backOf(body);
    try {
      const done = await this.unitOfWork.as(by, async (work) => {
        const asked = await this.mine.ownRequest(work, id);
        if (!asked) throw new NotFound('LaborRequest');
        if (name === 'decline' && givesUp(new Map([[id, 'no']]), [asked]))
          throw new Invalid(
            'request.confirmed_already',
            wordsOf(WORKER_WORDS, request).confirmedAlready,
          );
        const outcome = await this.answering.perform(work, id, action, 'worker');
        const accepted = outcome.to === 'confirmed' || outcome.to === 'available' ? [id] : [];
        const found = await this.conflicts.acceptedOfRequestsUnchecked(work, accepted, 'all');
        return { asked, outcome, conflicts: found.get(id) ?? [] };
      });
      const language = languageOf(request);
      const warnings = conflictWarnings(done.conflicts, done.asked.time_zone, language);
      const line = lineOf(done.asked, done.outcome, request, this.unitOfWork.reading(by).now);
      return seeOther(back, noticeOf(line, warnings, done.outcome.to === 'confirmed'));
    } catch (error) {
      return seeOther(back, { tone: 'warning', lines: [refusalOf(error, request).message] });
    }
  }
}

/** Only the two pages that have these buttons are gone back to. */
function backOf(body: unknown): string {
  const { next } = (body ?? {}) as { next?: unknown };
  return next === REQUESTS_PATH ? REQUESTS_PATH : NEXT_PATH;
}

function lineOf(
  asked: RequestInContext,
  { to, repeated }: { to: string; repeated: boolean },
  request: EdgeRequest,
  now: Date,
): string {
  const { outcome: words } = wordsOf(WORKER_WORDS, request);
  const dates = datesOf(asked.time_zone, { language: languageOf(request), now });
  if (repeated) return words.unchanged(asked.call_name);
  if (to === 'confirmed') return words.confirmed(asked.call_name, dates.moment(asked.starts_at));
  if (to === 'available') return words.available(asked.call_name);
  return to === 'canceled' ? words.canceled(asked.call_name) : words.declined(asked.call_name);
}

function noticeOf(line: string, warnings: string[], isConfirmed: boolean): Notice {
  const tone = isConfirmed ? 'success' : 'info';
  return { tone: warnings.length > 0 ? 'warning' : tone, lines: [line, ...warnings] };
}
