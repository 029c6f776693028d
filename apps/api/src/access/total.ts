import { Injectable, OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PATH_METADATA } from '@nestjs/common/constants';
import { RULE } from './rule.js';

/** Fails the start when a route names no rule: authorization is total. */
@Injectable()
export class TotalAuthorization implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.routes().filter(({ rule }) => rule === undefined);
    if (open.length > 0) throw new Error(`no rule says who may call ${open.map(({ name }) => name).join(', ')}`);
  }

  /** Every route of every controller with the rule it names. */
  routes(): readonly { readonly name: string; readonly rule: unknown }[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${metatype?.name}.${name}`, handler: prototype[name]! }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map(({ name, handler }) => ({ name, rule: this.reflector.get<unknown>(RULE, handler) }));
    });
  }
}
