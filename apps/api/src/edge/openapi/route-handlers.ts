import type { INestApplication, Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import { ModulesContainer } from '@nestjs/core';
import { DECORATORS } from '@nestjs/swagger';
import { ACTION_METADATA } from '../auth/allow.js';
import { HEAVY_METADATA } from '../company-turns/heavy.js';
import { REVISED_METADATA } from '../unchanged/turning.js';
import { REFUSALS_METADATA } from './refuses.js';

export const KEY_SEPARATOR = '::';

/** The documented properties of the method behind a route. */
export interface RouteHandler {
  /** The value of `@Allow`; undefined for a closed route. */
  action: unknown;
  /** The class of its `@Body()`; for a form read by hand, that of `@ApiBody`. */
  body: Type<object> | null;
  /** The classes of its `@Query()`s. */
  queries: Type<object>[];
  /** The errors named by `@Refuses`. */
  refusals: Error[];
  /** Whether its answers have the tag of a revision. */
  isRevised: boolean;
  /** Whether it waits for others of its company. */
  takesTurns: boolean;
}

type Method = (...parameters: unknown[]) => unknown;

/**
 * Handlers by operation name, or by controller and method.
 *
 * @throws Error two operations have the same name
 */
export function routeHandlersOf(app: INestApplication): Map<string, RouteHandler> {
  const handlers = new Map<string, RouteHandler>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as Type<object> | null;
      for (const method of controller ? methodsOf(controller.prototype as object) : []) {
        const { operationId } = (Reflect.getMetadata(DECORATORS.API_OPERATION, method) ?? {}) as {
          operationId?: string;
        };
        const key = operationId ?? [controller!.name, method.name].join(KEY_SEPARATOR);
        if (operationId && handlers.has(key)) throw new Error(`Two operations are called ${key}.`);
        handlers.set(key, handlerOf(controller!, method));
      }
    }
  }
  return handlers;
}

function handlerOf(controller: Type<object>, method: Method): RouteHandler {
  const queries = parameterClasses(controller, method, RouteParamtypes.QUERY);
  return {
    action: Reflect.getMetadata(ACTION_METADATA, method),
    body: parameterClasses(controller, method, RouteParamtypes.BODY)[0] ?? documentedBody(method),
    queries,
    refusals: (Reflect.getMetadata(REFUSALS_METADATA, method) ?? []) as Error[],
    isRevised: Reflect.hasMetadata(REVISED_METADATA, method),
    takesTurns: [REVISED_METADATA, HEAVY_METADATA].some((key) => Reflect.hasMetadata(key, method)),
  };
}

/** Classes of parameters for a whole body or query; parameters for a single value have none. */
function parameterClasses(
  controller: Type<object>,
  { name }: Method,
  kind: RouteParamtypes,
): Type<object>[] {
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) ??
    []) as unknown[];
  const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  return Object.entries(taken)
    .filter(([key, { data }]) => key.startsWith(`${kind}:`) && data === undefined)
    .map(([, { index }]) => types[index])
    .filter((type): type is Type<object> => typeof type === 'function' && type !== Object);
}

function documentedBody(method: Method): Type<object> | null {
  const noted = (Reflect.getMetadata(DECORATORS.API_PARAMETERS, method) ?? []) as {
    in?: string;
    type?: unknown;
  }[];
  const type = noted.find((parameter) => parameter.in === 'body')?.type;
  return typeof type === 'function' && type !== Object && type !== String
    ? (type as Type<object>)
    : null;
}

/** Includes inherited methods. */
function methodsOf(prototype: object): Method[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  const own = Object.values(Object.getOwnPropertyDescriptors(prototype)).map(
    (descriptor) => descriptor.value as unknown,
  );
  const functions = own.filter((value): value is Method => typeof value === 'function');
  return parent && parent !== Object.prototype ? [...methodsOf(parent), ...functions] : functions;
}
