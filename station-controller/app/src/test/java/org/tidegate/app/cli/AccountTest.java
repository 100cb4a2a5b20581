package org.tidegate.app.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.storage.SignedLedger;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;

import static org.assertj.core.api.Assertions.assertThat;

class AccountTest {
  @TempDir
  Path temp;

  @Test
  void account_all_isTheSumOfTheRecords() {
    var records = SignedLedger.of(temp, 30).records();

    assertThat(account()).contains("records: 30", "sold: " + kilowattHours(records, Direction.EXPORT),
        "purchased: " + kilowattHours(records, Direction.IMPORT), "consumption of the station itself: not measured",
        "income: " + amount(records, Direction.EXPORT, "EUR"),
        "expenditure: " + amount(records, Direction.IMPORT, "EUR"),
        "without a price: " + records.stream().filter(record -> record.unitPrice().isEmpty()).count()
            + " of the records");
  }

  @Test
  void account_periodOrDriver_isOfThoseRecordsOnly() {
    var records = SignedLedger.of(temp, 30).records();
    var starts = records.stream().map(InterchangeRecord::start).sorted().toList();
    var some = records.stream().filter(r -> !r.start().isBefore(starts.get(5)) && r.start().isBefore(starts.get(15)))
        .toList();

    assertThat(account("--from", starts.get(5).toString(), "--to", starts.get(15).toString()))
        .contains("records: " + some.size(), "sold: " + kilowattHours(some, Direction.EXPORT));
    var party = records.get(2).partyRef();
    assertThat(account("--driver", "04A2B3"))
        .contains("records: " + records.stream().filter(record -> record.partyRef().equals(party)).count());
    assertThat(account("--driver", "nobody")).contains("records: 0");
  }

  private static String kilowattHours(List<InterchangeRecord> records, Direction way) {
    long sum = records.stream().filter(r -> r.direction() == way).mapToLong(r -> r.energy().value()).sum();
    return "%s%d.%03d kWh".formatted(sum < 0 ? "-" : "", Math.abs(sum) / 1000, Math.abs(sum) % 1000);
  }

  private static String amount(List<InterchangeRecord> records, Direction way, String currency) {
    long cents = records.stream().filter(r -> r.direction() == way && r.unitPrice().isPresent()
        && r.amount().currency().getCurrencyCode().equals(currency)).mapToLong(r -> r.amount().minorUnits()).sum();
    return "%s%d.%02d %s".formatted(cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100, currency);
  }

  private List<String> account(String... options) {
    var out = new StringWriter();
    var arguments = Stream.concat(Stream.of("account", "--storage", temp.toString()), Stream.of(options));
    assertThat(Shell.execute(out, out, arguments.toArray(String[]::new))).isEqualTo(ExitCode.OK);
    return out.toString().lines().toList();
  }
}
