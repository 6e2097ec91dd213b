import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import css from './layout.module.css';

export interface TabItem {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

export function Tabs({ label, tabs, selected, onSelect, actions }: { label: string; tabs: readonly TabItem[]; selected: string; onSelect: (id: string) => void; actions?: ReactNode }) {
  return (
    <AriaTabs className={css.tabs ?? ''} selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <div className={css.tabBar}>
        <TabList className={css.tabList ?? ''} aria-label={label}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={css.tab ?? ''}>
              {tab.label}
            </Tab>
          ))}
        </TabList>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={css.tabPanel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
