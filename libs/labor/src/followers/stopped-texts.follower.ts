import { ConsentRevoked } from '#libs/messaging';
import { FactBus, Follower, OnFact, type Work } from '#libs/platform';
import { ConfirmedWorkerStopped } from '../requests/labor-request.facts.js';
import { requestIdsOf } from '../requests/request-in-context.rows.js';
import { confirmedRequests } from '../texting/open-items.js';
import { PhoneSituationQueries } from '../texting/phone-situation.queries.js';
import { TextQuestionService } from '../texting/text-question.service.js';

/** Tells the managers when a confirmed worker stops our texts, by text or at their carrier. */
@Follower('labor')
export class StoppedTextsFollower {
  constructor(
    private readonly situations: PhoneSituationQueries,
    private readonly questions: TextQuestionService,
    private readonly facts: FactBus,
  ) {}

  @OnFact(ConsentRevoked)
  async whenStopped(work: Work, { phoneNumber, sender }: ConsentRevoked): Promise<void> {
    await this.questions.close(work, phoneNumber);
    const situation = await this.situations.ofPhone(work, phoneNumber, sender);
    for (const request of confirmedRequests(situation))
      if (request.phone_number === phoneNumber)
        await this.facts.record(
          work,
          new ConfirmedWorkerStopped(requestIdsOf(request), null, null),
        );
  }
}
