package org.tidegate.app.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.cli.ExitCode;
import org.tidegate.app.cli.Shell;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.storage.DriverKey;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

class SupportBundleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
  private static final String CARD = "04B7C1D2E3F4A5";
  private static final String CODE = "471199";
  private static final String ACCOUNT = "DE-8AA-CA2B3C4D5-N";
  private static final String EVCCID = "02AB34CD56EF";
  private static final String GROUP = "MASTERS-OF-THIS-SITE";
  private static final String CONFIGURATION = """
      # the old one was password: 0ld-and-f0rgotten-one
      ocpp:
        url: ws://127.0.0.1:1/ocpp
        security-profile: 1
        password: 'C0nfigured-Password!'
      station: {aggregator: Harbour energy}
      variables:
        - {component: SecurityCtrlr, variable: BasicAuthPassword, value: Pr3set-Password-xyz}
        - component: AuthCtrlr
          variable: MasterPassGroupId
          value: %s
        - {component: OCPPCommCtrlr, variable: RetryBackOffWaitMinimum, value: 7}
      """.formatted(GROUP);

  @TempDir
  Path temp;

  private final List<String> secrets = new ArrayList<>(List.of("C0nfigured-Password!", "Pr3set-Password-xyz", GROUP,
      "0ld-and-f0rgotten-one", "Keyr1ng-Password-abc", CARD, CODE, ACCOUNT, EVCCID));
  private Path storage;
  private Path log;
  private Path file;

  @BeforeEach
  void plant() throws Exception {
    storage = temp.resolve("storage");
    file = Files.writeString(temp.resolve("station.yaml"), CONFIGURATION);
    try (var folder = StorageFolder.hold(storage)) {
      SqliteStationStore.openInline(folder, new VirtualStationLoop(NOW)).close();
      StationKey.of(folder);
      DriverKey.of(folder);
    }
    var keyring = Files.createDirectories(storage.resolve("keyring"));
    Files.writeString(keyring.resolve("passwords"), "Keyr1ng-Password-abc\n");
    Files.copy(storage.resolve("station-key.pem"), keyring.resolve("station-000001.pem"));
    secrets.addAll(privateHalf(storage.resolve("station-key.pem")));
    secrets.add(Files.readString(storage.resolve("driver-key")).strip());
    plantInTheDatabase();
    log = Files.writeString(temp.resolve("station.log"), "evse 1: connected\n" + String.join("\n", secrets)
        + "\nidTag=" + CARD.toLowerCase(Locale.ROOT) + ", EVCCID 98:76:54:AB:CD:EF and 0A1B2C3D4E5F"
        + "\nsent to ftp://someone:l0gin-pw@host/x, Authorization: Basic dXNlcjpwYXNz\nevse 1: summary\n");
    secrets.addAll(List.of("98:76:54:AB:CD:EF", "0A1B2C3D4E5F", "l0gin-pw", "dXNlcjpwYXNz"));
  }

  @Test
  void bundle_secretsPlantedEverywhere_noneIsInItAndTheRestIs() throws Exception {
    var parts = bundle();

    var all = String.join("\n", parts.values()).toLowerCase(Locale.ROOT);
    assertThat(secrets).hasSizeGreaterThan(14)
        .allSatisfy(secret -> assertThat(all).doesNotContain(secret.toLowerCase(Locale.ROOT)));
    assertThat(parts.get("about.txt")).contains("tidegate ", "java.runtime.version 25");
    assertThat(parts.get("doctor.txt")).contains("storage " + storage, "central system 127.0.0.1:1: not reached");
    assertThat(parts.get("configuration/station.yaml")).contains("url: ws://127.0.0.1:1/ocpp", "Harbour energy")
        .contains("variable: MasterPassGroupId");
    assertThat(parts.get("configuration/effective.json")).contains("\"aggregator\" : \"Harbour energy\"", "PT1M",
        "\"password\" : ***", "SecurityCtrlr.BasicAuthPassword");
    assertThat(parts.get("device-model.txt")).contains("OCPPCommCtrlr.RetryBackOffWaitMinimum = 7",
        "AuthCtrlr.MasterPassGroupId = ***", "OCPPCommCtrlr.HeartbeatInterval = 300");
    assertThat(parts.get("storage.txt")).contains("station.db ", "schema 3", "integrity ok",
        "messages waiting, TRANSACTION TransactionEvent: 1", "facts, reservation: 1", "records: 0");
    assertThat(parts.get("records.txt")).contains("0 records, key ", "no anchor");
    assertThat(parts.get("log/1-station.log")).contains("evse 1: connected", "evse 1: summary", "idTag=***");
    assertThat(parts.get("log/journal.txt")).contains("evse 1: connected", "exit code 0");
  }

  @Test
  void bundle_hugeLog_isBoundedAndKeepsTheEnd() throws Exception {
    Files.writeString(log, "an old line\n".repeat(1_000_000) + "the newest line\n");

    var parts = bundle();

    assertThat(parts.values().stream().mapToInt(String::length).sum()).isLessThan(5_000_000);
    assertThat(parts.get("log/1-station.log")).hasSizeLessThanOrEqualTo(SupportBundle.LONGEST_PART)
        .endsWith("the newest line\n");
    assertThat(parts.get("log/journal.txt")).hasSizeLessThanOrEqualTo(SupportBundle.LONGEST_PART + 100)
        .contains("the newest line");
  }

  @Test
  void bundle_brokenConfigurationAndNoStorage_tellsBoth() throws Exception {
    Files.writeString(file, CONFIGURATION + "nonsense: 1\n");
    storage = temp.resolve("none");

    var parts = bundle();

    assertThat(parts.get("configuration/effective.json")).contains("not told", "nonsense: there is no such key");
    assertThat(parts.get("storage.txt")).contains("not told");
    assertThat(parts.get("configuration/station.yaml")).contains("nonsense: 1").doesNotContain("C0nfigured", "Pr3set");
  }

  /** Commas, braces and blanks may be part of it; a configuration with mistakes names no secret otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {
      "  - {component: SecurityCtrlr, variable: BasicAuthPassword, value: \"first,l4st-half-of-it\"}",
      "  - {component: SecurityCtrlr, variable: BasicAuthPassword, value: 'first}l4st-half-of-it'}",
      "  - component: SecurityCtrlr\n    variable: BasicAuthPassword\n    value: first,l4st-half-of-it",
      "  - value: first l4st-half-of-it, too\n    component: SecurityCtrlr\n    variable: BasicAuthPassword",
      "  - {password: \"first,l4st-half-of-it\"}", "  - {password: 'first l4st-half-of-it'}",
      "  # password: first,l4st-half-of-it", "  - {password: first l4st-half-of-it, url: x}"})
  void bundle_secretWithCommasOrBlanks_isOutAsAWhole(String written) throws Exception {
    for (String mistake : List.of("", "nonsense: 1\n")) {
      Files.writeString(file, mistake + CONFIGURATION + written + "\n");

      assertThat(bundle().get("configuration/station.yaml")).contains("Harbour energy").doesNotContain("l4st-half");
    }
  }

  @Test
  void command_writesAFileForItsOwnerAndNeverOverOne() throws Exception {
    var zip = temp.resolve("bundle.zip");
    var out = new StringWriter();

    assertThat(execute(out, zip)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("look into it");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip))).isEqualTo("rw-------");
    assertThat(unzipped(Files.readAllBytes(zip))).containsKeys("about.txt", "storage.txt", "log/1-station.log");
    assertThat(execute(out, zip)).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "card 04A224B1 at evse 1 | card *** at evse 1",
      "transaction 3f2b8a10-04aa-4c1d-9e2f-0123456789ab | transaction 3f2b8a10-04aa-4c1d-9e2f-0123456789ab",
      "power 4200 W | power 4200 W",
      "password-file: ocpp-password | password-file: ocpp-password",
      "password: abc, next: 1 | password: ***, next: 1",
      "{\"password\":\"abc\"} | {\"password\":***}",
      "wss://user:pw@host/x | wss://***@host/x",
      "secret value known-one here | secret value *** here"})
  void mask_ofEachShape_isTakenOut(String text, String masked) {
    assertThat(new Secrets(List.of("known-one", "abc")).mask(text)).isEqualTo(masked);
  }

  private void plantInTheDatabase() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + storage.resolve("station.db"));
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO session VALUES ('s', 'p', '2026-03-02T07:00:00Z', "
          + "'{\"vehicle\":{\"evccId\":\"" + EVCCID + "\"},\"token\":{\"value\":\"" + CARD
          + "\",\"type\":\"ISO14443\"}}')");
      statement.execute("INSERT INTO fact VALUES ('reservation', '7', '{\"token\":{\"value\":\"" + CODE
          + "\",\"type\":\"KeyCode\"}}')");
      statement.execute("INSERT INTO message (lane, kind, body) VALUES ('TRANSACTION', 'TransactionEvent', "
          + "'{\"idToken\":{\"value\":\"" + ACCOUNT + "\",\"type\":\"eMAID\"}}')");
      statement.execute("INSERT INTO variable (component, name, value) VALUES ('AuthCtrlr', 'MasterPassGroupId', '"
          + GROUP + "')");
    }
  }

  private static List<String> privateHalf(Path pem) throws IOException {
    return Files.readString(pem).lines().takeWhile(line -> !line.contains("END PRIVATE"))
        .filter(line -> !line.startsWith("-----")).toList();
  }

  private Map<String, String> bundle() throws IOException {
    var parts = new BundleParts(Optional.of(file), () -> ConfigurationFile.read(file), storage, List.of(log),
        List.of("cat", log.toString()), Clock.fixed(NOW, ZoneOffset.UTC));
    var zip = new ByteArrayOutputStream();
    new SupportBundle(parts.secrets()).write(parts.parts(), zip);
    return unzipped(zip.toByteArray());
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    var parts = new TreeMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private int execute(StringWriter out, Path zip) {
    return Shell.execute(out, out, "support-bundle", "--config", file.toString(), "--storage", storage.toString(),
        "--output", zip.toString(), "--log", log.toString());
  }
}
