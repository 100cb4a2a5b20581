package org.tidegate.app.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tidegate.app.storage.DriverKey;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.sale.InterchangeRecord;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that choose records: of a period, of a driver. */
final class Wanted {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();
  @Option(names = "--from", paramLabel = "TIME", description = "Records that start then or later: 2026-03-01, or 2026-03-01T10:00:00Z.")
  private Optional<String> from = Optional.empty();
  @Option(names = "--to", paramLabel = "TIME", description = "Records that start before then.")
  private Optional<String> to = Optional.empty();
  @Option(names = "--driver", paramLabel = "TOKEN", description = "Records of the driver with this card, code or other token, as long as the station still knows whose they were.")
  private Optional<String> driver = Optional.empty();

  /** Whether a record is among them. */
  Predicate<InterchangeRecord> records(Path folder, ZoneId zone) {
    var period = period(zone);
    var parties = parties(folder);
    return record -> period.test(record.start())
        && parties.map(known -> known.contains(record.partyRef())).orElse(true);
  }

  /** Whether a moment is within the period. */
  Predicate<Instant> period(ZoneId zone) {
    var first = from.map(text -> time("--from", text, zone));
    var end = to.map(text -> time("--to", text, zone));
    return at -> first.map(start -> !at.isBefore(start)).orElse(true) && end.map(at::isBefore).orElse(true);
  }

  /** The driver's stays; absent: no driver is named. */
  Optional<Set<String>> parties(Path folder) {
    return driver.map(text -> {
      var key = DriverKey.read(folder);
      return new StoredLedger(folder).partiesOf(
          Arrays.stream(IdTokenType.values()).map(type -> key.of(new IdToken(text, type))).toList());
    });
  }

  /** A day starts at midnight of the station's time zone. */
  private Instant time(String option, String text, ZoneId zone) {
    try {
      return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException _) {
      throw new ParameterException(spec.commandLine(),
          option + " is a day such as 2026-03-01 or a time such as 2026-03-01T10:00:00Z, not " + text);
    }
  }
}
