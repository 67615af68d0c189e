import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Drawer from '@mui/material/Drawer';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useCallback, useEffect, useId, useState } from 'react';
import { useMessages, useTranslations } from 'use-intl';
import styles from './demo-panel.module.css';

/** What the panel needs of the mocked GitLab in this page. */
type DemoControls = {
  readonly snapshot: (options: {
    readonly omit: readonly ('users' | 'seats' | 'mails')[];
  }) => DemoSnapshot;
  readonly apply: (patch: DemoPatch) => unknown;
  /** Called after each request and each change. */
  readonly subscribe: (listener: () => void) => () => void;
};

type DemoSnapshot = {
  readonly scenario: string;
  readonly scenarios: readonly { readonly name: string; readonly summary: string }[];
  readonly faults: readonly { readonly kind: string }[];
  readonly requests: readonly DemoRequest[];
};

type DemoRequest = {
  readonly operation: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
};

type DemoFault = {
  readonly kind: 'latency' | 'rate-limit' | 'server-error' | 'drop-after' | 'revoke-token';
  readonly operation?: string;
  readonly probability?: number;
  readonly ms?: number;
};

type DemoPatch = {
  readonly scenario?: string;
  readonly faults?: readonly DemoFault[];
  readonly reset?: true;
};

/** The problems to simulate, by the keys of their labels. */
const DEMO_FAULTS: Readonly<Record<'slow' | 'rate' | 'server' | 'lost', DemoFault>> = {
  slow: { kind: 'latency', ms: 900 },
  rate: { kind: 'rate-limit', probability: 0.3 },
  server: { kind: 'server-error', probability: 0.3 },
  lost: { kind: 'drop-after', operation: 'userAddOnAssignment*', probability: 0.4 },
};

type DemoFaultName = keyof typeof DEMO_FAULTS;

const DEMO_FAULT_NAMES = Object.keys(DEMO_FAULTS) as DemoFaultName[];

type DemoPanelProps = {
  readonly controls: DemoControls;
  /** The data was replaced: the user has to sign in again. */
  readonly onRestart: () => void;
};

const OMITTED = { omit: ['users', 'seats', 'mails'] } as const;
const REQUESTS_SHOWN = 60;

/** Chooses a scenario, simulates problems, and lists the requests of the app. A button at the edge opens it. */
export function DemoPanel({ controls, onRestart }: DemoPanelProps) {
  const t = useTranslations('demo');
  const [open, setOpen] = useState(false);
  const [state, setState] = useState(() => controls.snapshot(OMITTED));
  const id = useId();
  const read = useCallback(() => setState(controls.snapshot(OMITTED)), [controls]);

  useEffect(() => {
    return open ? controls.subscribe(read) : undefined;
  }, [open, controls, read]);

  return (
    <>
      <div className={styles.tab}>
        <Button
          size="small"
          aria-haspopup="dialog"
          onClick={() => {
            read();
            setOpen(true);
          }}
        >
          {t('open', { scenario: state.scenario })}
        </Button>
      </div>
      <Drawer
        anchor="right"
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { role: 'dialog', 'aria-modal': true, 'aria-labelledby': id } }}
      >
        <div className={styles.panel}>
          <header>
            <h2 id={id} className={styles.title}>
              {t('title')}
            </h2>
            <p className={styles.intro}>{t('intro')}</p>
          </header>
          <ScenarioSelect
            state={state}
            onChoose={(scenario) => {
              controls.apply({ scenario, faults: [] });
              read();
              onRestart();
            }}
          />
          <Faults
            faults={state.faults}
            onChange={(faults) => {
              controls.apply({ faults });
              read();
            }}
          />
          <Requests requests={state.requests} />
          <footer className={styles.actions}>
            <Button
              onClick={() => {
                controls.apply({ reset: true, faults: [] });
                read();
                onRestart();
              }}
            >
              {t('reset')}
            </Button>
            <Button variant="contained" onClick={() => setOpen(false)}>
              {t('close')}
            </Button>
          </footer>
        </div>
      </Drawer>
    </>
  );
}

type ScenarioSelectProps = {
  readonly state: DemoSnapshot;
  readonly onChoose: (scenario: string) => void;
};

function ScenarioSelect({ state, onChoose }: ScenarioSelectProps) {
  const t = useTranslations('demo');
  const label = useScenarioLabel();
  const current = state.scenarios.find(({ name }) => name === state.scenario);
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={t('scenario')}
      value={current ? state.scenario : ''}
      helperText={current && label(current)}
      onChange={(event) => onChoose(event.target.value)}
    >
      {state.scenarios.map(({ name }) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

type FaultsProps = {
  /** The active ones, also those that this panel has no switch for. */
  readonly faults: DemoSnapshot['faults'];
  readonly onChange: (faults: readonly DemoFault[]) => void;
};

function Faults({ faults, onChange }: FaultsProps) {
  const t = useTranslations('demo');
  const on = DEMO_FAULT_NAMES.filter((name) =>
    faults.some(({ kind }) => kind === DEMO_FAULTS[name].kind),
  );
  const change = (names: readonly DemoFaultName[]) =>
    onChange(names.map((name) => DEMO_FAULTS[name]));
  return (
    <fieldset className={styles.faults}>
      <legend>{t('faults')}</legend>
      {DEMO_FAULT_NAMES.map((name) => (
        <FormControlLabel
          key={name}
          label={t(`fault.${name}`)}
          control={
            <Checkbox
              size="small"
              checked={on.includes(name)}
              onChange={(_event, checked) =>
                change(checked ? [...on, name] : on.filter((other) => other !== name))
              }
            />
          }
        />
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            onChange([...on.map((name) => DEMO_FAULTS[name]), { kind: 'revoke-token' }])
          }
        >
          {t('fault.revoke')}
        </Button>
      </div>
    </fieldset>
  );
}

function Requests({ requests }: Pick<DemoSnapshot, 'requests'>) {
  const t = useTranslations('demo');
  const latest = requests.slice(-REQUESTS_SHOWN).reverse();
  return (
    <section className={styles.requests}>
      <h3 className={styles.subtitle}>{t('requests')}</h3>
      <p className={styles.intro}>{t('requestCount', { count: requests.length })}</p>
      {latest.length > 0 && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('requests')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('operation')}</th>
                <th scope="col">{t('status')}</th>
                <th scope="col">{t('duration')}</th>
              </tr>
            </thead>
            <tbody>
              {latest.map((request, index) => (
                <tr
                  key={requests.length - index}
                  data-bad={request.status >= 400 || request.status === 0}
                >
                  <td>{request.operation}</td>
                  <td>{request.status === 0 ? t('dropped') : request.status}</td>
                  <td>{t('milliseconds', { ms: Math.round(request.ms) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type Scenario = DemoSnapshot['scenarios'][number];

/** What a scenario shows; without a message, its own summary in English. */
function useScenarioLabel(): (scenario: Scenario) => string {
  const t = useTranslations('demo.scenarios');
  const { scenarios } = useMessages().demo;
  return ({ name, summary }) => {
    const known = (Object.keys(scenarios) as (keyof typeof scenarios)[]).find(
      (one) => one === name,
    );
    return known === undefined ? summary : t(known);
  };
}
