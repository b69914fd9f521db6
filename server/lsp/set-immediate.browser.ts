/** The part of a browser's channel that is needed here; the types of Node know its own kind only. */
interface Channel {
  readonly port1: { onmessage: () => void };
  readonly port2: { postMessage(message: undefined): void };
}

const { port1, port2 } = new MessageChannel() as unknown as Channel;
const due: (() => void)[] = [];
port1.onmessage = () => due.shift()?.();

/**
 * Node's `setImmediate` for a browser, where the bundler puts it in: calls back in a turn of its own, without a timer's delay.
 */
export function setImmediate(callback: () => void): void {
  due.push(callback);
  port2.postMessage(undefined);
}
