import CircularProgress from '@mui/material/CircularProgress';

/** Turns in a button while its answer is awaited. What is awaited, words say elsewhere. */
export function BusyIcon() {
  return <CircularProgress size={16} color="inherit" aria-hidden="true" />;
}
