// Shapes of threads, posts and reports as the API shows and takes them.
import { z } from 'zod';
import { say } from '../text/say.ts';
import { discussedKinds } from './visible-object.ts';

export const objectKind = z.enum(discussedKinds);
const title = z.string().trim().min(3).max(160);
const body = z.string().trim().min(1).max(10_000).describe('Markdown, at most 10,000 characters');
export const reason = z.string().trim().min(3).max(1000);

export const newThread = z.strictObject({ objectKind, objectId: z.string().min(1).max(64), title, body });
export const threadChange = z
  .strictObject({
    title: title.describe('By its author or a moderator'),
    isLocked: z.boolean().describe('By moderators: no more posts'),
    isPinned: z.boolean().describe('By moderators'),
    isHidden: z.boolean().describe('By moderators, with a reason'),
    reason,
  })
  .partial()
  .refine(({ reason: _, ...change }) => Object.keys(change).length > 0, { error: () => say`names nothing to change` });
export const newPost = z.strictObject({ body });
export const hiding = z.strictObject({ isHidden: z.boolean().default(true), reason });

const person = z.object({ id: z.string(), name: z.string() }).nullable();

export const threadSchema = z
  .object({
    id: z.string(),
    objectKind,
    objectId: z.string(),
    title: z.string(),
    author: person,
    isLocked: z.boolean(),
    isPinned: z.boolean(),
    isHidden: z.boolean(),
    hiddenReason: z.string().nullable(),
    posts: z.number().int(),
    lastPostAt: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    canModerate: z.boolean().describe('Whether whoever asks may'),
  })
  .meta({ id: 'Thread' });

export const postSchema = z
  .object({
    id: z.string(),
    threadId: z.string(),
    author: person,
    isByOwner: z.boolean().describe('Of the model, or of the competition’s organiser'),
    body: z.string().describe('Markdown; empty where it was deleted, or hidden from whoever asks'),
    editedAt: z.iso.datetime().nullable(),
    isDeleted: z.boolean(),
    isHidden: z.boolean(),
    hiddenReason: z.string().nullable(),
    createdAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'Post' });

export const reportSchema = z
  .object({
    post: postSchema,
    thread: z.object({ id: z.string(), title: z.string() }),
    object: z.object({ kind: objectKind, id: z.string(), slug: z.string(), title: z.string() }),
    reports: z.array(z.object({ name: z.string(), reason: z.string(), createdAt: z.iso.datetime() })),
  })
  .meta({ id: 'PostReport' });

export type NewThread = z.output<typeof newThread>;
export type ThreadChange = z.output<typeof threadChange>;
