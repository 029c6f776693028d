import { SetMetadata } from '@nestjs/common';

/**
 * Who may call a route. `open`: anyone. `signedIn`: anyone with a token and a grant. `acting`: as signedIn, in one
 * chosen role. `stream`: as signedIn, by token or ticket. `operator`: whoever keeps the installation.
 */
export type AccessRule = 'open' | 'signedIn' | 'acting' | 'stream' | 'operator';

export const RULE = 'tongjian:rule';

/** Names the access rule of a route; a route without one fails the start. */
export const Rule = (rule: AccessRule): MethodDecorator => SetMetadata(RULE, rule);
