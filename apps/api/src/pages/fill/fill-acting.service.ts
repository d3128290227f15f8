import { Injectable } from '@nestjs/common';
import {
  BulkConfirmingService,
  CallFilledService,
  FillingService,
  LaborRequirementService,
  type ReachedRequirement,
  RequestAnsweringService,
  RequestDeletingService,
  RequestQueries,
  type RequirementIds,
} from '#libs/labor';
import { Invalid, NotFound } from '#libs/kernel';
import { NotificationService } from '#libs/notification';
import type { Work } from '#libs/platform';
import type { Notice } from '../frame/notice.js';
import { readForm } from '../frame/read-form.js';
import type { FillQuery } from './fill-query.js';
import { type FillAct, FirstComeForm, NewContactForm } from './fill.form.js';
import type { FILL_WORDS } from './fill.words.js';

type FillWords = (typeof FILL_WORDS)['en'];

interface FillActResult {
  notice: Notice | null;
  /** Of the address that is shown next. */
  changes: Partial<FillQuery>;
  /** Workers with whom it could not be done. */
  failed: number[];
}

/** Does what a press on a fill page asks for, by the verbs that REST calls. */
@Injectable()
export class FillActingService {
  constructor(
    private readonly filling: FillingService,
    private readonly answering: RequestAnsweringService,
    private readonly bulk: BulkConfirmingService,
    private readonly deleting: RequestDeletingService,
    private readonly callFilled: CallFilledService,
    private readonly requirements: LaborRequirementService,
    private readonly requests: RequestQueries,
    private readonly notifications: NotificationService,
  ) {}

  /** @throws Invalid, NotFound what the verb refuses */
  async act(
    work: Work,
    requirement: ReachedRequirement,
    act: FillAct,
    body: unknown,
    words: FillWords,
  ): Promise<FillActResult> {
    const place = idsOf(requirement);
    const { outcome } = words;
    const skill = requirement.labor_type.name;
    switch (act.kind) {
      case 'fill':
        return this.fill(work, place, act, words);
      case 'choice':
        return said(await this.choose(work, requirement, act, words));
      case 'confirm-many':
        return said(await this.confirmMany(work, requirement, act.requestIds, outcome));
      case 'skill': {
        const given = await this.filling.giveSkill(work, place, act.workerIds);
        return {
          notice: success(outcome.skill(given.length, skill)),
          changes: { unskilledIds: [] },
          failed: [],
        };
      }
      case 'contact':
        return said(await this.addContact(work, place, body, outcome));
      case 'first-come': {
        const form = await readForm(FirstComeForm, body);
        await this.requirements.edit(work, requirement, { fcfsPositions: form.fcfs_positions });
        return said(success(outcome.firstCome));
      }
      case 'read':
        await this.notifications.markReadOfRequirement(work, place.requirementId);
        return said(null);
      case 'none':
        throw new Invalid('act.none', outcome.nobody);
    }
  }

  private async fill(
    work: Work,
    place: RequirementIds,
    { way, workerIds }: Extract<FillAct, { kind: 'fill' }>,
    { outcome }: FillWords,
  ): Promise<FillActResult> {
    if (workerIds.length === 0) throw new Invalid('act.none', outcome.nobody);
    const { done, errors, unskilled, off } = await this.filling.fill(work, place, workerIds, way);
    const lines = [
      ...(done.length > 0 ? [outcome[way](done.length)] : []),
      ...(errors.length > 0 ? [outcome.failed(errors.length)] : []),
      ...(off.length > 0 ? [outcome.off(off.length)] : []),
    ];
    const tone = errors.length + off.length > 0 ? 'warning' : 'success';
    return {
      notice: { tone, lines },
      changes: { unskilledIds: unskilled },
      failed: errors.map(({ id }) => id),
    };
  }

  private async choose(
    work: Work,
    requirement: ReachedRequirement,
    { choice, requestId }: Extract<FillAct, { kind: 'choice' }>,
    { outcome, choices }: FillWords,
  ): Promise<Notice> {
    const name = await this.requests.nameOfReached(work, requirement, requestId);
    if (name === null) throw new NotFound('LaborRequest');
    const untold =
      choice === 'delete'
        ? await this.deleting.delete(work, requestId)
        : choice === 'call_filled'
          ? await this.callFilled.tell(work, requestId)
          : (await this.answering.perform(work, requestId, choice, 'manager')).untold;
    if (untold) return { tone: 'warning', lines: [outcome.untold(name)] };
    if (choice === 'delete') return success(outcome.gone(name));
    return success(
      choice === 'call_filled' ? outcome.filled(name) : outcome.done(name, choices[choice]),
    );
  }

  private async confirmMany(
    work: Work,
    requirement: ReachedRequirement,
    given: readonly number[],
    { confirm, nobody, notConfirmed }: FillWords['outcome'],
  ): Promise<Notice> {
    const requestIds = await this.requests.amongReached(work, requirement, given);
    if (requestIds.length === 0) throw new Invalid('act.none', nobody);
    const { confirmed, errors } = await this.bulk.confirm(work, requestIds);
    return {
      tone: errors.length > 0 ? 'warning' : 'success',
      lines: [
        ...(confirmed.length > 0 ? [confirm(confirmed.length)] : []),
        ...(errors.length > 0 ? [notConfirmed(errors.length)] : []),
      ],
    };
  }

  private async addContact(
    work: Work,
    place: RequirementIds,
    body: unknown,
    outcome: FillWords['outcome'],
  ): Promise<Notice> {
    const form = await readForm(NewContactForm, body);
    const draft = {
      name: form.name,
      phoneNumber: form.phone_number,
      consents: form.sms_consent ?? false,
      skilled: form.has_skill ?? false,
    };
    await this.filling.addContact(work, place, draft, form.way ?? 'request');
    return success(outcome.contact(form.name));
  }
}

function idsOf({ id: requirementId, call_time: call }: ReachedRequirement): RequirementIds {
  const { id: eventId, company_id: companyId } = call.event;
  return { requirementId, callTimeId: call.id, eventId, companyId };
}

const success = (line: string): Notice => ({ tone: 'success', lines: [line] });

/** The offer of a skill stays until somebody decides about it or asks somebody else. */
const said = (notice: Notice | null): FillActResult => ({ notice, changes: {}, failed: [] });
