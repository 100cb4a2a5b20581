package org.tidegate.domain.station;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.firmware.Command;
import org.tidegate.domain.firmware.Event;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.firmware.FirmwareStatus;
import org.tidegate.domain.firmware.FirmwareUpdate;
import org.tidegate.domain.firmware.FirmwareUpdate.Stage;
import org.tidegate.domain.firmware.SigningCertificate;
import org.tidegate.domain.firmware.Step;
import org.tidegate.domain.firmware.UpdateSteps;
import org.tidegate.domain.firmware.UpdateSteps.Moment;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.FileTransfer.Transfer;
import org.tidegate.domain.port.FirmwareRequests;
import org.tidegate.domain.port.StationFiles;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.security.RootUse;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.smartcharging.Refusal;

/** Does what {@link UpdateSteps} decides, and keeps EVSEs free for an installation. Station loop only. */
@OnStationLoop
final class FirmwareUpdates implements FirmwareRequests {
  private static final Logger log = LoggerFactory.getLogger(FirmwareUpdates.class);

  /** The wall clock may be set meanwhile: it is looked at again at least this often. */
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
  /** A central system that does not answer can't keep the new firmware from living. */
  private static final int MOST_WAITS_FOR_TELLING = 10;
  /** Much longer than any machine takes to end its programs. */
  private static final Duration LONGEST_RESTART = Duration.ofMinutes(10);
  /** From the end of the last transaction: who leaves the car plugged in can't hold up an update for long. */
  private static final Duration LONGEST_GOODBYE = Duration.ofMinutes(10);

  private final StationCore core;
  private final StationFiles files;
  private final List<Evse> evses;
  private @Nullable FirmwareUpdate update;
  private @Nullable Transfer<String> download;
  private StationLoop.@Nullable Timer timer;
  private @Nullable Long lastTransaction;
  /** Counts updates: what an earlier one's devices tell later means nothing. */
  private int run;

  FirmwareUpdates(StationCore core, StationFiles files, List<Evse> evses) {
    this.core = core;
    this.files = files;
    this.evses = evses;
  }

  /** Takes up what was going on; whether the restart was there to bring new firmware to life. */
  boolean restore(StoredStation stored) {
    update = stored.facts(FirmwareUpdate.class).stream().findFirst().orElse(null);
    return update != null && (update.stage() == Stage.INSTALLING || update.stage() == Stage.RESTARTING);
  }

  /** Goes on with what was restored; not with what the installer has forbidden since. */
  void start() {
    // A program that was killed while it fetched a file has left a part of it.
    files.transfer().discardAllBut(Optional.ofNullable(update).flatMap(FirmwareUpdate::file));
    if (update != null && update.isCancellable() && update.request().certificate().isEmpty()
        && !files.allowsUnsigned()) {
      log.warn("firmware update {} is not signed, and only signed firmware is taken now: given up",
          update.request().requestId());
      happened(new Event.Canceled());
    } else {
      happened(new Event.Restarted());
    }
  }

  /** Ends a decision: a transaction may have ended, an EVSE may have become free. Whether that changed anything. */
  boolean settle() {
    if (anyTransaction()) {
      lastTransaction = core.loop().nanoTime();
    }
    var before = update;
    if (update != null && update.stage() == Stage.INSTALL_SCHEDULED && !isInUse()) {
      happened(new Event.Looked());
    }
    boolean all = isBusy();
    boolean free = all || withholdsFree();
    boolean changed = before != update;
    for (var evse : evses) {
      var outOfService = evse.state.outOfService;
      if (all || free && evse.state.session == null) {
        changed |= outOfService.add(OutOfService.FIRMWARE);
      } else if (!free) {
        changed |= outOfService.remove(OutOfService.FIRMWARE);
      }
    }
    return changed;
  }

  /** L01.FR.07, L02.FR.04. */
  private boolean withholdsFree() {
    return update != null && update.stage() == Stage.INSTALL_SCHEDULED && UpdateSteps.isDue(update, core.now())
        && !new FirmwareKnobs(core.deviceModel()).allowsNewSessions();
  }

  /** Whether new firmware is being put into place or brought to life now. */
  boolean isBusy() {
    return update != null && update.isBeingInstalled();
  }

