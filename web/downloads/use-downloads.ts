import { useSyncExternalStore } from 'react';
import { useApp } from '../app/app-context.ts';
import type { DevicePrefs } from '../db/device-prefs.ts';
import type { LessonDownload } from './download-queue.ts';

/** The lessons on their way to the phone, by id. */
export function useDownloads(): Readonly<Record<string, LessonDownload>> {
  const { downloads } = useApp();
  return useSyncExternalStore(downloads.subscribe, downloads.state);
}

/** This lesson on its way to the phone; undefined when it is not. */
export function useDownload(lessonId: string): LessonDownload | undefined {
  const { downloads } = useApp();
  return useSyncExternalStore(downloads.subscribe, () => downloads.state()[lessonId]);
}

/** Whether waiting lessons wait for Wi-Fi. */
export function useWaitsForWifi(): boolean {
  const { downloads } = useApp();
  return useSyncExternalStore(downloads.subscribe, downloads.waitsForWifi);
}

export function usePrefs(): DevicePrefs {
  const { prefs } = useApp();
  return useSyncExternalStore(prefs.subscribe, prefs.get);
}
