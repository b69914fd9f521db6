import type { Page } from 'playwright-core';
import { themes, wearTheme } from '../../../scripts/panels/themes.mjs';
import type { FromPanel } from '../../../server/protocol/panel-messages';
import type { FromProfilePanel } from '../../../server/protocol/profile-messages';

type Sent = FromPanel | FromProfilePanel;

declare global {
  interface Window {
    /** What stands in for the editor on a plain page. */
    readonly decodeLens: { readonly push: (message: unknown) => void; readonly sent: readonly Sent[] };
  }
}

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as readonly Theme[];

/** A page, and the errors that it has reported so far. */
export type WatchedPage = Page & { readonly complaints: readonly string[] };

/** Collects what a page complains of from now on. */
export function watched(page: Page): WatchedPage {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return Object.assign(page, { complaints });
}

/** Puts a theme on a page, as the editor does. */
export const wear = (page: Page, theme: Theme): Promise<void> => page.evaluate(wearTheme, themes[theme]);

/** Waits until the page has painted what is due. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Pushes a message at the page, as the editor would, and waits for the picture. */
export async function push(page: Page, message: unknown): Promise<void> {
  await page.evaluate((data) => window.decodeLens.push(data), message);
  await painted(page);
}

/** The messages of a type that the page has sent to the editor. */
export async function sent<Type extends Sent['type']>(
  page: Page,
  type: Type,
): Promise<Extract<Sent, { readonly type: Type }>[]> {
  const all = await page.evaluate(() => window.decodeLens.sent);
  return all.filter((message): message is Extract<Sent, { readonly type: Type }> => message.type === type);
}

/** The picture of a chart as text, to compare it with another. */
export const picture = (page: Page, index = 0): Promise<string> =>
  page
    .locator('canvas')
    .nth(index)
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
