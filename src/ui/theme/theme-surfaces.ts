import type { Components, Theme } from '@mui/material/styles';
import { pageBody } from '../layout/page-body';
import { tone } from './tones';

type SurfaceComponents = Pick<
  Components<Omit<Theme, 'components'>>,
  | 'MuiPaper'
  | 'MuiModal'
  | 'MuiPopper'
  | 'MuiBackdrop'
  | 'MuiDialog'
  | 'MuiDialogTitle'
  | 'MuiDialogContent'
  | 'MuiDialogActions'
  | 'MuiDrawer'
  | 'MuiMenu'
  | 'MuiMenuItem'
  | 'MuiListItemIcon'
  | 'MuiPopover'
  | 'MuiTooltip'
  | 'MuiSkeleton'
>;

const POPOVER = {
  backgroundColor: tone('raised'),
  border: `1px solid ${tone('line')}`,
  borderRadius: 8,
  boxShadow: '0 1px 2px rgb(20 18 14 / 0.06), 0 8px 24px rgb(20 18 14 / 0.12)',
};

/** Dialogs, menus, tooltips: hairlines first, one soft shadow where something floats. */
export const surfaces: SurfaceComponents = {
  MuiModal: { defaultProps: { container: pageBody } },
  MuiPopper: { defaultProps: { container: pageBody } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgb(20 18 14 / 0.4)' } },
    },
  },
  MuiDialog: {
    defaultProps: { fullWidth: true, maxWidth: 'sm' },
    styleOverrides: {
      paper: {
        backgroundColor: tone('raised'),
        border: `1px solid ${tone('line')}`,
        borderRadius: 12,
        boxShadow: '0 16px 48px rgb(20 18 14 / 0.24)',
        // Leaves 16 px on each side of a phone instead of MUI's 32.
        '@media (max-width: 599.95px)': { margin: 16, width: 'calc(100% - 32px)' },
      },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { padding: '20px 24px 8px', fontSize: '1rem', fontWeight: 600 } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '0 24px 20px' } } },
  MuiDialogActions: {
    styleOverrides: {
      root: {
        padding: '16px 24px',
        gap: 8,
        borderTop: `1px solid ${tone('line')}`,
        '& > :not(style) ~ :not(style)': { marginLeft: 0 },
      },
    },
  },
  MuiDrawer: { styleOverrides: { paper: { backgroundColor: tone('raised') } } },
  MuiPopover: { defaultProps: { container: pageBody }, styleOverrides: { paper: POPOVER } },
  MuiMenu: {
    styleOverrides: { paper: { ...POPOVER, minWidth: 176, marginTop: 4 }, list: { padding: 4 } },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        '&&': { minHeight: 32 },
        padding: '4px 8px',
        '& .MuiListItemIcon-root': { minWidth: 0 },
        borderRadius: 6,
        fontSize: '0.875rem',
        '&:hover, &.Mui-focusVisible': { backgroundColor: tone('hover') },
        '&:focus-visible': { outlineOffset: '-2px' },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tone('accent-soft') },
      },
    },
  },
  MuiListItemIcon: {
    styleOverrides: {
      root: { minWidth: 0, marginRight: 10, color: tone('muted'), '& svg': { fontSize: 18 } },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400 },
    styleOverrides: {
      tooltip: {
        padding: '4px 8px',
        borderRadius: 6,
        fontSize: '0.75rem',
        fontWeight: 400,
        lineHeight: 1.5,
        backgroundColor: tone('text'),
        color: tone('canvas'),
      },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: 'pulse' },
    styleOverrides: { root: { backgroundColor: tone('line'), borderRadius: 4, transform: 'none' } },
  },
};
