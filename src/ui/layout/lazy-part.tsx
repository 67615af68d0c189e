import {
  type ComponentType,
  createElement,
  type ReactNode,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Messages, useTranslations } from 'use-intl';
import { Button } from '../controls/button';
import { createStore } from '../../lib/store';
import { whenIdle } from '../../lib/when-idle';
import type { AppLocale } from '../../messages/locale';
import { Banner } from '../feedback/banner';
import { MoreMessages, useAppLocale } from '../messages/messages-provider';
import { fetchFailedStyles, isStyleFailure } from './failed-styles';
import styles from './lazy-part.module.css';

/** Imports the module of a part and picks the component. */
type LoadPart<Props> = () => Promise<ComponentType<Props>>;

type PartOptions<Props> = {
  /** Fetches the messages that come with the part. */
  readonly messages?: (locale: AppLocale) => Promise<Partial<Messages>>;
  /** `thrown` leaves a failure to the error page: for what is the whole page. */
  readonly failure?: 'shown' | 'thrown';
  /** Shows nothing of MUI by itself, and so needs no theme, which is half of MUI. */
  readonly isPlain?: boolean;
  /** Where it is not asked for, it is no loss that it could not be fetched. */
  readonly isNeeded?: (props: Props) => boolean;
};

/**
 * A component whose code is fetched when it is first shown. Where that fails, it says so in its place.
 * @param load imports its module and picks the component.
 * @param fallback shown until then.
 */
export function lazyPart<Props extends object>(
  load: LoadPart<Props>,
  fallback: ReactNode = null,
  { messages, failure = 'shown', isPlain = false, isNeeded }: PartOptions<Props> = {},
): (props: Props) => ReactNode {
  const code = keepCode(load, messages, isPlain ? null : loadTheme);
  return function LazyPart(props: Props) {
    const state = useCode(code, true);
    if (state === undefined) return fallback;
    if (!(state instanceof PartNotLoaded)) return <Part {...state} props={props} />;
    if (failure === 'thrown') throw state;
    if (isNeeded?.(props) === false) return fallback;
    return <PartFailure code={code} />;
  };
}

type DialogOptions<Props> = Pick<PartOptions<Props>, 'messages'> & {
  /** Closes the dialog; called where its code cannot be fetched and the user dismisses the message. */
  readonly close: (props: Props) => void;
  /** For a dialog that is mounted while it is closed, to fade out. */
  readonly isOpen?: (props: Props) => boolean;
};

/**
 * A dialog, a drawer or a menu: opened by a click, and fetched before that by `preloadDialogs`. Where that
 * fails, a message above the page says so, and the page stays as it is.
 */
export function lazyDialog<Props extends object>(
  load: LoadPart<Props>,
  { messages, close, isOpen = () => true }: DialogOptions<Props>,
): (props: Props) => ReactNode {
  const code = keepCode(load, messages, loadTheme);
  preloadWhenIdle(async (locale) => {
    await code.fetch(locale);
    code.forgetFailure();
  });
  return function LazyDialog(props: Props) {
    const open = isOpen(props);
    // From the first opening on it stays, so that it can fade out.
    const [wasOpen, setWasOpen] = useState(open);
    if (open && !wasOpen) setWasOpen(true);
    const state = useCode(code, open);
    if (!wasOpen || state === undefined) return null;
    if (!(state instanceof PartNotLoaded)) return <Part {...state} props={props} />;
    return open && <PartFailure code={code} onClose={() => close(props)} />;
  };
}

/** Around each part, as the pages that come first do without it. */
type Theme = ComponentType<{ readonly children: ReactNode }>;

const loadTheme = async (): Promise<Theme> => (await import('../theme/app-theme')).AppTheme;

type Loaded<Props> = {
  readonly component: ComponentType<Props>;
  readonly theme: Theme | undefined;
  readonly messages: Partial<Messages> | undefined;
};

/** Undefined while it is fetched. */
type CodeState<Props> = Loaded<Props> | PartNotLoaded | undefined;

type Code<Props> = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ReadonlyMap<AppLocale, Loaded<Props> | PartNotLoaded>;
  /** Fetches it, unless it is there or on its way. Never rejects. */
  readonly fetch: (locale: AppLocale) => Promise<void>;
  /** Forgets that it could not be fetched: the next time it is shown, it is fetched again. */
  readonly forgetFailure: () => void;
};

