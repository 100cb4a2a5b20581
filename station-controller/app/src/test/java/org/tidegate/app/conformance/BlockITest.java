package org.tidegate.app.conformance;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.app.virtual.Reply;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.station.StationSettings.Fittings;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.CostUpdatedRequest;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.MessageContent;
import org.tidegate.ocpp.v201.MessageFormatEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block I, tariff and cost: I01 to I06. */
class BlockITest {
  private static final String FALLBACK = "TariffFallbackMessage";

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"I01.FR.03", "I02.FR.02", "I02.FR.03", "I06.FR.03"})
  void TC_I_01_CS() {
    bench.states().evConnectedPreSession();
    bench.centralSystem().authorizes(_ -> saying("0.30 EUR per kWh"));
    bench.states().authorizedLocally();
    assertThat(tariff()).isEqualTo("0.30 EUR per kWh");
    updates(null, "0.35 EUR per kWh");
    bench.states().energyTransferStarted();
    assertThat(tariff()).isEqualTo("0.35 EUR per kWh");

    for (var total : List.of("1.25", "2.504")) {
      bench.ask(V201.COST_UPDATED, CostUpdatedRequest.of(new BigDecimal(total), bench.states().transactionId()));
      assertThat(cost()).contains(new Cost.Running(euros(total)));
    }
  }

  @Test
  @Covers({"I03.FR.01", "I03.FR.03"})
  void TC_I_02_CS() {
    bench.states().energyTransferStarted();
    updates("9.95", null);

    bench.states().parkingBayUnoccupied();

    assertThat(bench.seen(TransactionEventRequest.class).getLast().eventType()).isEqualTo(TransactionEventEnum.Ended);
    assertThat(cost()).contains(new Cost.Final(euros("9.95")));
  }

  @Test
  @Covers({"I02.FR.04", "I06.FR.03"})
  void TC_I_07_CS() {
    bench.states().evConnectedPreSession();
    bench.centralSystem().authorizes(_ -> saying("0.30 EUR per kWh"));
    bench.states().authorizedLocally();
    updates("0.50", "0.35 EUR per kWh");

    bench.states().energyTransferStarted();

    assertThat(tariff()).isEqualTo("0.35 EUR per kWh");
    assertThat(cost()).contains(new Cost.Running(euros("0.50")));
  }

  @Test
  @Covers("I03.FR.03")
  void freeTransaction_isShownAsNothingToPay_butSilenceIsNot() {
    bench.states().energyTransferStarted();
    assertThat(cost()).isEmpty();
    updates("0.00", null);
    bench.states().parkingBayUnoccupied();
    assertThat(cost()).contains(new Cost.Final(euros("0")));
  }

  @Test
  @Covers("I03.FR.03")
  void endWithoutTotalCost_theCostSoFarIsNotTakenForIt() {
    bench.states().energyTransferStarted();
    bench.ask(V201.COST_UPDATED, CostUpdatedRequest.of(new BigDecimal("4.20"), bench.states().transactionId()));

    bench.states().parkingBayUnoccupied();

    assertThat(cost()).isEmpty();
  }

  @Test
  @Covers("I04.FR.01")
  void driverWithoutTariff_readsTheFallback_andInTheOwnLanguage() {
    bench.variables().set("TariffCostCtrlr", FALLBACK, "Prices at the till");
    bench.variables().set("TariffCostCtrlr", FALLBACK + "[de]", "Preise an der Kasse");
    bench.states().evConnectedPreSession();
    bench.centralSystem().authorizes(
        _ -> new IdTokenInfo(AuthorizationStatusEnum.Accepted, null, null, "de-AT", null, null, null, null, null));

    bench.states().authorizedLocally();

    var board = bench.station().evse(Configured.EVSE).board();
    assertThat(DisplayText.best(board.tariff(), board.languages()).map(DisplayText::plain))
        .contains("Preise an der Kasse");
    assertThat(DisplayText.best(board.tariff(), List.of("fr")).map(DisplayText::plain)).contains("Prices at the till");
  }

  @Test
  @Covers("I05.FR.02")
  void stoppedOffline_readsTheFallback_untilTheCostIsTold() {
    bench.variables().set("TariffCostCtrlr", "TotalCostFallbackMessage", "By invoice");
    bench.states().energyTransferStarted();
    bench.goOffline();

    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.seconds(5);
    bench.driver().plugsOut();
    bench.seconds(10);

    assertThat(cost()).contains(new Cost.NotTold(List.of(DisplayText.of("By invoice"))));
  }

  @Test
  @Covers("I03.FR.05")
  void transactionThatEndsWhenTheBayIsLeft_itsCostIsShownToNobody() {
    bench.with(setup -> setup.withFittings(Configured.EVSE, new Fittings(true, false)));
    bench.variables().set("TxCtrlr", "TxStopPoint", "ParkingBayOccupancy");
    bench.states().parkingBayOccupied();
    bench.states().evDisconnected();
    updates("9.95", null);

    bench.driver().leavesBay(Configured.EVSE);

    assertThat(bench.states().event(false).eventType()).isEqualTo(TransactionEventEnum.Ended);
    bench.seconds(5);
    assertThat(cost()).isEmpty();
  }

  @Test
  void nextVehicle_itsDriverDoesNotSeeTheCostOfTheOneBefore() {
    bench.states().energyTransferStarted();
    updates("9.95", null);
    bench.states().parkingBayUnoccupied();
    bench.centralSystem().usually(V201.TRANSACTION_EVENT);

    bench.driver().plugsIn();
    bench.seconds(5);

    assertThat(cost()).isEmpty();
  }

  @Test
  @Covers("I02.FR.02")
  void costOfAnUnknownTransaction_isAnsweredAndShownNowhere() {
    bench.states().energyTransferStarted();

    bench.ask(V201.COST_UPDATED, CostUpdatedRequest.of(BigDecimal.TEN, "another"));

    assertThat(cost()).isEmpty();
  }

  @Test
  @Covers("I02.FR.03")
  void runningCost_isKnownAfterAPowerFailure() {
    bench.states().energyTransferStarted();
    bench.ask(V201.COST_UPDATED, CostUpdatedRequest.of(new BigDecimal("4.20"), bench.states().transactionId()));

    bench.powerCycle();
    bench.seconds(30);

    assertThat(cost()).contains(new Cost.Running(euros("4.20")));
  }

  @Test
  void currency_isThatOfTheStation_andCanBeSet() {
    assertThat(bench.variables().get("TariffCostCtrlr", "Currency")).isEqualTo("EUR");
    bench.variables().set("TariffCostCtrlr", "Currency", "JPY");
    bench.states().energyTransferStarted();

    bench.ask(V201.COST_UPDATED, CostUpdatedRequest.of(new BigDecimal("120.4"), bench.states().transactionId()));

    assertThat(cost()).contains(new Cost.Running(new Money(120, Currency.getInstance("JPY"))));
    assertThat(bench.variables().trySet("TariffCostCtrlr", "Currency", "XQX", null).attributeStatus().name())
        .isEqualTo("Rejected");
  }

  private void updates(@Nullable String cost, @Nullable String words) {
    bench.centralSystem().always(V201.TRANSACTION_EVENT, Reply.by(_ -> new TransactionEventResponse(
        cost == null ? null : new BigDecimal(cost), null, null, words == null ? null : utf8(words), null)));
  }

  private static IdTokenInfo saying(String words) {
    return new IdTokenInfo(AuthorizationStatusEnum.Accepted, null, null, null, null, null, null, utf8(words), null);
  }

  private static MessageContent utf8(String words) {
    return MessageContent.of(MessageFormatEnum.UTF8, words);
  }

  private static Money euros(String amount) {
    return Money.rounded(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  private String tariff() {
    return bench.station().evse(Configured.EVSE).board().tariff().getFirst().plain();
  }

  private Optional<Cost> cost() {
    return bench.station().evse(Configured.EVSE).board().cost();
  }
}
