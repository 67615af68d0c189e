import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { pageBody } from '../layout/page-body';
import { VisuallyHidden } from '../layout/visually-hidden';

type Urgency = 'polite' | 'assertive';

type Announce = (label: string, urgency?: Urgency) => void;

const AnnounceContext = createContext<Announce | null>(null);

/** Announces a text to screen readers. `assertive` interrupts: for failures only. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (announce === null) throw new Error('useAnnounce needs a LiveRegionProvider above it');
  return announce;
}

type Announcement = { readonly label: string; readonly count: number };

const SILENCE: Announcement = { label: '', count: 0 };

/** The two regions for announcements; one for the whole app. */
export function LiveRegionProvider({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(SILENCE);
  const [assertive, setAssertive] = useState(SILENCE);
  const hostRef = useRef<HTMLDivElement>(null);

  const announce = useMemo<Announce>(
    () =>
      (label, urgency = 'polite') => {
        const set = urgency === 'polite' ? setPolite : setAssertive;
        set(({ count }) => ({ label, count: count + 1 }));
      },
    [],
  );

  // An open dialog hides everything beside it from screen readers, but announcements must still be heard.
  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return undefined;
    const observer = new MutationObserver(() => host.removeAttribute('aria-hidden'));
    observer.observe(host, { attributeFilter: ['aria-hidden'] });
    return () => observer.disconnect();
  }, []);

  return (
    <AnnounceContext value={announce}>
      {children}
      {createPortal(
        <div ref={hostRef}>
          <div role="status" aria-live="polite">
            <Spoken {...polite} />
          </div>
          <div role="alert" aria-live="assertive">
            <Spoken {...assertive} />
          </div>
        </div>,
        pageBody(),
      )}
    </AnnounceContext>
  );
}

/** A new element each time, so that the same text is announced again. */
function Spoken({ label, count }: Announcement) {
  return <VisuallyHidden key={count}>{label}</VisuallyHidden>;
}
