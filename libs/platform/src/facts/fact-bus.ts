import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  type Fact,
  type FactClass,
  FOLLOWED_FACTS,
  FOLLOWER_LIB,
  type FollowedFact,
} from './facts.js';
import { LIB_ORDER, type LibName } from './lib-order.js';
import type { Work } from '../work/work.js';

interface FollowerMethod {
  lib: LibName;
  factClass: FactClass;
  follow: (work: Work, fact: Fact) => Promise<void>;
}

/** Calls the followers of a fact one after the other, in the transaction that caused it. */
@Injectable()
export class FactBus implements OnModuleInit {
  private followerMethods: FollowerMethod[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.followerMethods = instances
      .flatMap(followerMethodsOf)
      .sort((a, b) => LIB_ORDER.indexOf(a.lib) - LIB_ORDER.indexOf(b.lib));
  }

  async record(work: Work, fact: Fact): Promise<void> {
    for (const followerMethod of this.followerMethods) {
      if (fact instanceof followerMethod.factClass) await followerMethod.follow(work, fact);
    }
  }
}

function followerMethodsOf(instance: unknown): FollowerMethod[] {
  if (typeof instance !== 'object' || instance === null) return [];
  const lib = Reflect.getMetadata(FOLLOWER_LIB, instance.constructor) as LibName | undefined;
  if (!lib) return [];
  const facts = (Reflect.getMetadata(FOLLOWED_FACTS, instance.constructor) ?? []) as FollowedFact[];
  const methods = instance as Record<string, FollowerMethod['follow']>;
  return facts.map(({ factClass, method }) => ({
    lib,
    factClass,
    follow: (work, fact) => methods[method]!.call(instance, work, fact),
  }));
}
