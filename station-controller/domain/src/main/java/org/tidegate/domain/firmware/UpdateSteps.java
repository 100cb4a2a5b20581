package org.tidegate.domain.firmware;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.firmware.FirmwareUpdate.Stage;
import org.tidegate.domain.port.FirmwareInstaller.Result;

/**
 * How an update goes on: from a stage and an event to the next stage and what is to be done. OCPP 2.0.1 L01 and L02.
 * Pure functions, safe from any thread.
 */
public final class UpdateSteps {
  private UpdateSteps() {}

  /**
   * What an update depends on. Immutable.
   *
   * @param inUse so that nothing may be installed: a transaction runs, or has just ended
   */
  public record Moment(Instant now, boolean inUse) {}

  /** The next step; empty when the event means nothing at this stage. */
  public static Optional<Step> on(FirmwareUpdate update, Event event, Moment moment) {
    var from = Step.of(update);
    return switch (event) {
      case Event.Looked _ -> looked(from, moment);
      case Event.RetryDue _ -> when(update, Stage.DOWNLOAD_WAITS, download(from));
      case Event.Downloaded it -> when(update, Stage.DOWNLOADING, downloaded(Step.of(update.downloaded(it.file())),
          moment));
      case Event.DownloadFailed it -> when(update, Stage.DOWNLOADING, downloadFailed(update, it.isFinal()));
      case Event.Verified it -> when(update, Stage.VERIFYING, verified(from, it.isSigned(), moment));
      case Event.InstallEnded it -> when(update, Stage.INSTALLING, installed(from, it.result()));
      case Event.RestartFailed _ -> when(update, Stage.RESTARTING, from.ending(FirmwareStatus.InstallationFailed));
      case Event.Restarted _ -> restarted(from, moment);
      case Event.Confirmed it -> when(update, Stage.CONFIRMING, confirmed(from, it.lives()));
      case Event.Canceled _ -> update.isCancellable() ? Optional.of(canceled(from)) : Optional.empty();
    };
  }

  private static Optional<Step> when(FirmwareUpdate update, Stage stage, Step step) {
    return update.stage() == stage ? Optional.of(step) : Optional.empty();
  }

  private static Optional<Step> looked(Step from, Moment moment) {
    return switch (from.update().stage()) {
      case ACCEPTED, DOWNLOAD_SCHEDULED -> Optional.of(downloadInTime(from, moment));
      case INSTALL_SCHEDULED -> Optional.of(installInTime(from, moment));
      default -> Optional.empty();
    };
  }

  /** L01.FR.13, L02.FR.07. */
  private static Step downloadInTime(Step from, Moment moment) {
    var at = from.update().request().retrieveAt();
    if (!at.isAfter(moment.now())) {
      return download(from.telling(FirmwareStatus.Downloading));
    }
    var waiting = from.update().stage() == Stage.ACCEPTED ? from.telling(FirmwareStatus.DownloadScheduled) : from;
    return waiting.at(Stage.DOWNLOAD_SCHEDULED).doing(new Command.WakeAt(at));
  }

  private static Step download(Step from) {
    return from.at(Stage.DOWNLOADING).doing(new Command.Download());
  }

  /** L01.FR.30, L02.FR.19. */
  private static Step downloadFailed(FirmwareUpdate update, boolean isFinal) {
    var failed = Step.of(update.failedOnce());
    var retrying = update.request().retrying();
    return isFinal || update.failures() >= retrying.most()
        ? failed.ending(FirmwareStatus.DownloadFailed)
        : failed.at(Stage.DOWNLOAD_WAITS).doing(new Command.RetryAfter(retrying.interval()));
  }

  /** L01.FR.04. */
  private static Step downloaded(Step from, Moment moment) {
    var told = from.telling(FirmwareStatus.Downloaded);
    return from.update().request().certificate().isPresent()
        ? told.at(Stage.VERIFYING).doing(new Command.Verify())
        : schedule(told, moment);
  }

  /** L01.FR.03. */
  private static Step verified(Step from, boolean isSigned, Moment moment) {
    return isSigned
        ? schedule(from.telling(FirmwareStatus.SignatureVerified), moment)
        : from.doing(new Command.TellSecurity("InvalidFirmwareSignature")).ending(FirmwareStatus.InvalidSignature);
  }

  /** L01.FR.05, L01.FR.06, L01.FR.16, L01.FR.34, L02.FR.02, L02.FR.03, L02.FR.10, L02.FR.23. */
  private static Step schedule(Step from, Moment moment) {
    return isInstallable(from.update(), moment)
        ? install(from)
        : awaitTime(from.telling(FirmwareStatus.InstallScheduled), moment);
  }

  private static Step installInTime(Step from, Moment moment) {
    return isInstallable(from.update(), moment) ? install(from) : awaitTime(from, moment);
  }

  private static Step awaitTime(Step from, Moment moment) {
    var waiting = from.at(Stage.INSTALL_SCHEDULED);
    return from.update().request().installAt().filter(at -> at.isAfter(moment.now()))
        .map(at -> waiting.doing(new Command.WakeAt(at))).orElse(waiting);
  }

  private static boolean isInstallable(FirmwareUpdate update, Moment moment) {
    return isDue(update, moment.now()) && !moment.inUse();
  }

  /** Whether nothing but transactions keeps it from being installed. */
  public static boolean isDue(FirmwareUpdate update, Instant now) {
    return update.request().installAt().filter(at -> at.isAfter(now)).isEmpty();
  }

  private static Step install(Step from) {
    return from.at(Stage.INSTALLING).telling(FirmwareStatus.Installing).doing(new Command.Install());
  }

  /** L01.FR.29, L01.FR.32 (a), L02.FR.21 (a). */
  private static Step installed(Step from, Result result) {
    return switch (result) {
      case INSTALLED -> from.at(Stage.RESTARTING).telling(FirmwareStatus.InstallRebooting)
          .doing(new Command.Activate());
      case NOT_RIGHT -> from.ending(FirmwareStatus.InstallVerificationFailed);
      case FAILED -> from.ending(FirmwareStatus.InstallationFailed);
    };
  }

  /** An installation may restart the program itself: only the firmware knows whether it lives. */
  private static Optional<Step> restarted(Step from, Moment moment) {
    return switch (from.update().stage()) {
      case ACCEPTED, DOWNLOAD_SCHEDULED, INSTALL_SCHEDULED -> looked(from, moment);
      case DOWNLOADING, DOWNLOAD_WAITS -> Optional.of(download(from));
      case VERIFYING -> Optional.of(from.doing(new Command.Verify()));
      case INSTALLING, RESTARTING, CONFIRMING ->
        Optional.of(from.at(Stage.CONFIRMING).doing(new Command.Confirm()));
      case ENDED -> Optional.empty();
    };
  }

  /** L01.FR.28, L01.FR.31, L02.FR.20. */
  private static Step confirmed(Step from, boolean lives) {
    return lives
        ? from.ending(FirmwareStatus.Installed).doing(new Command.TellSecurity("FirmwareUpdated"))
        : from.ending(FirmwareStatus.InstallationFailed);
  }

  /** L01.FR.24, L02.FR.15: what was told of is told to have ended. */
  private static Step canceled(Step from) {
    boolean isDownloaded = from.update().stage().compareTo(Stage.VERIFYING) >= 0;
    var end = isDownloaded ? FirmwareStatus.InstallationFailed : FirmwareStatus.DownloadFailed;
    return from.update().told().isPresent()
        ? from.ending(end)
        : from.at(Stage.ENDED).doing(new Command.Discard());
  }
}
