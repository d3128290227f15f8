import { Injectable } from '@nestjs/common';
import { type RowOf, TaskQueueService, type Work } from '#libs/platform';
import type { OutgoingMessage } from './outgoing-message.entity.js';
import { ConsentService, type ConsentQuestion } from '../consent/consent.service.js';
import { StopRecallService } from '../consent/stop-recall.service.js';
import { type NewOutgoingMessage, insertMessages } from './insert-messages.js';
import type { MessageDraft, SendOutcome } from './message-draft.js';
import { decideSend, type MessageKind, type SendDecision } from './rules/send-decision.js';
import { type PlannedMessage, planMessage } from './plan-message.js';
import { phoneAndCompanyKey, ConsentStatuses } from '../consent/consent-statuses.js';
import { addSendTasks, type MessageToSend } from './send-message.task-name.js';
import { type RecordedText, TextRecordingService } from './text-recording.service.js';

export interface MailDraft {
  companyId: number | null;
  to: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** The same as HTML. */
  html?: string | null;
  /** Tokens in body and html: masked there once its outcome is sure. */
  secrets?: readonly string[];
}

const dropUnsent = (kind: MessageKind): string => `
  update outgoing_messages set status = 'dropped', error = $2
   where kind = '${kind}' and status in ('queued', 'held') and subject_id = any($1::bigint[])`;

/** Writes all outgoing SMS and mail, as rows and tasks in the transaction that causes them. */
@Injectable()
export class MessageService {
  constructor(
    private readonly consents: ConsentService,
    private readonly stops: StopRecallService,
    private readonly tasks: TaskQueueService,
    private readonly recording: TextRecordingService,
  ) {}

  /**
   * Writes the messages that may be sent, and consent questions in place of those that may not yet.
   * At most four statements, whatever the number of drafts.
   *
   * @returns the outcome of each draft, in their order
   */
  async send(work: Work, drafts: readonly MessageDraft[]): Promise<SendOutcome[]> {
    if (drafts.length === 0) return [];
    const typed = drafts.filter(({ kind }) => kind === 'invitation');
    await this.stops.recall(
      work,
      typed.map(({ phoneNumber }) => phoneNumber),
    );
    const consents = await ConsentStatuses.read(work, drafts);
    const decisions = drafts.map((draft) => decideSend(consents.of(draft), draft.kind));
    const asking = await this.ask(work, drafts, decisions);

    const planned = drafts.flatMap((draft, index) => {
      const consent = consents.of(draft);
      if (decisions[index] === 'send') return [planMessage(work, draft, consent, index)];
      const question = asking.get(index);
      return question
        ? [planMessage(work, { ...draft, ...question, delaySeconds: 0 }, consent, index)]
        : [];
    });
    const written = await this.insert(work, planned);

    const outcomes: SendOutcome[] = decisions.map((decision, index) =>
      outcomeWithoutMessage(decision, asking.has(index)),
    );
    planned.forEach(({ draftIndex, opening }, at) => {
      if (decisions[draftIndex] === 'send')
        outcomes[draftIndex] = !written[at] ? 'duplicate' : opening ? 'held' : 'queued';
    });
    this.recording.add(work, () => recordedTexts(drafts, outcomes, planned, written));
    return outcomes;
  }

  /**
   * Sends consent questions by themselves, to numbers that were not asked, have not agreed and sent no STOP.
   *
   * @returns how many are sent, or held for the sending hours
   */
  async askConsent(work: Work, questions: readonly ConsentQuestion[]): Promise<number> {
    const consents = await ConsentStatuses.read(work, questions);
    const asked = await this.consents.ask(work, questions);
    const planned = asked.map((question, index) => {
      const { companyId, phoneNumber, wording } = question;
      const draft = { kind: 'consent_question' as const, companyId, phoneNumber, body: wording };
      return planMessage(work, draft, consents.of(question), index);
    });
    await this.insert(work, planned);
    return asked.length;
  }

  async sendMail(
    work: Work,
    { companyId, to, subject, body, html = null, secrets }: MailDraft,
  ): Promise<void> {
    const message: NewOutgoingMessage = {
      channel: 'mail',
      kind: 'mail',
      companyId,
      recipient: to,
      subject,
      body,
      html,
      segments: 0,
      secrets: secrets ? [...secrets] : null,
      status: 'queued',
      subjectId: null,
      callStartsAt: null,
      timeZone: null,
    };
    await this.insert(work, [{ draftIndex: 0, message, opening: null, runAt: null }]);
  }

