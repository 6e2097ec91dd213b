import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../ui/index.ts';

interface Props {
  children: ReactNode;
  /** When this changes, the person has moved on: try again. */
  resetOn?: string;
}

/** A bug of ours takes down a screen, not the window. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetOn !== this.props.resetOn) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed onRetry={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      title={t('failed.title')}
      actions={
        <>
          <Button onPress={onRetry}>{t('failed.retry')}</Button>
          <Button variant="quiet" onPress={() => location.reload()}>
            {t('failed.reload')}
          </Button>
        </>
      }
    >
      {t('failed.text')}
    </EmptyState>
  );
}
