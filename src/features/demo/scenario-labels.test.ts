import { expect, it } from 'vitest';
import { SCENARIOS } from '../../../mocks/scenarios/scenarios';
import { englishArea } from '../../messages/en/area';

it('has words for every scenario of the mocked GitLab, and in English its own', () => {
  const own = Object.fromEntries(SCENARIOS.map(({ name, summary }) => [name, summary]));
  expect(englishArea.demo.scenarios).toEqual(own);
});
