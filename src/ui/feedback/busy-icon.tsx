import CircularProgress from '@mui/material/CircularProgress';

/** A spinner for a pending button. A label elsewhere says what is pending. */
export function BusyIcon() {
  return <CircularProgress size={16} color="inherit" aria-hidden="true" />;
}
