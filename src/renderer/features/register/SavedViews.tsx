import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../state/book.ts';
import { Button, Dialog, Menu, TextField, type MenuAction } from '../../ui/index.ts';
import { completeArrangement } from './columns.tsx';
import { useRegister } from './state.ts';
import { dropView, keepView, readViews } from './views.ts';

/** Filter, search, columns and order under a name. */
export function SavedViews() {
  const { t } = useTranslation('register');
  // A book is known by the instant it was made: its file may be moved, its company renamed.
  const { createdAt: book } = useBook();
  const { viewName, show, named } = useRegister();
  const [views, setViews] = useState(() => readViews(localStorage, book));
  const [isNaming, setNaming] = useState(false);
  const actions: MenuAction[] = [
    ...views.map((view) => ({ id: `view ${view.name}`, label: view.name, perform: () => show(view) })),
    { id: 'save', label: t('views.save'), perform: () => setNaming(true) },
    ...(viewName === null
      ? []
      : [
          {
            id: 'delete',
            label: t('views.delete', { view: viewName }),
            isDanger: true,
            perform: () => {
              setViews(dropView(localStorage, book, viewName));
              named(null);
            },
          },
        ]),
  ];
  return (
    <>
      <Menu
        label={t('views.title')}
        trigger={
          <Button size="small" icon={<Bookmark size={14} aria-hidden />}>
            {viewName === null ? t('views.title') : t('views.current', { view: viewName })}
          </Button>
        }
        actions={actions}
      />
      {isNaming && (
        <NameView
          onClose={() => setNaming(false)}
          onSave={(name) => {
            const { filters, search, arrangement } = useRegister.getState();
            setViews(keepView(localStorage, book, { name, filters, search, arrangement: completeArrangement(arrangement) }));
            named(name);
            setNaming(false);
          }}
        />
      )}
    </>
  );
}

function NameView({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  const { t } = useTranslation('register');
  const [name, setName] = useState('');
  const isReady = name.trim() !== '';
  return (
    <Dialog
      title={t('views.nameTitle')}
      isOpen
      size="narrow"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form="register-view" isDisabled={!isReady}>
            {t('views.saveNow')}
          </Button>
        </>
      }
    >
      <form
        id="register-view"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSave(name.trim());
        }}
      >
        <TextField label={t('views.name')} description={t('views.nameMore')} value={name} onChange={setName} maxLength={60} autoFocus />
      </form>
    </Dialog>
  );
}
