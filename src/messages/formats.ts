/** The number styles that messages name: compiled messages lack those of ICU. */
export const FORMATS = { number: { percent: { style: 'percent' } } } as const;
