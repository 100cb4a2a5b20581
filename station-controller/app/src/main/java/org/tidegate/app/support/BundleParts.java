package org.tidegate.app.support;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.Wiring;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.ProgramVersion;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Overrides;
import org.tidegate.app.doctor.Doctor;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.app.storage.StoredOverview;
import org.tidegate.app.support.SupportBundle.Part;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;

/**
 * What a bundle tells of one station, and what must not be in it. The station may be running, or unable to. Used by one
 * thread.
 *
 * @param file the configuration as it was written; absent: what is built in
 * @param reading gives the configuration, or tells its mistakes
 * @param folder the storage folder
 * @param logs files that somebody keeps the log in
 * @param journal a command that prints the journal
 */
public record BundleParts(Optional<Path> file, Reading reading, Path folder, List<Path> logs, List<String> journal,
    Clock clock) {
  private static final int MOST_FINDINGS = 100;
  /** In quotes, or up to a comma or a brace. */
  private static final Pattern PASSWORD = Pattern
      .compile("(?i)password\\s*:\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"',}][^,}]*))");
  /** Alone in its line it may have those, too. */
  private static final Pattern PASSWORD_OF_A_LINE = Pattern.compile("(?i)^[\\s#-]*password\\s*:\\s*([^\\s\"'].*)");
  private static final Pattern VALUE_OF_A_LINE = Pattern.compile("(?m)^(\\s*(?:-\\s+)?value\\s*:\\s*).+$");
  private static final Pattern VALUE = Pattern
      .compile("(\\bvalue\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^,}\\n]+)");

  /** Gives the configuration. */
  @FunctionalInterface
  public interface Reading {
    /** As it takes effect. */
    StationConfiguration read() throws ConfigurationRefused;
  }

  /** Of a station whose log is in the journal of the service. */
  public static List<String> journalOfService() {
    return LogTail.journal("tidegate-station");
  }

  /** In the order in which somebody reads them. */
  public List<Part> parts() {
    var parts = new ArrayList<Part>();
    parts.add(part("about.txt", this::about));
    parts.add(part("doctor.txt", this::doctor));
    file.ifPresent(path -> parts.add(part("configuration/station.yaml", out -> out.print(withoutValues(path)))));
    parts.add(part("configuration/effective.json", out -> out.println(Effective.of(reading.read()))));
    parts.add(part("device-model.txt", this::deviceModel));
    parts.add(part("storage.txt", this::storage));
    parts.add(part("records.txt", this::records));
    parts.add(part("log/journal.txt", out -> LogTail.of(journal, out)));
    for (int index = 0; index < logs.size(); index++) {
      var log = logs.get(index);
      parts.add(part("log/" + (index + 1) + "-" + log.getFileName(), out -> LogTail.of(log, out)));
    }
    return parts;
  }

  /** All that is secret or somebody's own, as far as it can be read. */
  public Secrets secrets() {
    var values = new HashSet<String>();
    try {
      var configuration = reading.read();
      configuration.ocpp().password().ifPresent(password -> values.add(password.value()));
      configuration.presets().stream().filter(preset -> StandingModel.isOwn(preset.variable().name()))
          .forEach(preset -> values.add(preset.value()));
      Stream.concat(configuration.ocpp().certificates().key().stream(),
          configuration.phone().flatMap(phone -> phone.tls()).map(tls -> tls.key()).stream())
          .forEach(key -> content(key, values));
    } catch (ConfigurationRefused _) {
      // Its mistakes are told in the bundle; what it names can't be known, and is found by its shape.
    }
    file.ifPresent(path -> written(path, values));
    for (var name : List.of("station-key.pem", "driver-key")) {
      content(folder.resolve(name), values);
    }
    contents(folder.resolve("keyring"), values);
    personal(values);
    values.removeIf(value -> value.startsWith("-----"));
    return new Secrets(values);
  }

  /** Passwords that stand in the file, also in what is commented out or can't be read as a configuration. */
  private static void written(Path path, Set<String> values) {
    try {
      Files.readString(path).lines()
          .flatMap(line -> Stream.of(PASSWORD, PASSWORD_OF_A_LINE).flatMap(form -> form.matcher(line).results()))
          .flatMap(found -> IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group))
          .filter(Objects::nonNull).forEach(values::add);
    } catch (IOException _) {
      // What can't be read here can't be told there.
    }
  }

  private void personal(Set<String> values) {
    try {
      var stored = new StoredOverview(folder);
      values.addAll(stored.personal());
      stored.variables().stream().filter(set -> StandingModel.isOwn(set.variable().name()))
          .forEach(set -> values.add(set.value()));
    } catch (StorageRefused _) {
      // No database, or none that can be read: it is told in its own part.
    }
  }

  private static void contents(Path keyring, Set<String> values) {
    if (Files.isDirectory(keyring)) {
      try (var files = Files.list(keyring)) {
        files.forEach(file -> content(file, values));
      } catch (IOException _) {
        // What can't be read here can't be told there.
      }
    }
  }

  /** Each line: a key's may stand anywhere. */
  private static void content(Path file, Set<String> values) {
    try {
      Files.readString(file).lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(values::add);
    } catch (IOException _) {
      // What can't be read here can't be told there.
    }
  }

  private void about(PrintWriter out) {
    out.println("tidegate " + ProgramVersion.text());
    out.println("made at " + clock.instant() + " in " + clock.getZone());
    for (var name : List.of("java.runtime.version", "java.vm.name", "os.name", "os.version", "os.arch", "user.name")) {
      out.println(name + " " + System.getProperty(name));
    }
    out.println("processors " + Runtime.getRuntime().availableProcessors());
    out.println("storage " + folder);
  }

  private void doctor(PrintWriter out) throws ConfigurationRefused {
    var here = reading.read().with(new Overrides(Optional.of(folder), Optional.empty(), Optional.empty()));
    new Doctor(here, clock).examine(
        finding -> out.printf("%-4s  %s: %s%n", finding.grade(), finding.about(), finding.text()));
  }

  /** As it was written, but for the values of variables, which may be anything. */
  private static String withoutValues(Path path) throws IOException {
    var lines = VALUE_OF_A_LINE.matcher(Files.readString(path)).replaceAll("$1" + Secrets.MASK);
    return VALUE.matcher(lines).replaceAll("$1" + Secrets.MASK);
  }

  private void deviceModel(PrintWriter out) throws ConfigurationRefused {
    var configuration = reading.read();
    var set = Files.exists(folder) ? new StoredOverview(folder).variables() : List.<StoredOverview.SetVariable>of();
    StandingModel.lines(configuration, Wiring.facts(configuration), set).forEach(out::println);
  }

  private void storage(PrintWriter out) throws IOException {
    try (var files = Files.walk(folder, 2)) {
      files.filter(Files::isRegularFile).sorted().limit(MOST_FINDINGS).forEach(file -> out.println(
          folder.relativize(file) + " " + size(file) + " bytes, written " + written(file)));
    }
    new StoredOverview(folder).counts().forEach(out::println);
  }

  private static String size(Path file) {
    try {
      return Long.toString(Files.size(file));
    } catch (IOException gone) {
      return "?";
    }
  }

  private static String written(Path file) {
    try {
      Instant at = Files.getLastModifiedTime(file).toInstant();
      return at.toString();
    } catch (IOException gone) {
      return "?";
    }
  }

  /** The chain as {@code verify-records} looks at it. */
  private void records(PrintWriter out) throws IOException {
    var key = RecordKey.read(folder.resolve(StationKey.PUBLIC_FILE));
    ChainCheck.SignatureCheck signatures = (hash, signature) -> EcRecordSigner.verify(key, hash, signature);
    var chain = new AtomicReference<>(ChainCheck.whole(signatures, ChainHead.NONE));
    var findings = new ArrayList<String>();
    var anchor = new StoredLedger(folder).read(new StoredLedger.Reader() {
      @Override
      public void begin(Optional<ChainAnchor> found) {
        chain.set(ChainCheck.whole(signatures, found.map(ChainAnchor::base).orElse(ChainHead.NONE)));
      }

      @Override
      public void record(InterchangeRecord record, @Nullable String deliveredAt) {
        chain.get().add(record);
      }

      @Override
      public void damaged(StorageRefused why) {
        findings.add(String.valueOf(why.getMessage()));
      }
    });
    anchor.ifPresent(known -> chain.get().endingWith(known.newest()));
    findings.addAll(chain.get().findings());
    out.println(chain.get().count() + " records, key " + RecordKey.fingerprint(key));
    out.println(anchor.map(known -> "anchor of " + known.at() + ": from " + known.base().index() + " to "
        + known.newest().index()).orElse("no anchor"));
    out.println(findings.isEmpty() ? "nothing was altered, repeated or moved" : findings.size() + " findings");
    findings.stream().limit(MOST_FINDINGS).forEach(out::println);
  }

  private static Part part(String name, Content content) {
    return new Part() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void write(PrintWriter out) throws Exception {
        content.write(out);
      }
    };
  }

  @FunctionalInterface
  private interface Content {
    void write(PrintWriter out) throws Exception;
  }
}
