import type { Host } from './host';

/** What the editor gives every webview. */
interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  interface Window {
    /** There in a webview of the editor, and there only; may be called once. */
    readonly acquireVsCodeApi?: () => EditorApi;
  }
}

/**
 * The editor as host; undefined in a plain page.
 * @param read a message from outside, or undefined when it has not the form that was agreed
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
