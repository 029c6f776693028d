export * from './document.js';
export { projectTimeline } from './project-timeline.js';
