import { ApolloProvider } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import type { Session } from '../gitlab/session';
import { useSessionState } from '../gitlab/session-context';
import { createDesks } from './desk/desks';
import { DesksContext } from './desk/desks-context';
import { NotFoundPage } from './pages/not-found-page';
import { PlacesPage } from './pages/places-page';
import { SeatsPage } from './pages/seats-page';
import { GroupGate } from './place/group-gate';
import { InstanceGate } from './place/instance-gate';
import { Shell } from './shell/shell';
import { SignInAgain } from './sign-in-again';

/** The pages behind the sign-in, and what they share for as long as the session lasts. */
export function SignedInArea({ session }: { readonly session: Session }) {
  const { client } = session;
  const state = useSessionState();
  // As long as somebody is signed in: replacing a refused token keeps everything on the desks.
  const [desks] = useState(() => createDesks(session));
  useEffect(() => () => desks.dispose(), [desks]);

  useEffect(() => {
    if (state.kind === 'signed-in') desks.signedInAgain();
  }, [state, desks]);

  return (
    <ApolloProvider client={client}>
      <DesksContext value={desks}>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<PlacesPage />} />
            <Route path="/groups" element={<PlacesPage all />} />
            <Route path="/groups/:fullPath" element={<GroupGate />}>
              <Route index element={<Navigate to="seats" replace />} />
              <Route path="seats" element={<SeatsPage />} />
            </Route>
            <Route path="/instance" element={<InstanceGate />}>
              <Route index element={<Navigate to="seats" replace />} />
              <Route path="seats" element={<SeatsPage />} />
            </Route>
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
        <SignInAgain />
      </DesksContext>
    </ApolloProvider>
  );
}
