import { Button } from 'antd';
import { ReactNode, useEffect, useId, useRef } from 'react';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A side sheet on the browser's own modal dialog: it keeps the focus, and Escape closes it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { say } = useLanguage();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="sheet-in">
        <header>
          <h2 id={id}>{title}</h2>
          <Button onClick={onClose}>{say(COMMON.close)}</Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
