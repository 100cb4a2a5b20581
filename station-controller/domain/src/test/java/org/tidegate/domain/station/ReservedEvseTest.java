package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.TransactionVariables;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.ConnectorStatus;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.ReservationRequests.Status;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.view.IdentificationView.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may use an EVSE that is reserved. */
class ReservedEvseTest extends ReservationSteps {
  @Test
  @Covers({"H01.FR.03", "H01.FR.23", "H03.FR.01", "H03.FR.09", "H03.FR.10", "H01.FR.15", "E01.FR.13", "E03.FR.03"})
  void reservedEvse_itsCard_startsAndTellsTheReservationOnce() {
    assertThat(reserve(0, 1, CARD).status()).isEqualTo(Status.Accepted);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);

    present(CARD, 1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    bench.plugIn(60);
    bench.seconds(5);

    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Occupied);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.reservationId().stream()))
        .containsExactly(0);
    assertThat(bench.centralSystem.events().stream().filter(event -> event.reservationId().isPresent()))
        .allSatisfy(event -> assertThat(event.idToken()).contains(CARD));
    assertThat(updates()).isEmpty();
  }

  @Test
  @Covers({"G01.FR.09", "G03.FR.09", "G01.FR.06", "E02.FR.03"})
  void reservedEvse_cableFirst_staysReservedUntilItsCardComes() {
    reserve(4, 1, CARD);
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    assertThat(last().type()).isEqualTo(TransactionEvent.Type.Started);
    assertThat(last().reservationId()).isEmpty();
    assertThat(bench.session().startOffered()).isFalse();
    assertThat(bench.pressStart()).extracting(Outcome::refusal).isEqualTo(Optional.of("refused-reserved"));

    present(OTHER, 1);
    assertThat(notices()).containsExactlyEntriesOf(Map.of(1, Notice.CARD_RESERVED));
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);

    present(CARD, 1);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Occupied);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.reservationId().stream()))
        .containsExactly(4);
  }

  @ParameterizedTest
  @CsvSource({"FLEET, true", "fleet, true", "OTHERS, false", "-, false"})
  @Covers({"H03.FR.04", "H03.FR.06", "H03.FR.07", "H03.FR.08"})
  void reservedForAGroup_cardOfIt_starts(String group, boolean starts) {
    var ofGroup = group.equals("-") ? Optional.<IdToken>empty() : Optional.of(new IdToken(group, GROUP.type()));
    bench.centralSystem.answer(Outgoing.Authorize.class,
        new Authorization(AuthorizationStatus.Accepted, Optional.empty(), ofGroup));
    reserve(new Reservation.Request(5, inMinutes(10), Optional.of(1), Optional.empty(), CARD, Optional.of(GROUP)));
    bench.plugIn(60);
    present(OTHER, 1);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(starts ? 11_000 : 0);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.reservationId().stream()).toList())
        .hasSize(starts ? 1 : 0);
  }

  @Test
  @Covers({"H01.FR.04", "H01.FR.07", "H01.FR.18", "H01.FR.20", "H03.FR.03"})
  void reservedWhicheverIsFree_theLastFreeOneIsKept() {
    assertThat(reserve(1, null, CARD).status()).isEqualTo(Status.Accepted);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Available);

    bench.plugIn(60);
    present(OTHER, 1);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(status(2)).isEqualTo(ConnectorStatus.Status.Reserved);

    present(new IdToken("04EEFF", IdTokenType.ISO14443), 2);
    assertThat(notices()).containsEntry(2, Notice.CARD_RESERVED);
    present(CARD, 2);
    assertThat(bench.centralSystem.events().stream().filter(event -> event.evseId() == 2)
        .flatMap(event -> event.reservationId().stream())).containsExactly(1);
  }

  @Test
  void usedReservation_restartBeforeTheTransaction_isToldInItsFirstEvent() {
    set(TransactionVariables.TX_START_POINT, "EnergyTransfer");
    reserve(8, 1, CARD);
    bench.hardware.evse(1).silenceMeter(true);
    bench.plugIn(60);
    present(CARD, 1);
    assertThat(bench.centralSystem.events()).isEmpty();
    bench.restart(Duration.ofSeconds(10));
    bench.hardware.evse(1).silenceMeter(false);
    bench.linkUp();
    bench.seconds(20);
    assertThat(bench.centralSystem.events().getFirst().reservationId()).contains(8);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.reservationId().stream())).hasSize(1);
  }

  @Test
  @Covers({"F01.FR.21", "F01.FR.22", "F02.FR.23", "F02.FR.24"})
  void remoteStart_reservedEvse_onlyForItsTokenOrGroup() {
    reserve(new Reservation.Request(5, inMinutes(10), Optional.of(1), Optional.empty(), CARD, Optional.of(GROUP)));
    assertThat(start(1, OTHER, Optional.empty())).isEqualTo(Optional.of("InvalidIdToken"));
    assertThat(start(1, OTHER, Optional.of(new IdToken("OTHERS", GROUP.type()))))
        .isEqualTo(Optional.of("InvalidIdToken"));
    assertThat(start(1, OTHER, Optional.of(GROUP))).isEmpty();
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(bench.commanded()).isEqualTo(11_000);
    assertThat(bench.centralSystem.events().stream().flatMap(event -> event.reservationId().stream()).toList())
        .containsExactly(5);
  }

  @Test
  @Covers("F02.FR.06")
  void remoteStart_withoutEvse_goesWhereItsTokenHasReserved() {
    reserve(6, 2, CARD);
    bench.plugIn(60);
    assertThat(start(null, CARD, Optional.empty())).isEmpty();
    bench.settle();
    var told = bench.centralSystem.events().stream().filter(event -> event.reservationId().isPresent()).toList();
    assertThat(told).singleElement().satisfies(event -> assertThat(event.evseId()).isEqualTo(2));
    assertThat(told.getFirst().remoteStartId()).contains(77);
  }

  @Test
  void reservedElsewhere_cardAtAReaderOfBoth_startsWhereItIsReserved() {
    reserve(6, 2, CARD);
    bench.hardware.events().cardPresented(CARD, Set.of(1, 2));
    bench.settle();
    assertThat(bench.centralSystem.events()).singleElement()
        .satisfies(event -> assertThat(event.evseId()).isEqualTo(2))
        .satisfies(event -> assertThat(event.reservationId()).contains(6));
  }

  @Test
  @Covers("H03.FR.09")
  void refusedCard_ofTheReservation_usesItUp_butNotOneThatNobodyCouldCheck() {
    reserve(1, 1, CARD);
    bench.linkDown();
    present(CARD, 1);
    bench.linkUp();
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Reserved);
    bench.centralSystem.answer(Outgoing.Authorize.class, Authorization.of(AuthorizationStatus.Blocked));
    present(CARD, 1);
    assertThat(status(1)).isEqualTo(ConnectorStatus.Status.Available);
  }

  @Test
  void authorizationNotEnabled_reservedEvse_doesNotChargeWhoeverComes() {
    set(AuthorizationVariables.ENABLED, "false");
    reserve(1, 1, CARD);
    bench.plugIn(60);
    bench.seconds(5);
    assertThat(bench.commanded()).isZero();
    bench.seconds(700);
    assertThat(bench.commanded()).isEqualTo(11_000);
  }
}
