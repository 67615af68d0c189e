/** The styles that messages name: the compiled ones know none of ICU's own. */
export const FORMATS = { number: { percent: { style: 'percent' } } } as const;
