// Sends a file to the server and tells how far it has come; fetch cannot.
import { type Answer, ApiError, newIdempotencyKey } from '@jixia/api-client';
import { currentLanguage } from '../i18n/index.ts';
import type { FileKind } from './file-kind.ts';

export type Uploaded = Answer<'/api/agents/{id}/submissions', 'post'>;

export type Upload = {
  readonly agentId: string;
  readonly kind: FileKind;
  readonly file: File;
  readonly notes: string;
  /** 0 .. 1 */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

type ErrorBody = {
  readonly error?: {
    readonly code: ConstructorParameters<typeof ApiError>[0];
    readonly message: string;
    readonly field?: string;
    readonly requestId?: string;
  };
};

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Rejects with ApiError. */
export const upload = ({ agentId, kind, file, notes, onProgress, signal }: Upload): Promise<Uploaded> =>
  new Promise((resolve, reject) => {
    const query = new URLSearchParams({ kind, fileName: file.name, notes });
    const request = new XMLHttpRequest();
    request.open('POST', `/api/agents/${encodeURIComponent(agentId)}/submissions?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('idempotency-key', newIdempotencyKey());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiError('unreachable', 'The server does not answer.'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const { status } = request;
      const body = read(request.responseText);
      if (status >= 200 && status < 300 && body !== null) return resolve(body as Uploaded);
      const { error } = (body ?? {}) as ErrorBody;
      if (error === undefined)
        return reject(new ApiError('not_understood', `The server answered ${status}.`, { status }));
      const { code, message, field, requestId } = error;
      reject(new ApiError(code, message, { status, field, requestId }));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
