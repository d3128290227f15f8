import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../../edge/auth/allow.js';

/** Redirects from the bare address to the pages. */
@ApiExcludeController()
@Controller()
export class RootController {
  @Get()
  @Allow('anyone')
  @Redirect('/app/', 302)
  root(): void {
    // the decorator redirects
  }
}
