import type { Browser, BrowserContext, Page } from '@playwright/test';

/** The three sizes everything is looked at in. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  projector: { width: 1920, height: 1080 },
} as const;

export type DemoPlace = { space: string; meeting: string; code: string; project: string };

/** Where the demonstration is, as scripts are told. */
export async function demoPlace(page: Page): Promise<DemoPlace> {
  const answer = await page.request.get('/demo.json');
  const { space, meeting, project } = (await answer.json()) as {
    space: { id: string };
    meeting: { id: string; code: string };
    project: { id: string };
  };
  return { space: space.id, meeting: meeting.id, code: meeting.code, project: project.id };
}

/** A browser of one's own, signed in with one click as that role of the demonstration. */
export async function person(
  browser: Browser,
  role: string,
  size: keyof typeof SIZES,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: SIZES[size], hasTouch: size === 'phone' });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator(`button[name="role"][value="${role}"]`).click();
  await page.waitForURL(/\/s\//);
  return { context, page };
}
