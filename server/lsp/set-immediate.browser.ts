/** The browser's message channel, as far as it is used here; the types of Node declare another one. */
interface Channel {
  readonly port1: { onmessage: () => void };
  readonly port2: { postMessage(message: undefined): void };
}

const { port1, port2 } = new MessageChannel() as unknown as Channel;
const due: (() => void)[] = [];
port1.onmessage = () => due.shift()?.();

/**
 * Node's `setImmediate` for browsers, injected by the bundler: calls back in a new turn of the event loop, without
 * a timer's delay.
 */
export function setImmediate(callback: () => void): void {
  due.push(callback);
  port2.postMessage(undefined);
}
