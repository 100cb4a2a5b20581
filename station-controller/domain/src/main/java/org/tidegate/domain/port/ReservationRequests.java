package org.tidegate.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.smartcharging.Refusal;

/**
 * What the central system asks of reservations, OCPP 2.0.1 block H. Called on the station loop; stages complete there, once
 * what was asked is durable.
 */
public interface ReservationRequests {
  /** Reserves, H01; a reservation with the same id is replaced. */
  CompletionStage<Answer> reserve(Reservation.Request wanted);

  /** Cancels, H02. Completes with whether there was such a reservation. */
  CompletionStage<Boolean> cancel(int id);

  /**
   * What became of it. Immutable.
   *
   * @param status taken, or what stands against it
   * @param why more about a refusal
   */
  record Answer(Status status, Optional<Refusal> why) {}

  /** Names of OCPP 2.0.1 ReserveNowStatusEnumType. */
  enum Status {
    Accepted,
    Faulted,
    Occupied,
    Rejected,
    Unavailable
  }
}
