import { useMessages, useTranslations } from 'use-intl';
import type { DemoSnapshot } from './demo-controls';

type Scenario = DemoSnapshot['scenarios'][number];

/** What a scenario is about; one that has no words here yet says it in its own, which are English. */
export function useScenarioLabel(): (scenario: Scenario) => string {
  const t = useTranslations('demo.scenarios');
  const { scenarios } = useMessages().demo;
  return ({ name, summary }) => {
    const known = (Object.keys(scenarios) as (keyof typeof scenarios)[]).find(
      (one) => one === name,
    );
    return known === undefined ? summary : t(known);
  };
}
