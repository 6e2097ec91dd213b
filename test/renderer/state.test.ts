import { beforeEach, describe, expect, test } from 'vitest';
import { useNavigation } from '../../src/renderer/state/navigation.ts';
import { useProgress } from '../../src/renderer/state/progress.ts';
import { useToasts } from '../../src/renderer/state/toasts.ts';

describe('going from screen to screen', () => {
  const navigation = () => useNavigation.getState();
  beforeEach(() => navigation().restart({ screen: 'home', params: {} }));

  test('back returns to where one was, with what it was opened with', () => {
    navigation().go('asset', { assetId: 'asset-7' });
    navigation().go('close', { period: '2026-03' });
    navigation().back();
    expect(navigation().place).toEqual({ screen: 'asset', params: { assetId: 'asset-7' } });
    navigation().back();
    navigation().back();
    expect(navigation().place.screen).toBe('home');
  });

  test('unsaved changes are asked about before they are lost', () => {
    navigation().setUnsaved('form', true);
    navigation().go('register');
    expect(navigation().place.screen).toBe('home');
    expect(navigation().wanted).toEqual({ screen: 'register', params: {} });
    navigation().stay();
    expect(navigation().wanted).toBeNull();
    navigation().go('register');
    navigation().leave();
    expect(navigation().place.screen).toBe('register');
    expect(navigation().unsaved.size).toBe(0);
  });

  test('what was saved is not asked about', () => {
    navigation().setUnsaved('form', true);
    navigation().setUnsaved('form', false);
    navigation().go('journals');
    expect(navigation().place.screen).toBe('journals');
  });

  test('another book has no past', () => {
    navigation().go('register');
    navigation().restart({ screen: 'welcome', params: {} });
    navigation().back();
    expect(navigation().place.screen).toBe('welcome');
  });
});

test('progress is kept by operation until it is finished', () => {
  const { report, finish } = useProgress.getState();
  report('close.run', { done: 10, total: 100 });
  report('imports.commit', { done: 1, total: 2 });
  expect(useProgress.getState().running['close.run']).toEqual({ done: 10, total: 100 });
  finish('close.run');
  expect(Object.keys(useProgress.getState().running)).toEqual(['imports.commit']);
});

test('toasts keep the last few', () => {
  const { show } = useToasts.getState();
  for (let index = 0; index < 6; index += 1) show('ok', `note ${index}`);
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['note 2', 'note 3', 'note 4', 'note 5']);
});
