/** How this phone may spend data and room, whoever uses it. It is not synced: another phone has another network. */
export interface DevicePrefs {
  /** Nothing is fetched in the background that the student did not ask for. */
  dataSaver: boolean;
  /** Downloads wait while the phone says that it is on a mobile network. */
  wifiOnly: boolean;
  /** How much the lessons on this phone may take, in bytes as the catalogue counts them. */
  capBytes: number;
}

/** What `navigator.connection` tells where there is one. https://wicg.github.io/netinfo/ */
export interface NetworkInformation {
  /** `cellular`, `wifi`, …; only phones tell. */
  type?: string;
  /** The student asked the browser to save data. */
  saveData?: boolean;
}

/** Before the student chooses, the app follows what they told the browser. */
export function defaultPrefs(connection: NetworkInformation | undefined): DevicePrefs {
  return { dataSaver: connection?.saveData === true, wifiOnly: false, capBytes: 200_000_000 };
}

/** What this browser tells about its network; undefined where it tells nothing. TypeScript's libraries leave it out. */
export function networkInformation(navigator: object): (NetworkInformation & EventTarget) | undefined {
  return 'connection' in navigator ? (navigator.connection as NetworkInformation & EventTarget) : undefined;
}
