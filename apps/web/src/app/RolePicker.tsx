import { Select } from 'antd';
import { useLabel } from '../client/codes';
import { actAs, grantText } from '../client/session';
import { useSession } from '../client/useSession';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

/** Which of the reader's granted roles the next act is done in. */
export function RolePicker() {
  const { say } = useLanguage();
  const label = useLabel();
  const session = useSession();
  if (!session) return null;
  const { grants, role, person } = session;
  const words = (grant: (typeof grants)[number]) =>
    `${label('roles', grant.role)} · ${label('organisations', grant.organisation)}`;
  if (grants.length <= 1)
    return (
      <span className="role-one" title={person}>
        {role ? words(role) : person}
      </span>
    );
  return (
    <Select
      className="role-pick"
      size="small"
      aria-label={say(COMMON.actingAs)}
      value={role ? grantText(role) : undefined}
      options={grants.map((grant) => ({ value: grantText(grant), label: words(grant) }))}
      onChange={(value) => {
        const chosen = grants.find((grant) => grantText(grant) === value);
        if (chosen) actAs(chosen);
      }}
    />
  );
}
