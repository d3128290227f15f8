import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACTIONS } from '#libs/identity';
import { ACTION_METADATA, type Allowed, ANYONE, SIGNED_IN } from './allow.js';

const KNOWN_ACTIONS: readonly Allowed[] = [...ACTIONS, ANYONE, SIGNED_IN];

/** Stops the start of an application that has a route without an action. */
@Injectable()
export class RouteAccessCheckService implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming each route without a known action */
  onModuleInit(): void {
    const silent = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.routesWithoutAction(metatype) : []));
    if (silent.length > 0)
      throw new Error(`State who is let in with @Allow(…): ${silent.sort().join(', ')}.`);
  }

  private routesWithoutAction(
    controller: { name: string; prototype?: object } | (() => unknown),
  ): string[] {
    const prototype = (controller as { prototype: Record<string, object> }).prototype;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
      .filter(
        (name) =>
          !KNOWN_ACTIONS.includes(
            Reflect.getMetadata(ACTION_METADATA, prototype[name]!) as Allowed,
          ),
      )
      .map((name) => `${controller.name}.${name}`);
  }
}