  /** How it stands, F06: L01.FR.25, L01.FR.26, L02.FR.16, L02.FR.17. */
  Outgoing.FirmwareStatus status() {
    return Optional.ofNullable(update)
        .flatMap(
            known -> known.told().filter(told -> told != FirmwareStatus.Installed).map(told -> status(known, told)))
        .orElseGet(() -> new Outgoing.FirmwareStatus(FirmwareStatus.Idle, Optional.empty()));
  }

  @Override
  public CompletionStage<Answer> update(FirmwareRequest request) {
    var answer = new CompletableFuture<Answer>();
    core.acting().act(() -> {
      var decided = decide(request);
      core.answer(answer, decided, () -> happened(new Event.Looked()));
      follow(request, decided);
    });
    return answer;
  }

  private Answer decide(FirmwareRequest request) {
    var refused = refusal(request);
    if (refused.isPresent()) {
      return refused.get();
    }
    var ongoing = Optional.ofNullable(update).filter(FirmwareUpdate::isGoingOn);
    if (ongoing.filter(one -> !one.isCancellable()).isPresent()) {
      return refused(Status.Rejected, "FwUpdateInProgress", "firmware is being installed"); // L01.FR.27, L02.FR.18
    }
    return new Answer(ongoing.isPresent() ? Status.AcceptedCanceled : Status.Accepted, Optional.empty());
  }

  /** What is told because of it is told after the answer. */
  private void follow(FirmwareRequest request, Answer answer) {
    if (answer.status() == Status.InvalidCertificate) {
      tellSecurity("InvalidFirmwareSigningCertificate"); // L01.FR.02
    }
    if (answer.refusal().isEmpty()) {
      happened(new Event.Canceled());
      log.info("firmware update {} is taken", request.requestId());
      run++;
      save(FirmwareUpdate.of(request));
    }
  }

  /** L01.FR.02, L01.FR.21, L01.FR.22. */
  private Optional<Answer> refusal(FirmwareRequest request) {
    if (request.certificate().isEmpty() && request.signature().isEmpty()) {
      return files.allowsUnsigned()
          ? Optional.empty()
          : Optional.of(refused(Status.Rejected, "MissingParam", "only signed firmware is taken"));
    }
    try {
      SigningCertificate.trusted(request.certificate().orElse(""), manufacturers(), core.now());
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      log.warn("firmware update {}: its signing certificate is refused: {}", request.requestId(), e.getMessage());
      return Optional.of(refused(Status.InvalidCertificate, "InvalidCertificate",
          Optional.ofNullable(e.getMessage()).orElse("it can't be read")));
    }
  }

  private static Answer refused(Status status, String code, String why) {
    return new Answer(status, Optional.of(new Refusal(code, why)));
  }

  private void happened(Event event) {
    if (update == null) {
      return;
    }
    var step = UpdateSteps.on(update, event, new Moment(core.now(), isInUse()));
    if (step.isEmpty()) {
      log.debug("firmware update {}: {} means nothing while {}", update.request().requestId(), event, update.stage());
      return;
    }
    take(step.get());
  }

  private void take(Step step) {
    var before = update;
    save(step.update());
    if (before == null || before.stage() != step.update().stage()) {
      log.info("firmware update {}: {}", step.update().request().requestId(), step.update().stage());
    }
    step.commands().forEach(this::execute);
  }

  /** What is over is remembered, for whoever asks, until the next start. */
  private void save(FirmwareUpdate next) {
    if (!next.equals(update)) {
      core.journal().note(next.isGoingOn()
          ? new Change.FactSaved(next)
          : new Change.FactForgotten(FirmwareUpdate.class, next.key()));
    }
    update = next;
  }

  private void execute(Command command) {
    var now = current();
    switch (command) {
      case Command.Tell it -> core.outbox().queue(Lane.FILES, status(now, it.status()));
      case Command.TellSecurity it -> tellSecurity(it.type());
      case Command.WakeAt it -> wake(capped(Duration.between(core.now(), it.time())), new Event.Looked());
      case Command.RetryAfter it -> wake(it.delay(), new Event.RetryDue());
      case Command.Download _ -> download();
      case Command.Verify _ -> verify();
      case Command.Install _ -> files.installer().install(file())
          .thenAccept(thisRun(result -> happened(new Event.InstallEnded(result))));
      case Command.Activate _ -> activate(MOST_WAITS_FOR_TELLING);
      case Command.Confirm _ -> files.installer().confirm(file())
          .thenAccept(thisRun(lives -> happened(new Event.Confirmed(lives))));
      case Command.Discard _ -> discard();
    }
  }

