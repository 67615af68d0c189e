import { expect, it } from 'vitest';
import { isLaterCode } from './later-code.ts';

it('knows what the first rows do without', () => {
  const later = [
    'src/workspace/run-control.ts',
    'src/features/shared/history/since-line.tsx',
    'src/domain/run/engine/runner.ts',
    'src/features/bulk/plan/bulk-dialog.tsx',
    'src/features/seats/export/export-menu.tsx',
    'node_modules/@mui/material/Menu/Menu.mjs',
  ];
  expect(later.filter((module) => !isLaterCode(module))).toEqual([]);
});

it('takes nothing away from the rows', () => {
  const first = [
    'src/workspace/workspace.ts',
    'src/workspace/seat-changes.ts',
    'src/domain/run/engine/run-ports.ts',
    'src/features/shared/seats-list/table/seats-table.tsx',
    'src/features/sign-in/lock/idle-lock.tsx',
  ];
  expect(first.filter(isLaterCode)).toEqual([]);
});
