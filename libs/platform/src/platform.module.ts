import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Clock } from './clock.js';
import { CONFIGURATION, type Configuration } from './configuration.js';
import type { Connection } from './connection.js';
import { FactBus } from './fact-bus.js';
import { HintBus } from './hint-bus.js';
import { TaskRunner } from './task-runner.js';
import { Tasks } from './tasks.js';
import { CONNECTION } from './tokens.js';
import { UnitOfWork } from './unit-of-work.js';

/** The plumbing every module stands on. Global, because `Work` is in every sentence. */
@Global()
@Module({})
export class PlatformModule {
  static with(configuration: Configuration, connection: Connection): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CONNECTION, useValue: connection },
        Clock,
        HintBus,
        FactBus,
        Tasks,
        TaskRunner,
        UnitOfWork,
      ],
      exports: [CONFIGURATION, CONNECTION, Clock, HintBus, FactBus, Tasks, TaskRunner, UnitOfWork],
    };
  }
}
