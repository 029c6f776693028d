import { Component, ReactNode } from 'react';
import { Failed } from '../ui/Answered';

/** A fault of one page stays on that page: the rest of the house stands, and another page can be opened. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? (
      this.props.children
    ) : (
      <Failed error={error} onRetry={() => this.setState({ error: undefined })} />
    );
  }
}
