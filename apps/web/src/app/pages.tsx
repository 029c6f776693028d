import { lazy, ReactNode } from 'react';
import { match } from '../routing/match';
import { isOperator } from '../client/roles';
import { Grant, Text } from '../client/types';
import { COMMON } from '../words/common';
import { DEADLINES } from '../words/deadlines';
import { SYSTEM } from '../words/system';

const BoardPage = lazy(() => import('../board/BoardPage'));
const SpendPage = lazy(() => import('../spend/SpendPage'));
const SavingsPage = lazy(() => import('../savings/SavingsPage'));
const ProjectsPage = lazy(() => import('../projects/ProjectsPage'));
const DeadlinesPage = lazy(() => import('../deadlines/DeadlinesPage'));
const ProposePage = lazy(() => import('../projects/ProposePage'));
const SystemPage = lazy(() => import('../system/SystemPage'));
const ProjectPage = lazy(() => import('../project/ProjectPage'));

interface Page {
  readonly path: string;
  /** Stands in the main navigation under this name. */
  readonly menu?: Text;
  /** Whose navigation it stands in; default: everyone's. */
  readonly isFor?: (grants: readonly Grant[]) => boolean;
  readonly page: (params: Readonly<Record<string, string>>) => ReactNode;
}

export const PAGES: readonly Page[] = [
  { path: '/', menu: COMMON.board, page: () => <BoardPage /> },
  { path: '/projects', menu: COMMON.projects, page: () => <ProjectsPage /> },
  { path: '/deadlines', menu: DEADLINES.title, page: () => <DeadlinesPage /> },
  { path: '/spend', menu: COMMON.spend, page: () => <SpendPage /> },
  { path: '/savings', menu: COMMON.savings, page: () => <SavingsPage /> },
  { path: '/system', menu: SYSTEM.title, isFor: isOperator, page: () => <SystemPage /> },
  { path: '/propose', page: () => <ProposePage /> },
  { path: '/projects/:id', page: ({ id }) => <ProjectPage key={id} id={id!} /> },
];

export function pageAt(path: string): { readonly page: ReactNode; readonly path: string } | undefined {
  for (const { path: template, page } of PAGES) {
    const params = match(template, path);
    if (params) return { page: page(params), path: template };
  }
  return undefined;
}
