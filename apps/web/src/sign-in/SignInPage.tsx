import { LanguageSwitch } from '../app/LanguageSwitch';
import { useTitle } from '../app/useTitle';
import { COMMON, SIGN_IN } from '../words/common';
import { useLanguage } from '../words/language';
import { SignInForm } from './SignInForm';
import './sign-in.css';

/** What a reader sees who is nobody yet. */
export function SignInPage() {
  const { say } = useLanguage();
  useTitle(say(SIGN_IN.title));
  return (
    <div className="sign-in">
      <main id="main">
        <div className="sign-in-brand">
          <img src="/seal.svg" alt="" width="52" height="52" />
          <h1>{say(COMMON.product)}</h1>
          <p>{say(COMMON.tagline)}</p>
          <p className="motto">{say(SIGN_IN.motto)}</p>
        </div>
        <SignInForm title={say(SIGN_IN.title)}>
          <p className="muted">{say(SIGN_IN.first)}</p>
        </SignInForm>
      </main>
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
    </div>
  );
}
