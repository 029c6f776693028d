import { Button, Input } from 'antd';
import { FormEvent, useId, useState } from 'react';
import { post } from '../client/http';
import { Problem, problemOf } from '../client/problem';
import { signedIn } from '../client/session';
import { SignedIn } from '../client/types';
import { COMMON, SIGN_IN } from '../words/common';
import { useLanguage } from '../words/language';
import { landOn } from './landing';

interface SignInFormProps {
  readonly title: string;
  /** What stands below the button. */
  readonly children: React.ReactNode;
}

/** Person and password; pasting and password managers are welcome. */
export function SignInForm({ title, children }: SignInFormProps) {
  const { say } = useLanguage();
  const id = useId();
  const [person, setPerson] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | 'empty'>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person.trim() || !password) return setProblem('empty');
    setBusy(true);
    try {
      const { body } = await post<SignedIn | { data: SignedIn }>('/sign-in', { person: person.trim(), password });
      const answer = 'data' in body ? body.data : body;
      landOn(answer);
      signedIn(answer);
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
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2>{title}</h2>
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
      <p className="sign-in-problem" role="alert">
        {words}
      </p>
      <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
        {say(SIGN_IN.go)}
      </Button>
      {children}
    </form>
  );
}
