import { useQuery } from '@tanstack/react-query';
import { useLabel } from '../../client/codes';
import { LoggedEvent } from '../../client/types';
import { Link } from '../../routing/Link';
import { useLanguage } from '../../words/language';
import { DOCUMENTS } from '../../words/project';
import { firstUnfit } from './chain';
import { webCrypto } from './eventHash';

interface ChainProps {
  readonly project: string;
  readonly events: readonly LoggedEvent[];
}

/** Computes every hash anew in the browser and names the first event that does not fit. */
export function ChainPart({ project, events }: ChainProps) {
  const subtle = webCrypto();
  const { say } = useLanguage();
  return (
    <div className="panel-in chain" role="status">
      {subtle ? (
        <Checked {...{ subtle, project, events }} />
      ) : (
        <span className="tag warn">{say(DOCUMENTS.chainNoCrypto)}</span>
      )}
      <code className="digest">{events.at(-1)?.meta.hash}</code>
    </div>
  );
}

function Checked({ subtle, project, events }: ChainProps & { readonly subtle: SubtleCrypto }) {
  const { say } = useLanguage();
  const label = useLabel();
  const { data, isPending } = useQuery({
    queryKey: ['chain', project, events],
    queryFn: async () => ({ unfit: await firstUnfit(subtle, events) }),
    gcTime: 0,
  });
  if (isPending) return <span className="tag">{say(DOCUMENTS.chainChecking)}</span>;
  if (!data?.unfit) return <span className="tag ok">{say(DOCUMENTS.chainHolds(events.length))}</span>;
  const { event, fault } = data.unfit;
  const place = events.indexOf(event) + 1;
  return (
    <span className="tag bad">
      <Link href={`/projects/${project}?tab=replay&rev=${event.revision}`}>
        {say(DOCUMENTS.eventAt(place, label('events', event.type)))}
      </Link>{' '}
      {say(fault === 'altered' ? DOCUMENTS.chainAltered : DOCUMENTS.chainBroken)}
    </span>
  );
}
