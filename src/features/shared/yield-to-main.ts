/** Awaited between two steps of long work; lets the page draw and answer when it is time to. */
export type YieldToMain = () => Promise<void>;

/** Work for at most so long before the page may do something else; well below what a person notices. */
const BUDGET_MS = 12;

export function createYieldToMain(budgetMs = BUDGET_MS): YieldToMain {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < budgetMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
