import { Button, Input } from 'antd';
import { FormEvent, useId, useRef, useState } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { useTitle } from '../app/useTitle';
import { post } from '../client/http';
import { Problem, problemOf } from '../client/problem';
import { signedIn } from '../client/session';
import { SignedIn } from '../client/types';
import { COMMON, SIGN_IN } from '../words/common';
import { useLanguage } from '../words/language';
import './sign-in.css';

/** Person and password; pasting and password managers are welcome. */
export function SignInPage() {
  const { say } = useLanguage();
  const id = useId();
  const [person, setPerson] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | 'empty'>();
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLParagraphElement>(null);
  useTitle(say(SIGN_IN.title));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person.trim() || !password) return setProblem('empty');
    setBusy(true);
    try {
      const { body } = await post<SignedIn | { data: SignedIn }>('/sign-in', { person: person.trim(), password });
      signedIn('data' in body ? body.data : body);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const words =
    problem === undefined
      ? ''
      : problem === 'empty'
        ? say(SIGN_IN.required)
        : problem.status === 401 || problem.status === 422
          ? say(SIGN_IN.wrong)
          : problem.status === 0
            ? say(COMMON.unreachable)
            : problem.text
              ? say(problem.text)
              : (problem.detail ?? problem.title);
  return (
    <div className="sign-in">
      <main id="main">
        <div className="sign-in-brand">
          <img src="/seal.svg" alt="" width="52" height="52" />
          <h1>{say(COMMON.product)}</h1>
          <p>{say(COMMON.tagline)}</p>
          <p className="motto">{say(SIGN_IN.motto)}</p>
        </div>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <h2>{say(SIGN_IN.title)}</h2>
          <label htmlFor={`${id}p`}>{say(SIGN_IN.person)}</label>
          <Input
            id={`${id}p`}
            name="person"
            size="large"
            autoComplete="username"
            autoFocus
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          />
          <label htmlFor={`${id}w`}>{say(SIGN_IN.password)}</label>
          <Input
            id={`${id}w`}
            name="password"
            type="password"
            size="large"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <p className="sign-in-problem" role="alert" ref={alert}>
            {words}
          </p>
          <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
            {say(SIGN_IN.go)}
          </Button>
          <p className="muted">{say(SIGN_IN.first)}</p>
        </form>
      </main>
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
    </div>
  );
}
