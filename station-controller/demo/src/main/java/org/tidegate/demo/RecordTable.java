package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** The settled records of a stay as a table. */
final class RecordTable {
  private static final String ROW = "%-12s  %-12s  %-6s  %8s Wh  %10s  %12s  %s%n";

  private RecordTable() {}

  static void print(PrintWriter out, JsonNode summary) {
    out.println();
    out.printf(Locale.ROOT, "%-12s  %-12s  %-6s  %8s     %10s  %12s  %s%n", "from", "to", "", "energy", "per kWh",
        "amount", "quality");
    summary.path("records").forEach(settled -> out.printf(Locale.ROOT, ROW, clock(settled, "start"),
        clock(settled, "end"), settled.path("direction").asText(), settled.path("energy"),
        settled.path("unitPrice").path("perKwh").asText("unknown"), money(settled.path("amount")),
        settled.path("quality").asText()));
    out.printf(Locale.ROOT, "sum: out %s Wh, earned %s; in %s Wh, spent %s%n%n", summary.path("exported"),
        money(summary.path("earned")), summary.path("imported"), money(summary.path("spent")));
    out.flush();
  }

  private static String clock(JsonNode settled, String name) {
    var text = settled.path(name).asText();
    return text.replaceFirst("^.*T", "").replaceFirst("Z$", "");
  }

  private static String money(JsonNode amount) {
    if (!amount.has("minorUnits")) {
      return "0";
    }
    var currency = Currency.getInstance(amount.path("currency").asText());
    return BigDecimal.valueOf(amount.path("minorUnits").longValue(), Math.max(0, currency.getDefaultFractionDigits()))
        .toPlainString() + " " + currency;
  }
}
