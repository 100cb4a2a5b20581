package org.tidegate.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.tariff.Tariff;

/**
 * What the central system asks about tariffs, OCPP 2.1 I07, I09 to I11. Called on the station loop; stages complete there,
 * once what was asked is durable.
 */
public interface TariffRequests {
  /** Whether tariffs are followed here at all (2.1 I07.FR.01, 2.1 I11.FR.01). */
  boolean isEnabled();

  /** Installs a default tariff at an EVSE, or with 0 at each, I07. */
  CompletionStage<Answer> setDefault(int evseId, Tariff tariff);

  /** Which tariffs there are at an EVSE, or with 0 at any, I09. */
  List<Assignment> assignments(int evseId);

  /**
   * Clears default tariffs, I10. Completes with the ids of those that there were.
   *
   * @param ids of those meant; empty: all
   * @param evseId where; absent or 0: everywhere
   */
  CompletionStage<List<String>> clear(Set<String> ids, Optional<Integer> evseId);

  /** A running transaction follows another tariff from now on, I11. */
  CompletionStage<Answer> change(String transactionId, Tariff tariff);

  /**
   * What became of it. Immutable.
   *
   * @param status taken, or what stands against it
   * @param why more about a refusal
   */
  record Answer(Status status, Optional<Refusal> why) {
    /** Nothing but the status. */
    public static Answer of(Status status) {
      return new Answer(status, Optional.empty());
    }

    /** Rejected, and why. */
    public static Answer rejected(Refusal why) {
      return new Answer(Status.Rejected, Optional.of(why));
    }
  }

  /** Names of OCPP 2.1 TariffSetStatusEnumType and TariffChangeStatusEnumType. */
  enum Status {
    Accepted,
    Rejected,
    TooManyElements,
    DuplicateTariffId,
    TxNotFound,
    NoCurrencyChange
  }

  /**
   * Where a tariff is. Immutable.
   *
   * @param isDefault for everybody, else a driver's own
   * @param validFrom as it was given
   * @param evseIds where it is installed, or followed by a transaction
   * @param idTokens of the drivers whose own it is
   */
  record Assignment(String tariffId, boolean isDefault, Optional<Instant> validFrom, List<Integer> evseIds,
      List<String> idTokens) {
    /** Copies the lists. */
    public Assignment {
      evseIds = List.copyOf(evseIds);
      idTokens = List.copyOf(idTokens);
    }
  }
}
