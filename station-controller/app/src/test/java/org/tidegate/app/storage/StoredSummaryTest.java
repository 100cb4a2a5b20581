package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.station.ShownSummary;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.SummaryView;

import static org.assertj.core.api.Assertions.assertThat;

class StoredSummaryTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00Z");

  @Test
  void read_bodyOfAnEarlierProgram_hasNoMoneyFromBeforeARestart() throws Exception {
    var shown = shown(List.of(new OpenClaim(ClaimCode.HIDDEN,
        Money.zero(Currency.getInstance("EUR")), NOW.plusSeconds(60))));
    var body = (ObjectNode) MAPPER.readTree(StoredJson.write(shown));
    assertThat(StoredJson.read(ShownSummary.class, body.toString(), "summary")).isEqualTo(shown);
    assertThat(((ObjectNode) body.at("/summary/account")).remove("before")).isNotNull();
    assertThat(StoredJson.read(ShownSummary.class, body.toString(), "summary")).isEqualTo(shown(List.of()));
  }

  private static ShownSummary shown(List<OpenClaim> earlier) {
    var account = new AccountView("party-1", false, CompensationUse.OFFSET, Optional.empty(), Optional.empty());
    return new ShownSummary(1, NOW, new SummaryView("session", NOW, NOW, PermissionState.DENIED, WattHours.ZERO,
        WattHours.ZERO, Optional.empty(), Optional.empty(), List.of(), true, 0).paidBy(account.after(earlier)));
  }
}
