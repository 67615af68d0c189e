import type { ReactNode } from 'react';
import type { GatewayFeatures } from '../../../../domain/gateway';
import type { SeatSince } from '../../../../domain/roster/seat-since';
import {
  type FeatureColumn,
  isFeatureColumn,
  type SortColumn,
  type UsageColumn,
} from '../../../../domain/roster/view/list-state';
import { emailOf, emailSourceOf, type SeatUser } from '../../../../domain/seat-user';
import {
  DuoActivityCell,
  EmailCell,
  GitLabActivityCell,
  MenuCell,
  ReasonCell,
  SeatCell,
  SelectCell,
  SinceCell,
  SignInCell,
  StateCell,
  UsageCell,
  UserCell,
  type CellProps,
} from './cells';

export type SeatColumnId =
  | 'select'
  | 'user'
  | 'reason'
  | 'seat'
  | 'state'
  | 'email'
  | 'gitlab'
  | 'duo'
  | 'login'
  | 'since'
  | UsageColumn
  | 'menu';

export type ExportField = {
  /** The name in CSV and JSON: stable, whatever the language. */
  readonly name: string;
  /** Null: nothing is recorded. Undefined: this GitLab does not report it, or nobody knows it. */
  readonly value: (
    user: SeatUser,
    since: SeatSince | undefined,
  ) => string | boolean | null | undefined;
  /** The text of null in a CSV. */
  readonly none?: string;
};

/** What decides which columns there are. */
export type ColumnFeatures = Pick<GatewayFeatures, 'lastDuoActivity' | 'lastLogin'> & {
  /** Whether days of the last GitLab activity are shown. */
  readonly gitlabActivity: boolean;
  /** Whether the list says why its users are in it. They all hold a seat then. */
  readonly hasReasons: boolean;
  /** Whether this GitLab may tell who uses what. */
  readonly hasUsage: boolean;
};

/** All that there is to know about a column of the users table. */
export type SeatColumn = {
  /** Also the key of its label, in `seats.columns`, unless it is that of a feature. */
  readonly id: SeatColumnId;
  /** In px. All columns at their minimum fit on a tablet. */
  readonly minWidth: number;
  /** A CSS grid track: the share of the free width, unless the column was resized. */
  readonly width: string;
  /** The key of the roster that it sorts by. */
  readonly sort?: SortColumn;
  /** It names the order that there is without a sort. */
  readonly defaultOrder?: 'asc' | 'desc';
  /** `no`: a row makes no sense without it. `hidden`: hidden until it is switched on. */
  readonly hiding?: 'no' | 'hidden';
  /** False where this GitLab does not report what the column shows: then it is nowhere. */
  readonly isAvailable?: (features: ColumnFeatures) => boolean;
  /** Its cell is one control, which takes the focus in place of the cell. */
  readonly isControl?: true;
  /** The grid area of a card, on narrow screens, that shows it. */
  readonly card?: 'check' | 'user' | 'seat' | 'menu' | 'facts';
  readonly Cell: (props: CellProps) => ReactNode;
  readonly fields: readonly ExportField[];
};

function sinceField(bound: keyof SeatSince): ExportField['value'] {
  return ({ holdsSeat }, since) => (holdsSeat ? (since?.[bound] ?? undefined) : null);
}

/** Figures of use. Files get their fields from the code that comes with the figures. */
function usageColumn(id: UsageColumn): SeatColumn {
  return {
    id,
    // The longer names have longer words.
    minWidth: id === 'accepted' || isFeatureColumn(id) ? 96 : 76,
    width: '0.9fr',
    sort: id,
    hiding: 'hidden',
    isAvailable: ({ hasUsage }) => hasUsage,
    Cell: (props) => <UsageCell {...props} column={id} />,
    fields: [],
  };
}

