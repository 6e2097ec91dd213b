// electron-builder calls this once the application is packed and before it is signed.
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const BINARY = {
  darwin: (name) => `${name}.app`,
  mas: (name) => `${name}.app`,
  win32: (name) => `${name}.exe`,
  linux: (_, executable) => executable,
};

/** Closes the doors that Electron's binary leaves open for developers. */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const name = BINARY[electronPlatformName](packager.appInfo.productFilename, packager.executableName);
  await flipFuses(join(appOutDir, name), { version: FuseVersion.V1, resetAdHocDarwinSignature: electronPlatformName === 'darwin', ...FUSES });
}
