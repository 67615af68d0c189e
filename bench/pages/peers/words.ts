import type { ActivityDay } from '../../../src/domain/seat-user';

/** Texts of the cells, as light as they can be. */
export const seatWord = (holdsSeat: boolean): string => (holdsSeat ? 'Yes' : 'No');
export const dayWord = (day: ActivityDay): string =>
  day === undefined ? 'Unknown' : (day ?? 'Never');
export const emailWord = (email: string | null): string => email ?? 'Private';

export const GRID_HEIGHT = 'calc(100vh - 40px)';
export const ROW_HEIGHT = 44;
