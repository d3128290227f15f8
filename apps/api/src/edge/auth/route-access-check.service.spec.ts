import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Allow, type Allowed } from './allow.js';
import { RouteAccessCheckService } from './route-access-check.service.js';

@Controller('doors')
class DoorsController {
  @Get()
  @Allow('anyone')
  open(): void {}

  @Get('mine/')
  @Allow('event.read')
  mine(): void {}

  notARoute(): void {}
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  forgotten(): void {}

  @Post()
  @Allow('event.raed' as Allowed)
  mistyped(): void {}
}

describe('an application', () => {
  const start = async (...controllers: (new () => object)[]) => {
    @Module({ imports: [DiscoveryModule], controllers, providers: [RouteAccessCheckService] })
    class SampleModule {}
    const module = await Test.createTestingModule({ imports: [SampleModule] }).compile();
    await module.init();
    await module.close();
  };

  it('starts when every route names its action', () =>
    expect(start(DoorsController)).resolves.toBeUndefined());

  it('does not start when one is silent, and tells which', () =>
    expect(start(DoorsController, ForgottenController)).rejects.toThrow(
      'ForgottenController.forgotten, ForgottenController.mistyped.',
    ));
});