function keepCode<Props>(
  load: LoadPart<Props>,
  loadMessages: PartOptions<Props>['messages'],
  theming: (() => Promise<Theme>) | null,
): Code<Props> {
  const { subscribe, getSnapshot, setState } = createStore<
    ReadonlyMap<AppLocale, Loaded<Props> | PartNotLoaded>
  >(new Map());
  const fetching = new Map<AppLocale, Promise<void>>();
  let isUnstyled = false;

  async function loadAll(locale: AppLocale): Promise<void> {
    const state = await Promise.all([load(), loadMessages?.(locale), theming?.()])
      .then(async ([component, messages, theme]) => {
        // Those of other parts may go on failing.
        const isStyled = await fetchFailedStyles();
        if (isUnstyled && !isStyled) throw new Error('A stylesheet could not be fetched');
        isUnstyled = false;
        return { component, messages, theme };
      })
      .catch((cause: unknown) => {
        isUnstyled ||= isStyleFailure(cause);
        return new PartNotLoaded(cause);
      });
    fetching.delete(locale);
    setState(new Map(getSnapshot()).set(locale, state));
  }

  return {
    subscribe,
    getSnapshot,
    fetch(locale) {
      const state = getSnapshot().get(locale);
      if (state && !(state instanceof PartNotLoaded)) return Promise.resolve();
      const promise = fetching.get(locale) ?? loadAll(locale);
      fetching.set(locale, promise);
      return promise;
    },
    forgetFailure() {
      const loaded = [...getSnapshot()].filter(([, state]) => !(state instanceof PartNotLoaded));
      if (loaded.length < getSnapshot().size) setState(new Map(loaded));
    },
  };
}

function useCode<Props>(code: Code<Props>, wanted: boolean): CodeState<Props> {
  const locale = useAppLocale();
  const all = useSyncExternalStore(code.subscribe, code.getSnapshot);
  const state = all.get(locale);
  if (wanted && state === undefined) void code.fetch(locale);
  useEffect(() => (wanted ? code.forgetFailure : undefined), [code, wanted]);
  // Until the messages of a new language are there, what is shown stays, and keeps its state.
  return state ?? [...all.values()].find((one) => !(one instanceof PartNotLoaded));
}

/** The code of a part could not be fetched. */
class PartNotLoaded extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

type PartProps<Props> = Loaded<Props> & { readonly props: Props };

function Part<Props extends object>({ component, theme, messages, props }: PartProps<Props>) {
  const plain = createElement(component, props);
  const element = theme ? createElement(theme, null, plain) : plain;
  return messages ? <MoreMessages messages={messages}>{element}</MoreMessages> : element;
}

type PartFailureProps = {
  readonly code: { readonly forgetFailure: () => void };
  /** Of a dialog. */
  readonly onClose?: () => void;
};

/** Stands where the part would: in the page, or above it where it is a dialog. */
function PartFailure({ code, onClose }: PartFailureProps) {
  const t = useTranslations('ui.part');
  return (
    <div className={onClose ? styles.above : undefined}>
      <Banner
        tone="danger"
        title={t('title')}
        actions={
          <Button size="small" onClick={code.forgetFailure}>
            {t('retry')}
          </Button>
        }
        {...(onClose && { onDismiss: onClose })}
      >
        {t('text')}
      </Banner>
    </div>
  );
}

/** Never rejects. */
type Preload = (locale: AppLocale) => Promise<unknown>;

const preloads = new Set<Preload>();

/** Set once `preloadDialogs` was called: from then on, what a page brings along is fetched as well. */
let preloadLocale: AppLocale | null = null;

/** Adds code to what `preloadDialogs` fetches: code that a click needs. */
export function preloadWhenIdle(fetch: Preload): void {
  preloads.add(fetch);
  const locale = preloadLocale;
  if (locale !== null) whenIdle(() => void fetch(locale));
}

/** Fetches the code of every dialog, so that it is there also without a network. */
export async function preloadDialogs(locale: AppLocale): Promise<void> {
  preloadLocale = locale;
  await Promise.all([...preloads].map((fetch) => fetch(locale)));
}