  /**
   * Withdraws unsent offers that are outdated: the request was answered, the call moved.
   *
   * @param reason stored with the message, for people to read
   * @returns the requests whose offer was withdrawn
   */
  async withdrawOffers(
    work: Work,
    requestIds: readonly number[],
    reason: string,
  ): Promise<number[]> {
    if (requestIds.length === 0) return [];
    const withdrawn = await work.rows<Pick<RowOf<OutgoingMessage>, 'subject_id'>>(
      `${dropUnsent('offer')} returning subject_id`,
      [requestIds, reason],
    );
    return withdrawn.map((row) => row.subject_id!);
  }

  /** The same, without returning the requests. */
  dropOffers(work: Work, requestIds: readonly number[], reason: string): void {
    work.executeWithoutWaiting(dropUnsent('offer'), [requestIds, reason]);
  }

  /** Withdraws unsent texts about a new time; a text that is being sent is sent. */
  async withdrawTimeChanges(
    work: Work,
    requestIds: readonly number[],
    reason: string,
  ): Promise<void> {
    await work.rows(dropUnsent('time_change'), [requestIds, reason]);
  }

  /** Looks at once at held consent questions about these requests: who is not asked any more gets none. */
  async recheckQuestions(work: Work, requestIds: readonly number[]): Promise<void> {
    const held = await work.rows<MessageToSend>(
      `select id, kind from outgoing_messages where kind = 'consent_question' and status = 'held' and subject_id = any($1::bigint[]) order by id`,
      [requestIds],
    );
    addSendTasks(this.tasks, work, held);
  }

  /** @returns the question to send, by the index of the first draft that brought it */
  private async ask(
    work: Work,
    drafts: readonly MessageDraft[],
    decisions: readonly SendDecision[],
  ): Promise<Map<number, Pick<MessageDraft, 'kind' | 'body'>>> {
    const indexes = new Map<string, number>();
    const questions = drafts.flatMap((draft, index): ConsentQuestion[] => {
      if (
        decisions[index] !== 'ask' ||
        !draft.consentQuestion ||
        draft.companyId === null ||
        indexes.has(phoneAndCompanyKey(draft))
      )
        return [];
      indexes.set(phoneAndCompanyKey(draft), index);
      return [
        {
          phoneNumber: draft.phoneNumber,
          companyId: draft.companyId,
          wording: draft.consentQuestion,
        },
      ];
    });
    const asked = await this.consents.ask(work, questions);
    return new Map(
      asked.map((question) => [
        indexes.get(phoneAndCompanyKey(question))!,
        { kind: 'consent_question', body: question.wording },
      ]),
    );
  }

  /** @returns for each, whether it was written */
  private async insert(work: Work, planned: readonly PlannedMessage[]): Promise<boolean[]> {
    const ids = await insertMessages(
      work,
      planned.map(({ message }) => message),
    );
    const written = planned.flatMap(({ message: { kind }, runAt }, at): MessageToSend[] =>
      ids[at] ? [{ id: ids[at], kind, runAt }] : [],
    );
    addSendTasks(this.tasks, work, written);
    return ids.map((id) => id !== null);
  }
}

function recordedTexts(
  drafts: readonly MessageDraft[],
  outcomes: readonly SendOutcome[],
  planned: readonly PlannedMessage[],
  written: readonly boolean[],
): RecordedText[] {
  const byDraft = new Map(
    planned.filter((_, at) => written[at]).map((plan) => [plan.draftIndex, plan]),
  );
  return drafts.map((draft, index) => {
    const plan = byDraft.get(index);
    return {
      draft,
      outcome: outcomes[index]!,
      written: plan
        ? {
            kind: plan.message.kind as MessageKind,
            body: plan.message.body,
            segments: plan.message.segments,
            heldUntil: plan.opening,
          }
        : null,
    };
  });
}

function outcomeWithoutMessage(decision: SendDecision, isAsked: boolean): SendOutcome {
  if (isAsked) return 'asked';
  return decision === 'stopped' ? 'stopped' : 'awaiting';
}
