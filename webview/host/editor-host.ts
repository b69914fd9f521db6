import type { Host } from './host';

/** The API of the editor for webviews. */
interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  interface Window {
    /** Only present in a webview of the editor; may be called once. */
    readonly acquireVsCodeApi?: () => EditorApi;
  }
}

/**
 * The editor as host; undefined in a plain page.
 *
 * @param read parses a message; undefined if its form is invalid
 */
export function editorHost<Sent, Received>(
  read: (data: unknown) => Received | undefined,
): Host<Sent, Received> | undefined {
  const api = window.acquireVsCodeApi?.();
  if (api === undefined) return undefined;
  return {
    send: (message) => api.postMessage(message),
    listen: (listener) =>
      window.addEventListener('message', ({ data }) => {
        const message = read(data);
        if (message !== undefined) listener(message);
      }),
    readState: () => api.getState(),
    writeState: (state) => api.setState(state),
  };
}
