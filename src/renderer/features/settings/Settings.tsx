import { useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BookContext } from '../../state/book.ts';
import type { ScreenParams } from '../../state/navigation.ts';
import { Permitted } from '../../state/session.tsx';
import { Page, PageHeader } from '../../ui/index.ts';
import { About } from './About.tsx';
import { Backup } from './Backup.tsx';
import { CheckBook } from './CheckBook.tsx';
import { CompanySettings } from './CompanySettings.tsx';
import { ExportAll } from './ExportAll.tsx';
import { FiscalCalendar } from './FiscalCalendar.tsx';
import { Policy } from './Policy.tsx';
import { ScreenSettings } from './ScreenSettings.tsx';
import css from './settings.module.css';

/** The screen's own choices first; the book's below, where one is open. */
export function Settings({ params }: { params: ScreenParams['settings'] }) {
  const { t } = useTranslation('settings');
  const book = useContext(BookContext);
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    asked.current?.scrollIntoView({ block: 'start' });
  }, []);
  const at = (section: string) => (params.section === section ? { ref: asked } : {});
  return (
    <Page>
      <PageHeader title={t('title')} />
      <div className={css.sections}>
        <ScreenSettings />
        {book !== null && (
          <>
            <CompanySettings key={`${book.name}|${book.nameAr}|${book.rounding}|${book.fiscalYearStartMonth}|${book.firstPeriod}|${book.framework}`} book={book} />
            <div {...at('calendar')}>
              <FiscalCalendar book={book} />
            </div>
            <div {...at('policy')}>
              <Policy key={book.rounding} book={book} />
            </div>
            <Permitted to="book.backup">
              <Backup />
            </Permitted>
            <Permitted to="book.export">
              <div {...at('export')}>
                <ExportAll />
              </div>
            </Permitted>
            <div {...at('check')}>
              <CheckBook startsAtOnce={params.section === 'check'} />
            </div>
          </>
        )}
        <div {...at('about')}>
          <About />
        </div>
      </div>
    </Page>
  );
}
