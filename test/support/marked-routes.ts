import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { TestApp } from './test-app.js';

/** Paths of the GETs whose handlers have the metadata, as in `/event/{slug}/`, sorted. */
export function pathsMarked(app: TestApp, key: string): string[] {
  return [...app.context.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => pathsOf(metatype as { prototype: Record<string, object> }, key))
    .sort();
}

function pathsOf(controller: { prototype: Record<string, object> }, key: string): string[] {
  const root = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = Object.getOwnPropertyDescriptor(controller.prototype, name)!.value as object;
    if (typeof handler !== 'function' || !Reflect.hasMetadata(key, handler)) return [];
    expect(Reflect.getMetadata(METHOD_METADATA, handler)).toBe(RequestMethod.GET);
    const path = `${root}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`;
    const parts = path.split('/').filter((part) => part !== '');
    return [`/${parts.map((part) => part.replace(/^:(.*)/, '{$1}')).join('/')}/`];
  });
}