/** The columns of the users table, in the order that they have until the user moves them. */
export const SEAT_COLUMNS: readonly SeatColumn[] = [
  {
    id: 'select',
    minWidth: 44,
    width: '44px',
    hiding: 'no',
    isControl: true,
    card: 'check',
    Cell: SelectCell,
    fields: [],
  },
  {
    id: 'user',
    minWidth: 140,
    width: '2.4fr',
    sort: 'name',
    hiding: 'no',
    isControl: true,
    card: 'user',
    Cell: UserCell,
    fields: [
      { name: 'username', value: (user) => user.username },
      { name: 'name', value: (user) => user.name },
    ],
  },
  {
    id: 'reason',
    minWidth: 96,
    width: '1.6fr',
    defaultOrder: 'asc',
    isAvailable: ({ hasReasons }) => hasReasons,
    card: 'facts',
    Cell: ReasonCell,
    fields: [],
  },
  {
    id: 'seat',
    minWidth: 60,
    width: '80px',
    sort: 'seat',
    // Seat holders come first.
    defaultOrder: 'desc',
    isAvailable: ({ hasReasons }) => !hasReasons,
    isControl: true,
    card: 'seat',
    Cell: SeatCell,
    fields: [{ name: 'assigned_seat', value: (user) => user.holdsSeat }],
  },
  {
    id: 'state',
    minWidth: 104,
    width: '0.8fr',
    sort: 'state',
    card: 'facts',
    Cell: StateCell,
    fields: [{ name: 'state', value: (user) => user.state }],
  },
  {
    id: 'email',
    minWidth: 76,
    width: '1.3fr',
    sort: 'email',
    Cell: EmailCell,
    fields: [
      { name: 'email', value: emailOf, none: 'private' },
      { name: 'email_source', value: emailSourceOf, none: 'none' },
    ],
  },
  {
    id: 'gitlab',
    minWidth: 84,
    width: '1.1fr',
    sort: 'gitlab',
    isAvailable: (features) => features.gitlabActivity,
    card: 'facts',
    Cell: GitLabActivityCell,
    fields: [{ name: 'last_gitlab_activity', value: (user) => user.lastActivityOn }],
  },
  {
    id: 'duo',
    minWidth: 84,
    width: '1.1fr',
    sort: 'duo',
    isAvailable: (features) => features.lastDuoActivity,
    card: 'facts',
    Cell: DuoActivityCell,
    fields: [{ name: 'last_duo_activity', value: (user) => user.duoUse ?? user.lastDuoActivityOn }],
  },
  {
    id: 'login',
    minWidth: 84,
    width: '1.1fr',
    sort: 'login',
    hiding: 'hidden',
    isAvailable: (features) => features.lastLogin,
    Cell: SignInCell,
    fields: [{ name: 'last_sign_in', value: (user) => user.lastLoginAt }],
  },
  {
    id: 'since',
    minWidth: 84,
    width: '1.1fr',
    sort: 'since',
    hiding: 'hidden',
    Cell: SinceCell,
    fields: [
      { name: 'seat_since_earliest', value: sinceField('earliest'), none: 'no seat' },
      { name: 'seat_since_latest', value: sinceField('latest'), none: 'no seat' },
    ],
  },
  ...(['use', 'active-days', 'intensity', 'accepted'] as const).map(usageColumn),
];

const byId = new Map<string, SeatColumn>(SEAT_COLUMNS.map((one) => [one.id, one]));

export function isColumnId(id: unknown): id is SeatColumnId {
  return typeof id === 'string' && (byId.has(id) || isFeatureColumn(id));
}

/** A column by its ID; the same object for the same one. */
export function columnOf(id: SeatColumnId): SeatColumn {
  const column = byId.get(id) ?? usageColumn(id as FeatureColumn);
  byId.set(id, column);
  return column;
}

/** The last column of each row, wherever the others are. */
export const MENU_COLUMN: SeatColumn = {
  id: 'menu',
  minWidth: 40,
  width: '40px',
  hiding: 'no',
  isControl: true,
  card: 'menu',
  Cell: MenuCell,
  fields: [],
};

/** On a card, facts share a cell. */
export const isFact = ({ card }: SeatColumn) => card === 'facts';
