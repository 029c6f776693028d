interface PartProps {
  readonly of: number;
  readonly value: number;
}

/** How much of a whole a value is, as a thin line; the figures beside it say it exactly. */
export function Part({ of, value }: PartProps) {
  const share = of === 0 ? 0 : Math.max(0, Math.min(1, value / of));
  return (
    <svg className="part" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="3" className="track" />
      <rect width={share * 100} height="3" className="fill" />
    </svg>
  );
}
