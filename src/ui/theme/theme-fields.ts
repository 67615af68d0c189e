import type { Components, Theme } from '@mui/material/styles';
import { tone } from './tones';

type FieldComponents = Pick<
  Components<Omit<Theme, 'components'>>,
  | 'MuiTextField'
  | 'MuiFormControl'
  | 'MuiFormLabel'
  | 'MuiInputLabel'
  | 'MuiOutlinedInput'
  | 'MuiFormHelperText'
  | 'MuiFormControlLabel'
  | 'MuiCheckbox'
  | 'MuiRadio'
  | 'MuiSwitch'
>;

const BOX_AND_DOT = {
  padding: 6,
  color: tone('line-strong'),
  '& svg': { fontSize: 20 },
  '&.Mui-checked, &.MuiCheckbox-indeterminate': { color: tone('accent-fill') },
  '&.Mui-disabled': { color: tone('disabled') },
};

/** Fields with their label above them and one plain border; boxes and switches that fit 32-px rows. */
export const fields: FieldComponents = {
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiFormLabel: {
    styleOverrides: {
      root: {
        fontSize: '0.875rem',
        fontWeight: 600,
        lineHeight: '20px',
        color: tone('text'),
        '&.Mui-focused, &.Mui-error': { color: tone('text') },
      },
    },
  },
  // The label stands above the field and stays there: it never plays the placeholder.
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: 'static',
        transform: 'none',
        marginBottom: 6,
        maxWidth: 'none',
        pointerEvents: 'auto',
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: {
        minHeight: 36,
        fontSize: '0.875rem',
        backgroundColor: tone('paper'),
        border: `1px solid ${tone('line-strong')}`,
        transition: 'border-color 120ms',
        // MUI pads the box around several lines, not the text in it.
        '&.MuiInputBase-multiline': { padding: 0 },
        '&:hover': { borderColor: tone('muted') },
        '&.Mui-focused': {
          borderColor: tone('accent-text'),
          outline: `2px solid ${tone('accent-text')}`,
          outlineOffset: '-1px',
        },
        '&.Mui-error': { borderColor: tone('danger-text') },
        '&.Mui-error.Mui-focused': { outlineColor: tone('danger-text') },
        '&.Mui-disabled': { backgroundColor: tone('sunken'), borderColor: tone('line') },
      },
      input: {
        height: 'auto',
        padding: '7px 12px',
        lineHeight: '20px',
        '&:focus-visible': { outline: 'none' },
        '&::placeholder': { color: tone('faint'), opacity: 1 },
      },
      notchedOutline: { display: 'none' },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        margin: '6px 0 0',
        fontSize: '0.8125rem',
        lineHeight: '20px',
        color: tone('muted'),
        '&.Mui-error': { color: tone('danger-text') },
      },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: { root: { marginLeft: -6, marginRight: 0 }, label: { fontSize: '0.875rem' } },
  },
  MuiCheckbox: { styleOverrides: { root: BOX_AND_DOT } },
  MuiRadio: { styleOverrides: { root: BOX_AND_DOT } },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 40, height: 24, padding: 3 },
      switchBase: {
        padding: 6,
        '&.Mui-checked': {
          transform: 'translateX(16px)',
          color: tone('on-fill'),
          '& + .MuiSwitch-track': { opacity: 1, backgroundColor: tone('accent-fill') },
        },
        '&.Mui-disabled + .MuiSwitch-track': { opacity: 1, backgroundColor: tone('line') },
      },
      // The outlines are what forced colors leave of them.
      thumb: {
        width: 12,
        height: 12,
        boxShadow: 'none',
        outline: '1px solid transparent',
        backgroundColor: tone('on-fill'),
      },
      track: {
        borderRadius: 9,
        opacity: 1,
        outline: '1px solid transparent',
        backgroundColor: tone('line-strong'),
      },
    },
  },
};
