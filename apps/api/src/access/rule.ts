import { SetMetadata } from '@nestjs/common';

/**
 * Who may call a route. `open`: anyone. `known`: anyone with a token, for what is their own. `signedIn`: anyone
 * with a token and a grant. `acting`: as signedIn, in one chosen role. `inside`: as signedIn, by who keeps or supervises
 * the money. `stream`: as signedIn, by token or ticket. `operator`: whoever keeps the installation.
 */
export type AccessRule = 'open' | 'known' | 'signedIn' | 'inside' | 'acting' | 'stream' | 'operator';

export const RULE = 'tongjian:rule';

/** Names the access rule of a route; a route without one fails the start. */
export const Rule = (rule: AccessRule): MethodDecorator => SetMetadata(RULE, rule);
