import { expect, it } from 'vitest';
import { SCENARIOS } from '../../../mocks/scenarios/scenarios';
import { englishArea } from '../../messages/en/area';

it('has a label for every scenario of the mocked GitLab, in English its summary', () => {
  const own = Object.fromEntries(SCENARIOS.map(({ name, summary }) => [name, summary]));
  expect(englishArea.demo.scenarios).toEqual(own);
});
