import { act, at, bound, breach, broken, doFirst, event, P, record, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { date, int, optional, text, title } from '../schema/index.js';

const plan = { function: title(), posts: int(1, 100_000), by: date() };

export const StaffingReductionPlanned = event({
  type: 'StaffingReductionPlanned',
  scope: 'project',
  label: say('编制核减计划', 'Staffing reduction planned'),
  act: 'PlanStaffingReduction',
  data: plan,
  apply: ({ funding }, { function: name, posts }) =>
    void funding.posts.set(name, { planned: posts, reduced: funding.posts.get(name)?.reduced ?? 0 }),
});

/** 人随事走: how many posts of the function go, and until when (HB-42). */
export const planStaffingReduction = act({
  name: 'PlanStaffingReduction',
  scope: 'project',
  label: say('计划核减编制', 'Plan a staffing reduction'),
  addresses: [at(`${P}/staffing/plan-reduction`)],
  input: plan,
  events: [StaffingReductionPlanned],
  decide: (_, input) => [StaffingReductionPlanned.of(input)],
});

const reduction = { function: title(), posts: int(1, 100_000), on: date(), documentNo: title() };

export const StaffingReductionRecorded = event({
  type: 'StaffingReductionRecorded',
  scope: 'project',
  label: say('编制核减', 'Staffing reduction recorded'),
  act: 'RecordStaffingReduction',
  data: reduction,
  apply: ({ funding }, { function: name, posts }) => {
    const { planned = 0, reduced = 0 } = funding.posts.get(name) ?? {};
    funding.posts.set(name, { planned, reduced: reduced + posts });
  },
});

/** Posts that are gone, within what was planned. */
export const recordStaffingReduction = act({
  name: 'RecordStaffingReduction',
  scope: 'project',
  label: say('记录核减编制', 'Record a staffing reduction'),
  addresses: [at(`${P}/staffing/reduction`)],
  input: reduction,
  events: [StaffingReductionRecorded],
  invariants: ({ funding }, { function: name, posts }) => {
    const { planned = 0, reduced = 0 } = funding.posts.get(name) ?? {};
    return broken(
      reduced + posts > planned &&
        breach(
          'BeyondPlan',
          'INV-05',
          [record('INV-05')],
          say('核减数超过计划', 'More posts are cut than were planned'),
          { function: name, posts, reduced, planned },
          planned > reduced ? bound('posts', '<=', planned - reduced) : doFirst('PlanStaffingReduction'),
        ),
    );
  },
  decide: (_, input) => [StaffingReductionRecorded.of(input)],
});

const freeze = { function: title(), reason: text() };

export const RecruitmentFreezeSet = event({
  type: 'RecruitmentFreezeSet',
  scope: 'project',
  label: say('停止招聘', 'Recruitment freeze set'),
  act: 'SetRecruitmentFreeze',
  data: freeze,
  apply: ({ funding }, { function: name }) => void funding.frozen.add(name),
});

/** Nobody is recruited any more for what is bought (KQ-07). */
export const setRecruitmentFreeze = act({
  name: 'SetRecruitmentFreeze',
  scope: 'project',
  label: say('停止招聘', 'Freeze recruitment'),
  addresses: [at(`${P}/staffing/freeze`)],
  input: freeze,
  events: [RecruitmentFreezeSet],
  decide: (_, input) => [RecruitmentFreezeSet.of(input)],
});

const post = { function: title(), posts: int(1, 100_000), reason: text(), exception: optional(title()) };

export const NewPostApproved = event({
  type: 'NewPostApproved',
  scope: 'project',
  label: say('增设岗位', 'New post approved'),
  act: 'ApproveNewPost',
  data: post,
});

/** A new post on a function that is bought is refused, unless an exception is decided with its document (INV-05, KQ-07). */
export const approveNewPost = act({
  name: 'ApproveNewPost',
  scope: 'project',
  label: say('批准增设岗位', 'Approve a new post'),
  addresses: [at(`${P}/staffing/new-post`)],
  input: post,
  events: [NewPostApproved],
  invariants: (dossier, { function: name, exception }) =>
    broken(
      isBought(dossier, name) &&
        exception === undefined &&
        breach(
          'FunctionIsBought',
          'INV-05',
          [record('INV-05')],
          say('已购买服务的职能不再增加机构、编制、人员', 'A function that is bought gets no new posts'),
          { function: name },
          state('填写例外批准的文号', 'State the document that decides the exception'),
        ),
    ),
  decide: (_, input) => [NewPostApproved.of(input)],
});

/** Functions that the record names as bought by this project. */
const isBought = ({ funding }: Dossier, name: string) =>
  funding.frozen.has(name) || funding.offsets.has(name) || funding.parallel.has(name) || funding.posts.has(name);
