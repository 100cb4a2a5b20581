package org.tidegate.domain.firmware;

import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * An update and how far it has come; there is one at a time, and it survives restarts. Immutable.
 *
 * @param told the newest status the central system was told; absent before the first
 * @param failures of the download so far
 * @param file as it was downloaded
 */
public record FirmwareUpdate(
    FirmwareRequest request, Stage stage, Optional<FirmwareStatus> told, int failures,
    Optional<String> file) implements StoredFact {

  /** How far an update has come. What a restart makes of each is in {@link UpdateSteps}. */
  public enum Stage {
    /** The request is taken and nothing has happened yet. */
    ACCEPTED,
    /** Waits for its time to be fetched. */
    DOWNLOAD_SCHEDULED,
    /** An attempt to fetch it runs. */
    DOWNLOADING,
    /** Waits to be fetched again. */
    DOWNLOAD_WAITS,
    /** Its signature is being looked at. */
    VERIFYING,
    /** Waits for its time to be installed, or for transactions to end. */
    INSTALL_SCHEDULED,
    /** Is being put into place. */
    INSTALLING,
    /** Is in place; the restart is about to happen. */
    RESTARTING,
    /** The restart has happened; whether it lives is being looked at. */
    CONFIRMING,
    /** Over, well or not. */
    ENDED
  }

  /** An update that was just taken. */
  public static FirmwareUpdate of(FirmwareRequest request) {
    return new FirmwareUpdate(request, Stage.ACCEPTED, Optional.empty(), 0, Optional.empty());
  }

  @Override
  public String key() {
    return "update";
  }

  /** Whether something of it is still to come. */
  public boolean isGoingOn() {
    return stage != Stage.ENDED;
  }

  /** Whether it can be cancelled: what is being installed can't (L01.FR.27). */
  public boolean isCancellable() {
    return isGoingOn() && stage.compareTo(Stage.INSTALLING) < 0;
  }

  /** Whether EVSEs must not be used because it is being installed. */
  public boolean isBeingInstalled() {
    return stage == Stage.INSTALLING || stage == Stage.RESTARTING;
  }

  FirmwareUpdate at(Stage next) {
    return new FirmwareUpdate(request, next, told, failures, file);
  }

  FirmwareUpdate telling(FirmwareStatus status) {
    return new FirmwareUpdate(request, stage, Optional.of(status), failures, file);
  }

  FirmwareUpdate failedOnce() {
    return new FirmwareUpdate(request, stage, told, failures + 1, file);
  }

  FirmwareUpdate downloaded(String name) {
    return new FirmwareUpdate(request, stage, told, failures, Optional.of(name));
  }
}
