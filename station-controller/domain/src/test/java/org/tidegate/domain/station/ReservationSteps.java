package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.message.Outgoing.ReservationUpdate;
import org.tidegate.domain.port.CentralSystemRequests.RemoteStart;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.ReservationRequests.Answer;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.view.IdentificationView.Notice;

/** What tests of reservations do: EVSE 1 has a cCCS2 connector, EVSE 2 a socket of type sType2. */
abstract class ReservationSteps {
  static final IdToken CARD = new IdToken("04AABB", IdTokenType.ISO14443);
  static final IdToken OTHER = new IdToken("04CCDD", IdTokenType.ISO14443);
  static final IdToken GROUP = new IdToken("FLEET", IdTokenType.Central);

  StationBench bench = StationBench.online();

  Answer reserve(int id, Integer evseId, IdToken token) {
    return reserve(request(id, evseId, token));
  }

  Reservation.Request request(int id, Integer evseId, IdToken token) {
    return new Reservation.Request(id, inMinutes(10), Optional.ofNullable(evseId), Optional.empty(), token,
        Optional.empty());
  }

  Reservation.Request typed(int id, String type, IdToken token) {
    return new Reservation.Request(id, inMinutes(10), Optional.empty(), Optional.of(type), token, Optional.empty());
  }

  Answer reserve(Reservation.Request request) {
    return bench.now(bench.station().requests().reservations().reserve(request));
  }

  boolean cancel(int id) {
    return bench.<Boolean>now(bench.station().requests().reservations().cancel(id));
  }

  Optional<String> start(Integer evseId, IdToken token, Optional<IdToken> group) {
    return bench.now(bench.station().requests().requestStart(
        new RemoteStart(Optional.ofNullable(evseId), 77, token, group, Optional.empty()))).refusal()
        .map(refusal -> refusal.reasonCode());
  }

  void present(IdToken token, int evseId) {
    bench.hardware.events().cardPresented(token, Set.of(evseId));
    bench.settle();
  }

  Map<Integer, Notice> notices() {
    return bench.station().views().newest().identification().notices();
  }

  ConnectorStatus.Status status(int evseId) {
    bench.settle();
    return bench.centralSystem.sent(ConnectorStatus.class).stream().filter(told -> told.evseId() == evseId).toList()
        .getLast().status();
  }

  List<ReservationUpdate> updates() {
    bench.settle();
    return bench.centralSystem.sent(ReservationUpdate.class);
  }

  TransactionEvent last() {
    return bench.centralSystem.events().getLast();
  }

  Instant inMinutes(int minutes) {
    return bench.loop.now().plus(Duration.ofMinutes(minutes));
  }

  void set(VariableAddress variable, String value) {
    bench.now(bench.station().requests().setVariables(
        List.of(new Setting(variable, AttributeType.Actual, value))));
  }
}
