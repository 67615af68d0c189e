/** Awaited between two steps of long work; lets the page draw and respond when that is due. */
export type YieldToMain = () => Promise<void>;

/** Work runs for at most so long before the page may draw; well below what a user notices. */
const BUDGET_MS = 12;

export function createYieldToMain(budgetMs = BUDGET_MS): YieldToMain {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < budgetMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
