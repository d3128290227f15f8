import { Injectable } from '@nestjs/common';
import { type RecordedText, type SendOutcome, TextRecordingService } from '#libs/messaging';
import { type Caller, UnitOfWork, type Work } from '#libs/platform';
import { type OfferSending, OfferSendingService } from '../requests/offer-sending.service.js';
import type { RequestScope } from '../requests/request-scope.js';
import { RecipientNames } from './recipient-names.js';
import type { TextPreview, UntoldPerson } from './text-preview.js';

/**
 * What verbs would text. A preview runs the verb itself in a transaction that is rolled back, so that it cannot differ
 * from what is sent.
 */
@Injectable()
export class TextPreviewService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recording: TextRecordingService,
    private readonly sending: OfferSendingService,
  ) {}

  /**
   * The texts of any verb: a reminder, a move, a cancellation, a retry.
   *
   * @throws what the verb throws
   */
  of(by: Caller, verb: (work: Work) => Promise<unknown>): Promise<TextPreview> {
    return this.rehearse(by, async (work) => {
      await verb(work);
      return [];
    });
  }

  /**
   * The offers of a queue; names those who are left out, too.
   *
   * @param queueOf finds the queue, and refuses who does not reach it
   */
  offers(by: Caller, queueOf: (work: Work) => Promise<RequestScope>): Promise<TextPreview> {
    return this.rehearse(by, async (work) => {
      const { skipped } = await this.sending.sendAndTellSkipped(work, await queueOf(work));
      return skipped;
    });
  }

  private rehearse(
    by: Caller,
    verb: (work: Work) => Promise<OfferSending['skipped']>,
  ): Promise<TextPreview> {
    return this.unitOfWork.rehearse(by, async (work) => {
      const recorded = this.recording.start(work);
      const skipped = await verb(work);
      await work.flushBatchWrites();
      return previewOf(work, recorded, skipped);
    });
  }
}

async function previewOf(
  work: Work,
  recorded: readonly RecordedText[],
  skipped: OfferSending['skipped'],
): Promise<TextPreview> {
  const names = await RecipientNames.read(
    work,
    recorded.map(({ draft }) => draft),
    skipped.map(({ requestId }) => requestId),
  );
  const texts = recorded.flatMap(({ draft, written }) =>
    written ? [{ ...names.ofDraft(draft), ...written }] : [],
  );
  const untold = recorded.flatMap(({ draft, written, outcome }): UntoldPerson[] =>
    written ? [] : [{ ...names.ofDraft(draft), reason: reasonOf(outcome) }],
  );
  const leftOut = skipped.map(({ requestId, reason }): UntoldPerson => ({
    ...names.ofRequest(requestId),
    reason,
  }));
  return { texts: texts.toSorted(byName), untold: [...untold, ...leftOut].toSorted(byName) };
}

/** Of a text that is not written. */
function reasonOf(outcome: SendOutcome): UntoldPerson['reason'] {
  if (outcome === 'stopped') return 'opted_out';
  return outcome === 'duplicate' ? 'asked_before' : 'awaiting_consent';
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}
