import { useCallback, useEffect, useRef, useState } from 'react';
import { type Finding, QUESTIONS } from '../../gitlab/check/finding';
import { runCheck } from '../../gitlab/check/run-check';
import type { Transport } from '../../gitlab/transport/transport';

type CheckPhase = 'ready' | 'running' | 'stopped' | 'done';

/** One check at a time of one GitLab; leaving the page stops it. */
export function useCheck(transport: Transport) {
  const [phase, setPhase] = useState<CheckPhase>('ready');
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setFindings([]);
    setPhase('running');
    await runCheck({
      transport,
      signal: control.signal,
      onFinding: (finding) => setFindings((before) => [...before, finding]),
    });
    if (!control.signal.aborted) setPhase('done');
  }, [transport]);

  const stop = useCallback(() => {
    running.current?.abort();
    setPhase('stopped');
  }, []);

  return { phase, findings, total: QUESTIONS.length, start, stop };
}
