import { useDeferredValue, useState, type ReactNode } from 'react';
import { Autocomplete, Dialog as AriaDialog, Header, Input, Menu, MenuItem, MenuSection, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { matches } from '#shared/values/fold.ts';
import { useOperation } from '../../api/queries.ts';
import { useNameOf } from '../../i18n/useFormat.ts';
import { useBookState } from '../../state/bookState.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePalette } from '../../state/palette.ts';
import { Code, StatusChip } from '../../ui/index.ts';
import { commands, situationOf } from '../commands/commands.ts';
import { performById } from '../commands/perform.ts';
import { shortcutText } from '../commands/useShortcuts.ts';
import { routes } from '../routes.tsx';
import css from './frame.module.css';

const isMac = navigator.userAgent.includes('Mac OS');

/** Every screen, action and asset, by a few letters of its name in either language. */
export function Palette() {
  const { isOpen, setOpen } = usePalette();
  return (
    <ModalOverlay className={css.palette} isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className={css.paletteBox}>
        <PaletteContent onDone={() => setOpen(false)} />
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation('app');
  const [text, setText] = useState('');
  const situation = situationOf(useBookState());
  const go = useNavigation((state) => state.go);
  const canOpenAssets = situation.role !== undefined && routes.asset !== undefined;
  const deferred = useDeferredValue(text.trim());
  const found = useOperation('assets.search', { text: deferred, limit: 8 }, { enabled: canOpenAssets && deferred !== '', keepPrevious: true });
  // A person may know an action by its name in the other language.
  const namesOf = (key: string): string[] => ['en', 'ar'].map((language) => i18n.getFixedT(language)(key));
  const actions = commands.filter((command) => command.id !== 'palette.open' && command.enabled(situation) && matches(text, ...namesOf(command.labelKey)));
  const assets = deferred === '' ? [] : (found.data ?? []);
  return (
    <AriaDialog className={css.paletteDialog ?? ''} aria-label={t('palette.title')}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField aria-label={t('palette.title')} autoFocus>
          <Input className={css.paletteInput ?? ''} {...(text === '' ? {} : { dir: 'auto' as const })} placeholder={t('searchPrompt')} />
        </TextField>
        <div className={css.paletteScroll} role="region" aria-label={t('palette.found')} tabIndex={0}>
          <Menu
            className={css.paletteList ?? ''}
            aria-label={t('palette.title')}
            renderEmptyState={() => <div className={css.paletteEmpty}>{t('palette.nothing')}</div>}
            onAction={(key) => {
              onDone();
              const [kind, id = ''] = String(key).split('|');
              if (kind === 'asset') go('asset', { assetId: id });
              else void performById(id);
            }}
          >
            {assets.length > 0 && (
              <MenuSection>
                <Header className={css.paletteHead}>{t('palette.assets')}</Header>
                {assets.map((asset) => (
                  <AssetItem key={asset.id} asset={asset} />
                ))}
              </MenuSection>
            )}
            {actions.length > 0 && (
              <MenuSection>
                <Header className={css.paletteHead}>{t('palette.actions')}</Header>
                {actions.map(({ id, labelKey, icon: Icon, isDirectional, shortcut }) => (
                  <PaletteItem key={id} id={`command|${id}`} text={t(labelKey)} more={shortcut === undefined ? null : <kbd className={css.key} dir="ltr">{shortcutText(shortcut, isMac)}</kbd>}>
                    <Icon className={isDirectional === true ? 'mirrors' : ''} size={15} aria-hidden />
                    {t(labelKey)}
                  </PaletteItem>
                ))}
              </MenuSection>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </AriaDialog>
  );
}

function AssetItem({ asset }: { asset: Output<'assets.search'>[number] }) {
  const nameOf = useNameOf();
  return (
    <PaletteItem
      id={`asset|${asset.id}`}
      text={nameOf(asset)}
      more={
        <>
          <Code>{asset.assetNumber}</Code>
          <StatusChip status={asset.status} />
        </>
      }
    >
      <bdi>{nameOf(asset)}</bdi>
    </PaletteItem>
  );
}

function PaletteItem({ id, text, more, children }: { id: string; text: string; more: ReactNode; children: ReactNode }) {
  return (
    <MenuItem id={id} textValue={text} className={css.paletteItem ?? ''}>
      {children}
      <span className={css.paletteMore}>{more}</span>
    </MenuItem>
  );
}
