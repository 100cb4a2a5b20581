package org.tidegate.demo.aggregator;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;

/** One vehicle's stay, and whose it is as far as that is known. Station loop only. */
final class KnownStay {
  private final KnownStation station;
  private final VehicleConnectedMessage connected;
  private final Optional<User> user;
  private @Nullable String partyRef;
  private @Nullable String use;
  private boolean useIsNew;

  KnownStay(KnownStation station, VehicleConnectedMessage connected, Optional<User> user) {
    this.station = station;
    this.connected = connected;
    this.user = user;
  }

  KnownStation station() {
    return station;
  }

  String sessionId() {
    return connected.sessionId();
  }

  String nonce() {
    return connected.nonce();
  }

  int evseId() {
    return connected.evseId();
  }

  Instant since() {
    return connected.at();
  }

  Optional<User> user() {
    return user;
  }

  /** The stand-in for the driver in the records; not known before the first of them. */
  Optional<String> partyRef() {
    return Optional.ofNullable(partyRef);
  }

  void party(String ref) {
    partyRef = ref;
  }

  /** The conditions say what becomes of the compensation; a choice made afterwards counts more. */
  void use(String wanted) {
    useIsNew = useIsNew || !wanted.equals(use);
    use = wanted;
  }

  /** What the conditions say, if that was not booked yet. */
  Optional<String> takeUse() {
    boolean isNew = useIsNew;
    useIsNew = false;
    return isNew ? Optional.ofNullable(use) : Optional.empty();
  }

  /** Whose account it is booked to. */
  Optional<String> owner() {
    return user.map(User::id).or(this::partyRef);
  }
}
