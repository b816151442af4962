// Short names for the shapes of the API: Answer<'/api/me'>, Body<'/api/institutions', 'post'>, Item<'/api/teams'>.
import type { paths } from './api-types.ts';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type Content<T> = T extends { content: { 'application/json': infer C } } ? C : undefined;
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Responses<O> = O extends { responses: infer R } ? R : never;

/** What a route answers where it does what was asked. */
export type Answer<P extends keyof paths, M extends Method = 'get'> = Content<
  Responses<Operation<P, M>>[Extract<keyof Responses<Operation<P, M>>, 200 | 201 | 202>]
>;

/** What a route takes. */
export type Body<P extends keyof paths, M extends Method = 'post'> =
  Operation<P, M> extends { requestBody?: infer B } ? Content<NonNullable<B>> : undefined;

/** One of what a list answers. */
export type Item<P extends keyof paths> = Answer<P> extends { items: (infer I)[] } ? I : never;
