import CloseIcon from '@mui/icons-material/Close';
import type { Components, Theme } from '@mui/material/styles';
import { createElement } from 'react';
import { tone } from './tones';

type ControlComponents = Pick<
  Components<Omit<Theme, 'components'>>,
  'MuiButtonBase' | 'MuiButton' | 'MuiIconButton' | 'MuiTab' | 'MuiTabs' | 'MuiChip'
>;

const DISABLED_FILL = {
  backgroundColor: tone('sunken'),
  color: tone('disabled'),
  borderColor: tone('line'),
};

const NARROW = '@media (max-width: 700px)';

/** On a phone, what is pressed has the size of a finger. */
const FOR_FINGERS = { [NARROW]: { minHeight: 44 } };
const ICON_FOR_FINGERS = { [NARROW]: { width: 44, height: 44 } };

/** Buttons, links, tabs: 32, 36 and 40 px high, labels in sentence case, no ripple, no shadow. */
export const controls: ControlComponents = {
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'secondary' },
    styleOverrides: {
      root: {
        minWidth: 0,
        minHeight: 36,
        ...FOR_FINGERS,
        padding: '0 14px',
        border: '1px solid transparent',
        whiteSpace: 'nowrap',
        transition: 'background-color 120ms, border-color 120ms, color 120ms',
        // Busy rather than disabled, so that the focus stays.
        '&[aria-disabled="true"]': { opacity: 0.7, cursor: 'default' },
      },
      sizeSmall: { minHeight: 32, padding: '0 10px', fontSize: '0.8125rem', ...FOR_FINGERS },
      sizeLarge: { minHeight: 40, padding: '0 16px', ...FOR_FINGERS },
      startIcon: { marginRight: 6, marginLeft: -2, '& > *:nth-of-type(1)': { fontSize: 18 } },
      endIcon: { marginLeft: 6, marginRight: -2, '& > *:nth-of-type(1)': { fontSize: 18 } },
      contained: {
        backgroundColor: tone('accent-fill'),
        color: tone('on-fill'),
        '&:hover': { backgroundColor: tone('accent-fill-hover') },
        '&.Mui-disabled': DISABLED_FILL,
        variants: [
          {
            props: { color: 'error' },
            style: {
              backgroundColor: tone('danger-fill'),
              '&:hover': { backgroundColor: tone('danger-fill-hover') },
            },
          },
        ],
      },
      outlined: {
        backgroundColor: tone('paper'),
        borderColor: tone('line-soft'),
        color: tone('text'),
        '&:hover': { backgroundColor: tone('hover'), borderColor: tone('line-strong') },
        '&.Mui-disabled': DISABLED_FILL,
        variants: [{ props: { color: 'error' }, style: { color: tone('danger-text') } }],
      },
      text: {
        '&:hover': { backgroundColor: tone('hover') },
        '&.Mui-disabled': { color: tone('disabled') },
        variants: [{ props: { color: 'secondary' }, style: { color: tone('text') } }],
      },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: 36,
        height: 36,
        padding: 0,
        borderRadius: 8,
        color: tone('muted'),
        transition: 'background-color 120ms, color 120ms',
        '&:hover': { backgroundColor: tone('hover'), color: tone('text') },
      },
      sizeSmall: {
        width: 28,
        height: 28,
        borderRadius: 6,
        '& > svg': { fontSize: 18 },
        ...ICON_FOR_FINGERS,
      },
      sizeMedium: { '& > svg': { fontSize: 20 }, ...ICON_FOR_FINGERS },
      sizeLarge: { width: 40, height: 40, ...ICON_FOR_FINGERS },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 40 },
      indicator: {
        height: 2,
        backgroundColor: tone('accent-text'),
        '@media (forced-colors: active)': {
          forcedColorAdjust: 'none',
          backgroundColor: 'Highlight',
        },
      },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 40,
        ...FOR_FINGERS,
        minWidth: 0,
        padding: '0 12px',
        color: tone('muted'),
        '&:hover': { color: tone('text') },
        '&.Mui-selected': { color: tone('text') },
      },
    },
  },
  MuiChip: {
    defaultProps: { deleteIcon: createElement(CloseIcon) },
    styleOverrides: {
      root: { borderRadius: 6, height: 28, fontSize: '0.8125rem', backgroundColor: tone('hover') },
      sizeSmall: { height: 24, fontSize: '0.75rem' },
      outlined: { backgroundColor: tone('paper'), borderColor: tone('line-soft') },
      deleteIcon: { fontSize: 16, color: tone('muted'), '&:hover': { color: tone('text') } },
    },
  },
};

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
  // The label stays above the field; it never takes the place of the placeholder.
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
      // With forced colors, only the outlines are visible.
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
