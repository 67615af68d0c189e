import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityCondition, Filters } from '../../domain/roster/filters';
import { useConditionWords } from './filter-tokens';
import { KNOWN_USER_STATES, useStateWords } from './use-state-words';

type AddFilterMenuProps = {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  readonly filters: Filters;
  readonly onFilter: (change: Partial<Filters>) => void;
  /** False where this GitLab does not tell Duo activity. */
  readonly duoKnown: boolean;
};

const CONDITIONS: readonly ActivityCondition[] = [
  { kind: 'never' },
  { kind: 'older', days: 30 },
  { kind: 'older', days: 90 },
  { kind: 'within', days: 7 },
  { kind: 'within', days: 30 },
];

/** What can be filtered by, besides the seat and the text. */
export function AddFilterMenu({
  anchor,
  onClose,
  filters,
  onFilter,
  duoKnown,
}: AddFilterMenuProps) {
  const t = useTranslations('seats.filters');
  const stateWords = useStateWords();
  const conditionWords = useConditionWords();
  const [domainAnchor, setDomainAnchor] = useState<HTMLElement | null>(null);

  function add(change: Partial<Filters>) {
    onFilter(change);
    onClose();
  }

  const conditions: readonly ActivityCondition[] = duoKnown
    ? CONDITIONS
    : [{ kind: 'unknown' } as const];
  return (
    <>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={onClose}
        slotProps={{ paper: { sx: { maxHeight: 'min(70vh, 560px)' } } }}
      >
        <ListSubheader disableSticky>{t('duoMenu')}</ListSubheader>
        {conditions.map((condition) => (
          <MenuItem
            key={`duo-${JSON.stringify(condition)}`}
            onClick={() => add({ duo: [condition] })}
          >
            {conditionWords(condition)}
          </MenuItem>
        ))}
        <Divider />
        <ListSubheader disableSticky>{t('gitlabMenu')}</ListSubheader>
        {CONDITIONS.map((condition) => (
          <MenuItem
            key={`gitlab-${JSON.stringify(condition)}`}
            onClick={() => add({ gitlab: [condition] })}
          >
            {conditionWords(condition)}
          </MenuItem>
        ))}
        <Divider />
        <ListSubheader disableSticky>{t('stateMenu')}</ListSubheader>
        {KNOWN_USER_STATES.map((state) => (
          <MenuItem
            key={state}
            onClick={() => add({ states: [...new Set([...filters.states, state])] })}
          >
            {stateWords(state)}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            setDomainAnchor(anchor);
            onClose();
          }}
        >
          {t('domainMenu')}…
        </MenuItem>
      </Menu>
      <DomainPopover
        anchor={domainAnchor}
        onClose={() => setDomainAnchor(null)}
        onApply={(domain) => onFilter({ domains: [...new Set([...filters.domains, domain])] })}
      />
    </>
  );
}

type DomainPopoverProps = {
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  readonly onApply: (domain: string) => void;
};

function DomainPopover({ anchor, onClose, onApply }: DomainPopoverProps) {
  const t = useTranslations('seats.filters');
  const [domain, setDomain] = useState('');
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { 'aria-label': t('domainMenu') } }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12, padding: 16, width: 280 }}
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = domain.trim().replace(/^@/, '').toLowerCase();
          if (wanted !== '') onApply(wanted);
          setDomain('');
          onClose();
        }}
      >
        <TextField
          size="small"
          label={t('domainLabel')}
          helperText={t('domainHelp')}
          value={domain}
          onChange={(event) => setDomain(event.target.value)}
        />
        <Button type="submit" variant="contained" size="small">
          {t('apply')}
        </Button>
      </form>
    </Popover>
  );
}
