package org.tidegate.domain.port;

/**
 * What firmware updates and log uploads need of the world outside. Immutable.
 *
 * @param transfer fetches firmware and delivers logs
 * @param installer of firmware
 * @param roots whom firmware must be signed by
 * @param allowsUnsigned whether firmware without signature is taken (L02); a station that is to be safe does not
 * @param logs to be delivered
 */
public record StationFiles(
    FileTransfer transfer, FirmwareInstaller installer, TrustedRoots roots, boolean allowsUnsigned, Logs logs) {}
