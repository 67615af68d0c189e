import Popover from '@mui/material/Popover';
import useAutocomplete, { createFilterOptions } from '@mui/material/useAutocomplete';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import {
  type NamedScope,
  type PurchasesAnswer,
  useChoosableScopes,
  useScopePurchases,
} from '../../features/shared/groups/use-scope-purchases';
import { type ScopeAddress, scopePath } from '../../features/shared/scope-address';
import { TextField } from '../../ui/controls/field';
import { Figure } from '../../ui/data/figure';
import { UserAvatar } from '../../ui/data/user-avatar';
import { CheckIcon } from '../../ui/icons/icons';
import { SearchIcon } from '../../ui/icons/list-icons';
import styles from './scope-menu.module.css';

type ScopeMenuProps = {
  readonly id: string;
  /** The button below which it opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  /** The group or the instance that is shown. */
  readonly scope: ScopeAddress;
  readonly onClose: () => void;
};

/** The menu of the groups and the instance: each leads to the page that is open, of that group. */
export function ScopeMenu({ id, anchor, scope, onClose }: ScopeMenuProps) {
  const t = useTranslations('groups.menu');
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: { id, role: 'dialog', 'aria-label': t('label'), className: styles.menu ?? '' },
      }}
    >
      <ScopeList scope={scope} isOpen={anchor !== null} onClose={onClose} />
      <Link to="/groups" className={styles.all} onClick={onClose}>
        {t('compare')}
      </Link>
    </Popover>
  );
}

type ScopeListProps = Pick<ScopeMenuProps, 'scope' | 'onClose'> & {
  /** False while it fades out; it may be opened again meanwhile. */
  readonly isOpen: boolean;
};

const textOf = ({ scope, name }: NamedScope) =>
  scope.kind === 'group' ? `${name} ${scope.fullPath}` : name;

const filterScopes = createFilterOptions<NamedScope>({ stringify: textOf });

function ScopeList({ scope, isOpen, onClose }: ScopeListProps) {
  const t = useTranslations('groups.menu');
  const navigate = useNavigate();
  const page = usePageOfScope();
  const { scopes } = useChoosableScopes();
  const purchases = useScopePurchases(scopes, false);
  const [text, setText] = useState('');
  const findRef = useRef<HTMLDivElement>(null);
  // The menu is there to find a group; it may still be on its way to its position.
  useEffect(() => {
    if (isOpen) findRef.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [isOpen]);
  const shown = scopePath(scope).toLowerCase();
  const current = scopes.find((one) => scopePath(one.scope).toLowerCase() === shown) ?? null;
  const list = useAutocomplete<NamedScope, false, boolean>({
    open: true,
    // Without text all are listed; the choice stays.
    disableClearable: true,
    options: scopes,
    value: current,
    inputValue: text,
    getOptionLabel: textOf,
    getOptionKey: (one) => scopePath(one.scope),
    isOptionEqualToValue: (one, other) => scopePath(one.scope) === scopePath(other.scope),
    filterOptions: filterScopes,
    clearOnBlur: false,
    autoHighlight: true,
    onInputChange: (_event, next, reason) => {
      if (reason === 'input') setText(next);
    },
    onChange: (_event, chosen) => {
      onClose();
      if (chosen) void navigate(`${scopePath(chosen.scope)}${page}`);
    },
    onClose: (_event, reason) => {
      if (reason === 'escape') onClose();
    },
  });
  const { id: _id, className: _class, ...input } = list.getInputProps();
  const options = list.groupedOptions as readonly NamedScope[];
  return (
    <>
      <div {...list.getRootProps()} ref={findRef} className={styles.find}>
        <TextField {...input} aria-label={t('find')} icon={<SearchIcon />} />
      </div>
      {options.length === 0 ? (
        <p className={styles.none}>{t('noMatch')}</p>
      ) : (
        <ul {...list.getListboxProps()} aria-label={t('label')} className={styles.list}>
          {options.map((option, index) => {
            const { key, ...item } = list.getOptionProps({ option, index });
            return (
              <li key={key} {...item} className={styles.item}>
                <ScopeItem
                  named={option}
                  isCurrent={option === current}
                  answer={purchases.get(scopePath(option.scope))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

type ScopeItemProps = {
  readonly named: NamedScope;
  readonly isCurrent: boolean;
  readonly answer: PurchasesAnswer | undefined;
};

function ScopeItem({ named: { scope, name, avatarUrl }, isCurrent, answer }: ScopeItemProps) {
  const t = useTranslations('groups.menu');
  const isGroup = scope.kind === 'group';
  return (
    <>
      <UserAvatar id={isGroup ? scope.id : 'instance'} name={name} src={avatarUrl} size={24} />
      <span className={styles.names}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.second}>{isGroup ? scope.fullPath : t('instance')}</span>
      </span>
      <span className={styles.used}>
        <UsedSeats answer={answer} />
      </span>
      <span className={styles.mark}>{isCurrent && <CheckIcon />}</span>
    </>
  );
}

function UsedSeats({ answer }: Pick<ScopeItemProps, 'answer'>) {
  const t = useTranslations('groups.menu');
  if (!answer) return <Figure figure={{ kind: 'loading' }} />;
  if ('problem' in answer) return <Figure figure={{ kind: 'unknown' }} />;
  if (answer.purchases.length === 0) return <span className={styles.second}>{t('none')}</span>;
  return answer.purchases.map(({ id, assignedQuantity: used, purchasedQuantity: purchased }) => (
    <span key={id}>{t('used', { used, purchased })}</span>
  ));
}

/** The page that is open, as a path below its group or instance; of a report, the list of runs. */
function usePageOfScope(): string {
  const { pathname } = useLocation();
  const page = /^\/(?:groups\/[^/]+|instance)\/([^/]+)/.exec(pathname)?.[1];
  return page === undefined ? '' : `/${page}`;
}
