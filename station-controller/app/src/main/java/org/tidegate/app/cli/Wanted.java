package org.tidegate.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.cli.Option;
import org.tidegate.app.storage.DriverKey;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.sale.InterchangeRecord;

/** What is given to choose records: of a period, of a driver. Used by one thread. */
final class Wanted {
  static final Option FROM = CommandOption.of("from", "TIME",
      "Records that start then or later: 2026-03-01, or 2026-03-01T10:00:00Z.");
  static final Option TO = CommandOption.of("to", "TIME", "Records that start before then.");
  static final Option DRIVER = CommandOption.of("driver", "TOKEN",
      "Records of the driver with this card, code or other token, as long as the station still knows whose they were.");

  private final Given given;

  Wanted(Given given) {
    this.given = given;
  }

  /** Whether a record is among them. */
  Predicate<InterchangeRecord> records(Path folder, ZoneId zone) {
    var period = period(zone);
    var parties = parties(folder);
    return record -> period.test(record.start())
        && parties.map(known -> known.contains(record.partyRef())).orElse(true);
  }

  /** Whether a moment is within the period. */
  Predicate<Instant> period(ZoneId zone) {
    var first = time(FROM, zone);
    var end = time(TO, zone);
    return at -> first.map(start -> !at.isBefore(start)).orElse(true) && end.map(at::isBefore).orElse(true);
  }

  /** The driver's stays; absent: no driver is named. */
  Optional<Set<String>> parties(Path folder) {
    return given.text(DRIVER).map(text -> {
      var key = DriverKey.read(folder);
      return new StoredLedger(folder).partiesOf(
          Arrays.stream(IdTokenType.values()).map(type -> key.of(new IdToken(text, type))).toList());
    });
  }

  /** A day starts at midnight of the station's time zone. */
  private Optional<Instant> time(Option option, ZoneId zone) {
    return given.value(option,
        text -> text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(zone).toInstant(),
        "a day such as 2026-03-01 or a time such as 2026-03-01T10:00:00Z");
  }
}
