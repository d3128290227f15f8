import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiKeyService, CredentialQueries, SessionService } from '#libs/identity';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { By, type Credential, SignedInWith } from '../../edge/auth/by.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { success, SuccessShape, type SuccessView } from '../presenters/success.js';
import {
  type CredentialsView,
  KeysShape,
  presentCredentials,
  SessionsShape,
} from '../presenters/credential.presenter.js';

/** The caller's keys and sessions, and their revocation. */
@ApiTags('Auth')
@Controller('user')
export class CredentialsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: CredentialQueries,
    private readonly keys: ApiKeyService,
    private readonly sessions: SessionService,
  ) {}

  @ApiOperation({ operationId: 'listKeys', summary: 'My keys, the newest first; never the secret' })
  @Get('keys')
  @Allow('self.read')
  @Returns(200, KeysShape)
  async listKeys(
    @By() by: Caller,
    @SignedInWith() { keyId }: Credential,
  ): Promise<CredentialsView> {
    const rows = await this.credentials.ownKeys(this.unitOfWork.reading(by));
    return presentCredentials(rows, keyId);
  }

  @ApiOperation({
    operationId: 'endKey',
    summary: 'Ends one of my keys, and the sockets that were opened with it, at once',
  })
  @Delete('keys/:id')
  @Allow('self.read')
  @Returns(200, SuccessShape)
  async endKey(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.keys.revokeOwn(work, by.actor.userId!, id));
    return success('The key has ended.');
  }

  @ApiOperation({
    operationId: 'listSessions',
    summary: 'Browsers that are logged in to my account, the newest first',
  })
  @Get('sessions')
  @Allow('self.read')
  @Returns(200, SessionsShape)
  async listSessions(
    @By() by: Caller,
    @SignedInWith() { sessionId }: Credential,
  ): Promise<CredentialsView> {
    const rows = await this.credentials.ownSessions(this.unitOfWork.reading(by));
    return presentCredentials(rows, sessionId);
  }

  @ApiOperation({
    operationId: 'endSession',
    summary: 'Logs one browser out, and closes the sockets of its pages, at once',
  })
  @Delete('sessions/:id')
  @Allow('self.read')
  @Returns(200, SuccessShape)
  async endSession(@By() by: Caller, @Param('id') id: number): Promise<SuccessView> {
    await this.unitOfWork.as(by, (work) => this.sessions.revokeOwn(work, by.actor.userId!, id));
    return success('The session has ended.');
  }

  @ApiOperation({
    operationId: 'signOutElsewhere',
    summary: 'Ends every key and session of mine but the one that calls',
  })
  @Post('sign-out-elsewhere')
  @Allow('self.read')
  @Returns(200, SuccessShape)
  async signOutElsewhere(
    @By() by: Caller,
    @SignedInWith() { keyId, sessionId }: Credential,
  ): Promise<SuccessView> {
    await this.unitOfWork.as(by, async (work) => {
      await this.keys.revokeAllExcept(work, by.actor.userId!, keyId ?? 0);
      await this.sessions.revokeAllExcept(work, by.actor.userId!, sessionId ?? 0);
    });
    return success('You are signed out everywhere else.');
  }
}
