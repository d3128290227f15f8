import { Injectable } from '@nestjs/common';
import { MyDayQueries } from '#libs/labor';
import { type Language, LinkService } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { ClockInCodeService, ClockInTokenService, RowRemarksQueries } from '#libs/time-entry';
import { qrCodeUrl } from '../clock-in/qr-code-url.js';
import type { ClockInCode } from './next.page.js';
import { type OwnCallView, type OwnWorkModel, ownWorkModel } from './own-work.model.js';

/** From so long before the call on, the page itself shows the code. */
const CODE_SHOWN_BEFORE = 3 * 3_600_000;

/** Reads what a worker's own pages show. Writes nothing. */
@Injectable()
export class OwnWorkService {
  constructor(
    private readonly days: MyDayQueries,
    private readonly tokens: ClockInTokenService,
    private readonly codes: ClockInCodeService,
    private readonly links: LinkService,
    private readonly remarks: RowRemarksQueries,
  ) {}

  /** Seven statements at most. */
  async read(work: Work, language: Language): Promise<OwnWorkModel> {
    const model = ownWorkModel(await this.days.own(work), work.now, language);
    const approved = await this.remarks.approvedAmongOwn(
      work,
      model.past.map(({ id }) => id),
    );
    return { ...model, approved };
  }

  /** The code of a confirmed call; null: its company tracks no time, or the code has gone. One statement. */
  async code(work: Work, call: OwnCallView | null): Promise<ClockInCode | null> {
    if (!call?.hasClockIns) return null;
    const { eventId, workerId, eventSlug, startsAt } = call;
    const token = await this.tokens.tokenOf(work, { eventId, workerId });
    if (!token) return null;
    const isNear = startsAt.getTime() - work.now.getTime() < CODE_SHOWN_BEFORE;
    return {
      path: `/app/event/${encodeURIComponent(eventSlug)}/qr-code/${token}/`,
      spoken: this.codes.codeOf(token),
      image: isNear ? await qrCodeUrl(this.links.clockIn(work, token)) : null,
    };
  }
}
