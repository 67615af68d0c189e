import { Navigate, Route, Routes } from 'react-router-dom';
import { NotFoundPage } from './pages/not-found-page';
import { PlacesPage } from './pages/places-page';
import { SeatsPage } from './pages/seats-page';
import { SignInPage } from './pages/sign-in-page';
import { GroupGate } from './place/group-gate';
import { InstanceGate } from './place/instance-gate';
import { SignedInOnly } from './signed-in-only';

/** All addresses of the app. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route element={<SignedInOnly />}>
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
  );
}
