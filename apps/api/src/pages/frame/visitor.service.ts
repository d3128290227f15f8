import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/platform';
import { UnitOfWork } from '#libs/platform';
import { AuthenticationService } from '../../edge/auth/authentication.service.js';
import type { EdgeRequest } from '../../edge/http/edge-request.js';
import { preferredLanguage } from '../../edge/http/preferred-language.js';
import { CurrentCompanyService } from './current-company.service.js';

/** Finds who asks for an address that no route answers, so that its error page stands in the frame of that person. */
@Injectable()
export class VisitorService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly unitOfWork: UnitOfWork,
    private readonly currentCompany: CurrentCompanyService,
  ) {}

  /** Never throws: without a database the page shows no company, and nobody is signed in. */
  async find(request: EdgeRequest): Promise<void> {
    try {
      const caller = request.caller ?? (await this.signedIn(request));
      if (caller)
        await this.currentCompany.showFirst(this.unitOfWork.reading(caller), caller, request);
    } catch (error) {
      request.log.warn({ err: error as Error }, 'an error page is shown without its frame');
    }
  }

  private async signedIn(request: EdgeRequest): Promise<Caller | null> {
    const found = await this.authentication.bySession(request.headers.cookie);
    if (!found) return null;
    const { actor } = found;
    const language = actor.language ?? preferredLanguage(request.headers['accept-language']);
    const caller = { actor, httpRequestId: String(request.id), origin: null, language };
    Object.assign(request, { actor, caller } satisfies Partial<EdgeRequest>);
    return caller;
  }
}
