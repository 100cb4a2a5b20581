package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Keyring.KeyKind;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.security.NewestSigningRequest;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.security.Subject;

/**
 * How the station gets a new certificate, asked to by the central system (A02) or by itself before the old one expires
 * (A03). What waits for a signature is forgotten by a restart, but not its key and number: a certificate that comes after
 * it is taken. Station loop only.
 */
@OnStationLoop
final class CertificateSigning {
  private static final Logger log = LoggerFactory.getLogger(CertificateSigning.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofHours(1);
  private static final int PROFILE_WITH_CERTIFICATE = 3;

  private final StationCore core;
  private final String serialNumber;
  private StationLoop.@Nullable Timer repetition;
  private @Nullable String awaited;
  private int newestRequest;
  private int increments;
  private Optional<Long> lastRenewal = Optional.empty();

  /**
   * Nothing asked for yet.
   *
   * @param serialNumber that the certificate names
   */
  CertificateSigning(StationCore core, String serialNumber) {
    this.core = core;
    this.serialNumber = serialNumber;
  }

  /** Takes up what was stored. */
  void restore(StoredStation stored) {
    stored.facts(NewestSigningRequest.class).forEach(newest -> newestRequest = newest.number());
  }

  /** Makes a new key pair and asks for its certificate; whatever was asked for before is void (A02.FR.02, A02.FR.03). */
  void begin() {
    stop();
    var kind = KeyKind.valueOf(model().text(SecurityVariables.CERTIFICATE_KEY));
    core.keyring().newRequest(subject(), kind).whenComplete((request, failure) -> core.acting().act(() -> {
      if (failure == null) {
        stop();
        awaited = request;
        increments = 0;
        newestRequest++;
        core.journal().note(new Change.FactSaved(new NewestSigningRequest(newestRequest)));
        send(request, seconds(SecurityVariables.CERT_SIGNING_WAIT_MINIMUM));
      } else {
        log.error("no key could be made for a new certificate", failure);
      }
    }));
  }

  /** From now on looks regularly whether the certificate expires soon. */
  void start() {
    renewInTime();
    core.after(LOOK, this::start);
  }

  /** Asks for a new certificate when the one in use expires soon, A03.FR.02; once a day, and only when online. */
  void renewInTime() {
    var lead = Duration.ofDays(model().integer(SecurityVariables.CERTIFICATE_RENEWAL_DAYS));
    boolean due = core.keyring().holdings().stationCertificateUntil().filter(core.now().plus(lead)::isAfter)
        .isPresent();
    long now = core.loop().nanoTime();
    if (due && core.link().isOnline() && lastRenewal.filter(at -> now - at < DAY.toNanos()).isEmpty()) {
      log.info("the station's certificate expires within {} days", lead.toDays());
      lastRenewal = Optional.of(now);
      begin();
    }
  }

  /** The central system brings a certificate. Completes with why it is refused. */
  CompletionStage<Optional<String>> signed(String chain, Optional<Integer> requestNumber) {
    if (requestNumber.filter(number -> number != newestRequest).isPresent()) { // 2.1 A02.FR.26, 2.1 A03.FR.22
      return CompletableFuture.completedStage(Optional.of("no certificate is awaited with this requestId"));
    }
    if (chain.length() > model().integer(SecurityVariables.MAX_CERTIFICATE_CHAIN_SIZE)) {
      return CompletableFuture.completedStage(Optional.of("longer than MaxCertificateChainSize")); // A02.FR.16
    }
    return core.keyring().signed(chain, subject(), core.now()).thenApply(refusal -> {
      core.acting().act(() -> refusal.ifPresentOrElse(this::refused, this::taken));
      return refusal;
    });
  }

  /** A02.FR.08: the connection is opened anew with it, once the answer is out. */
  private void taken() {
    stop();
    core.security().raise(SecurityEventType.ReconfigurationOfSecurityParameters, "new certificate of the station");
    if (model().integer(SecurityVariables.SECURITY_PROFILE) == PROFILE_WITH_CERTIFICATE) {
      core.reconnectSoon();
    }
  }

  /** A02.FR.07, and A02.FR.20: it is not asked for again. */
  private void refused(String why) {
    stop();
    core.security().raise(SecurityEventType.InvalidChargingStationCertificate, why);
  }

  private void send(String request, Duration wait) {
    core.centralSystem().send(new Outgoing.SignCertificate(request, newestRequest))
        .whenComplete((accepted, failure) -> core.acting().act(() -> {
          if (!request.equals(awaited)) {
            return;
          }
          if (failure == null && !accepted) {
            log.warn("the central system does not have a certificate signed");
            stop();
          } else {
            repeatAfter(wait, request);
          }
        }));
  }

  /** A02.FR.17 to A02.FR.19, and the same of A03: the same request again, after waits that double. */
  private void repeatAfter(Duration wait, String request) {
    if (increments > model().integer(SecurityVariables.CERT_SIGNING_REPEAT_TIMES)) {
      log.warn("no certificate came: not asked for again");
      return;
    }
    repetition = core.after(wait, () -> {
      increments++;
      send(request, wait.multipliedBy(2));
    });
  }

  private void stop() {
    awaited = null;
    if (repetition != null) {
      repetition.cancel();
      repetition = null;
    }
  }

  private Subject subject() {
    return new Subject(serialNumber,
        Optional.of(model().text(SecurityVariables.ORGANIZATION_NAME)).filter(name -> !name.isEmpty()));
  }

  private Duration seconds(VariableAddress variable) {
    return Duration.ofSeconds(model().integer(variable));
  }

  private DeviceModel model() {
    return core.deviceModel();
  }
}
