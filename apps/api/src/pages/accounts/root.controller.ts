import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../../edge/auth/allow.js';

/** Who types the bare address finds the pages. */
@ApiExcludeController()
@Controller()
export class RootController {
  @Get()
  @Allow('anyone')
  @Redirect('/app/', 302)
  root(): void {
    // the decorator says it all
  }
}
