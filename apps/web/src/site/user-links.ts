// What the menu of a person offers, in order. A link shows to those whom it concerns.
import type { Me } from '../api/use-me.ts';

export type UserLink = {
  readonly path: string;
  /** Key of its text under `user`. */
  readonly name: string;
  readonly isFor?: (me: Me) => boolean;
};

export const userLinks: readonly UserLink[] = [
  { path: '/work', name: 'work' },
  { path: '/submit', name: 'submit' },
  { path: '/teams', name: 'teams' },
  { path: '/invitations', name: 'invitations' },
  { path: '/certificates', name: 'certificates' },
  { path: '/feed', name: 'feed' },
  { path: '/moderation', name: 'moderation' },
  { path: '/account', name: 'account' },
  { path: '/admin', name: 'admin', isFor: ({ roles }) => roles.includes('siteAdmin') },
];
