import { Injectable } from '@nestjs/common';
import { type ConflictingCalls, type TextReply, TEXT_TEMPLATES } from '#libs/messaging';
import type { Work } from '#libs/platform';
import { type CallConflict, CallConflictQueries } from '../requests/call-conflict.queries.js';
import type { RequestInContext } from '../requests/request-in-context.rows.js';
import { wordsOfCall } from '../requests/words-of-call.js';

/** Maximum of conflicts in a text; the page behind the link shows all. */
const MAX_CONFLICTS = 3;

/** Warns of calls that overlap, or leave too little rest. */
@Injectable()
export class ConflictReplyService {
  constructor(private readonly conflicts: CallConflictQueries) {}

  /** Includes calls of all companies: the reply goes to the number itself only. */
  async warn(work: Work, accepted: readonly RequestInContext[], reply: TextReply): Promise<void> {
    const ids = accepted.map(({ id }) => id);
    const found = await this.conflicts.acceptedOfRequestsUnchecked(work, ids, 'all');
    const conflicts = accepted.flatMap((request) =>
      (found.get(request.id) ?? []).map((conflict) => wordsOfConflict(request, conflict)),
    );
    if (conflicts.length > 0)
      reply.add(
        TEXT_TEMPLATES[reply.language].dialogue.conflicts(conflicts.slice(0, MAX_CONFLICTS)),
      );
  }
}

function wordsOfConflict(
  { company_id: companyId }: RequestInContext,
  { callName, otherName, kind, restMinutes, other }: CallConflict,
): ConflictingCalls {
  return {
    call: callName,
    other: { ...wordsOfCall(other), call: otherName, date: other.date },
    isOtherCompany: other.company_id !== companyId,
    restHours: kind === 'overlap' ? null : String(Math.round(restMinutes / 6) / 10),
  };
}
