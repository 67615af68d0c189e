import { Route, Routes } from 'react-router-dom';
import { SignInPage } from './pages/sign-in-page';
import { SignedInOnly } from './signed-in-only';

/** The sign-in page, and everything behind it, whose code comes while somebody signs in. */
export function AppRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="*" element={<SignedInOnly />} />
    </Routes>
  );
}
