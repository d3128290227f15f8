import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MyRequestsQueries } from '#libs/labor';
import { type Caller, UnitOfWork } from '#libs/platform';
import { Allow } from '../../edge/auth/allow.js';
import { Returns } from '../../edge/openapi/response-shapes.js';
import { By } from '../../edge/auth/by.js';
import {
  MyProfileShape,
  type MyProfileView,
  presentMyProfile,
} from '../presenters/my-profile.presenter.js';

/** A worker's view of their own work. */
@ApiTags('Auth')
@Controller()
export class MyProfileController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly myWork: MyRequestsQueries,
  ) {}

  @ApiOperation({
    operationId: 'showMyWork',
    summary: 'My companies, what I am asked for, and where I was',
    description: 'Empty lists for users who are no workers.',
  })
  @Get('user/profile')
  @Allow('self.read')
  @Returns(200, MyProfileShape)
  async show(@By() by: Caller): Promise<MyProfileView> {
    return presentMyProfile(await this.myWork.own(this.unitOfWork.reading(by)));
  }
}