  private void download() {
    var transfer = files.transfer().download(current().request().location());
    download = transfer;
    var arrived = thisRun((String file) -> happened(new Event.Downloaded(file)));
    var failed = thisRun(this::downloadFailed);
    transfer.outcome().whenComplete((file, failure) -> {
      if (failure == null) {
        arrived.accept(file);
      } else {
        failed.accept(failure);
      }
    });
  }

  private void downloadFailed(Throwable failure) {
    log.warn("firmware update {}: the download failed: {}", current().request().requestId(), failure.getMessage());
    happened(new Event.DownloadFailed(failure instanceof TransferFailed known
        && known.kind() == TransferFailed.Kind.INVALID_LOCATION));
  }

  private void verify() {
    var request = current().request();
    var verified = thisRun((Boolean isSigned) -> happened(new Event.Verified(isSigned)));
    if (request.signature().isEmpty()) {
      core.loop().execute(() -> verified.accept(false));
      return;
    }
    try {
      files.installer().isSigned(file(), SigningCertificate.parsed(request.certificate().orElse("")).getPublicKey(),
          request.signature().get()).thenAccept(verified);
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was taken can't be read any more", e);
    }
  }

  /** Tells first, but does not wait for long. */
  private void activate(int waits) {
    wake(Duration.ofSeconds(1), thisRun(() -> {
      if (waits > 0 && core.outbox().isWaiting(Lane.FILES)) {
        activate(waits - 1);
        return;
      }
      wake(LONGEST_RESTART, new Event.RestartFailed());
      files.installer().activate(file()).thenAccept(thisRun(underWay -> {
        if (!underWay) {
          happened(new Event.RestartFailed());
        }
      }));
    }));
  }

  private void discard() {
    stopTimer();
    run++;
    if (download != null) {
      download.cancel();
      download = null;
    }
    current().file().ifPresent(files.transfer()::discard);
  }

  private void wake(Duration delay, Event event) {
    wake(delay, thisRun(() -> happened(event)));
  }

  private void wake(Duration delay, Runnable task) {
    stopTimer();
    timer = core.after(delay, task);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private static Duration capped(Duration delay) {
    return delay.compareTo(LONGEST_SLEEP) < 0 ? delay : LONGEST_SLEEP;
  }

  private Runnable thisRun(Runnable task) {
    int number = run;
    return () -> {
      if (run == number) {
        task.run();
      }
    };
  }

  private <T> Consumer<T> thisRun(Consumer<T> task) {
    int number = run;
    return value -> core.acting().act(() -> {
      if (run == number) {
        task.accept(value);
      }
    });
  }

  /** L01.FR.06: and who has just charged may unplug before, if that does not take for ever. */
  private boolean isInUse() {
    boolean anyoneHere = evses.stream().anyMatch(evse -> evse.state.session != null);
    return anyTransaction() || anyoneHere && lastTransaction != null
        && core.loop().nanoTime() - lastTransaction < LONGEST_GOODBYE.toNanos();
  }

  /** One that may go on after a restart runs, too. */
  private boolean anyTransaction() {
    return evses.stream().anyMatch(evse -> Station.heldTransaction(evse).isPresent());
  }

  /** Those of the installer, and those that the central system has installed (M05). */
  private List<X509Certificate> manufacturers() {
    return Stream.concat(files.roots().manufacturer().stream(),
        core.keyring().holdings().roots(RootUse.ManufacturerRootCertificate).stream()).toList();
  }

  private void tellSecurity(String type) {
    core.security().raise(SecurityEventType.valueOf(type));
  }

  private static Outgoing.FirmwareStatus status(FirmwareUpdate of, FirmwareStatus status) {
    return new Outgoing.FirmwareStatus(status, Optional.of(of.request().requestId()));
  }

  private FirmwareUpdate current() {
    return Optional.ofNullable(update).orElseThrow();
  }

  private String file() {
    return current().file().orElseThrow();
  }
}
