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
import type { Work } from './work.js';

interface Following {
  lib: LibName;
  factClass: FactClass;
  follow: (work: Work, fact: Fact) => Promise<void>;
}

/** Hands a fact to its followers, one after the other, inside the transaction that caused it. */
@Injectable()
export class FactBus implements OnModuleInit {
  private followings: Following[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.followings = instances
      .flatMap(followingsOf)
      .sort((a, b) => LIB_ORDER.indexOf(a.lib) - LIB_ORDER.indexOf(b.lib));
  }

  async record(work: Work, fact: Fact): Promise<void> {
    for (const following of this.followings) {
      if (fact instanceof following.factClass) await following.follow(work, fact);
    }
  }
}

function followingsOf(instance: unknown): Following[] {
  if (typeof instance !== 'object' || instance === null) return [];
  const lib = Reflect.getMetadata(FOLLOWER_LIB, instance.constructor) as LibName | undefined;
  if (!lib) return [];
  const facts = (Reflect.getMetadata(FOLLOWED_FACTS, instance.constructor) ?? []) as FollowedFact[];
  const methods = instance as Record<string, Following['follow']>;
  return facts.map(({ factClass, method }) => ({
    lib,
    factClass,
    follow: (work, fact) => methods[method]!.call(instance, work, fact),
  }));
}
