import { isSample, Project } from '../client/project';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import { SampleTag } from './SampleTag';

/** Whether a figure of the project is an example, or only some field beside its figures is. */
export function ExampleTag({ project }: { readonly project: Pick<Project, 'sample' | 'sampledFigures'> }) {
  const { say } = useLanguage();
  if (project.sampledFigures.length > 0) return <SampleTag />;
  if (!isSample(project)) return null;
  return (
    <span className="tag sample-fields" title={say(COMMON.sampleFieldsHint)}>
      {say(COMMON.sampleFields)}
    </span>
  );
}
