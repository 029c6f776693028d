import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { signOut } from '../client/session';
import { COMMON, SIGN_IN } from '../words/common';
import { useLanguage } from '../words/language';
import { SignInForm } from './SignInForm';
import './sign-in.css';

/** Asked over the page when the session has ended: what was written beneath stays. */
export function SignInAgain() {
  const { say } = useLanguage();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="sign-in again"
      aria-label={say(SIGN_IN.again)}
      onCancel={(event) => event.preventDefault()}
    >
      <SignInForm title={say(SIGN_IN.again)}>
        <p className="muted">{say(SIGN_IN.kept)}</p>
        <Button type="text" size="small" onClick={signOut}>
          {say(COMMON.signOut)}
        </Button>
      </SignInForm>
    </dialog>
  );
}
