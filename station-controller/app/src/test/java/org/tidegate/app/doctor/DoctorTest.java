package org.tidegate.app.doctor;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.PinsExample;
import org.tidegate.app.doctor.Finding.Grade;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.certificates.Pem;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

  private static final Instant END = Instant.parse("2026-06-02T07:00:00Z");

  private static final String PINS = PinsExample.YAML.replace("pwm: 0", "pwm: 1");

  @TempDir
  Path temp;

  @ParameterizedTest
  @CsvSource({"199999999, BAD", "200000000, NOTE", "999999999, NOTE", "1000000000, OK"})
  void space_ofEachSize_isJudged(long bytes, Grade grade) {
    assertThat(StorageCheck.space("storage", bytes).grade()).isEqualTo(grade);
  }

  @Test
  void storage_notMadeYet_isJudgedByTheFolderAbove() {
    assertThat(new StorageCheck(temp.resolve("a/b")).examine()).singleElement()
        .satisfies(finding -> assertThat(finding.text()).endsWith(" MB free"));
  }

  @Test
  void storage_isAFile_isBad() throws Exception {
    var file = Files.createFile(temp.resolve("file"));
    assertThat(new StorageCheck(file).examine()).extracting(Finding::grade).containsExactly(Grade.BAD);
  }

  @ParameterizedTest
  @CsvSource({"2025-09-30T23:59:59Z, true, BAD", "2025-10-01T00:00:00Z, true, OK", "2026-03-02T07:00:00Z, false, NOTE"})
  void clock_ofEachKind_isJudged(Instant now, boolean isSynchronised, Grade grade) throws Exception {
    var mark = temp.resolve("synchronized");
    if (isSynchronised) {
      Files.createFile(mark);
    }
    assertThat(new ClockCheck(InstantSource.fixed(now), mark).examine()).extracting(Finding::grade)
        .containsExactly(grade);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02T06:58:59Z, BAD", "2026-03-02T07:00:00Z, OK", "2026-05-03T07:00:01Z, NOTE",
      "2026-06-02T07:00:00Z, BAD"})
  void certificate_atEachTime_isJudged(Instant now, Grade grade) throws Exception {
    var file = Files.writeString(temp.resolve("ca.pem"),
        Authority.root("Doctor root", NOW.minusSeconds(60), END).pem());
    var findings = examine("""
        ocpp: {url: "wss://127.0.0.1:9/", security-profile: 2, password: "0123456789abcdef", ca-file: %s}
        """.formatted(file), now, refusing());
    assertThat(findings).filteredOn(finding -> finding.about().startsWith("certificates"))
        .extracting(Finding::grade).containsExactly(grade);
  }

  /** What the central system put in its place counts; the file that it came from does not any more. */
  @Test
  void certificate_replacedByTheCentralSystem_isJudgedByTheNewOne() throws Exception {
    var old = Authority.root("Old root", NOW.minusSeconds(60), NOW.plusSeconds(60)).pem();
    var file = Files.writeString(temp.resolve("ca.pem"), old);
    var yaml = """
        ocpp: {url: "wss://127.0.0.1:9/", security-profile: 2, password: "0123456789abcdef", ca-file: %s}
        storage: {folder: %s}
        """.formatted(file, temp);
    var keyring = temp.resolve("keyring");
    FileKeyring.open(keyring, new InstallersKeys(Pem.certificates(old), Optional.empty(), Optional.empty()),
        new VirtualStationLoop(NOW), Runnable::run);
    assertThat(certificates(yaml, NOW.plusSeconds(120))).extracting(Finding::grade).containsExactly(Grade.BAD);

    Files.delete(keyring.resolve("CSMSRootCertificate-000001.pem"));
    Files.writeString(keyring.resolve("CSMSRootCertificate-000002.pem"),
        Authority.root("New root", NOW.minusSeconds(60), END).pem());
    Files.writeString(keyring.resolve("ManufacturerRootCertificate-000001.pem"), "not looked at");
    assertThat(certificates(yaml, NOW.plusSeconds(120))).singleElement().satisfies(finding -> {
      assertThat(finding.grade()).isEqualTo(Grade.OK);
      assertThat(finding.text()).contains("New root");
    });
    Files.writeString(keyring.resolve("CSMSRootCertificate-000002.pem"), "damaged");
    assertThat(certificates(yaml, NOW)).extracting(Finding::grade).containsExactly(Grade.BAD, Grade.NOTE);
  }

  @Test
  void certificate_ofThePageForPhones_isJudgedToo() throws Exception {
    var file = Files.writeString(temp.resolve("phone.pem"),
        Authority.root("Phone", NOW.minusSeconds(60), NOW.plusSeconds(60)).pem());
    var yaml = """
        phone: {address: 127.0.0.1, certificate-file: %s, key-file: %s}
        storage: {folder: %s}
        """.formatted(file, file, temp);
    assertThat(certificates(yaml, NOW)).singleElement().isEqualTo(Finding.note("certificates " + file,
        "CN=Phone,O=Test ends in 0 days, at " + NOW.plusSeconds(60)));
    assertThat(certificates(yaml, NOW.plusSeconds(60))).extracting(Finding::grade).containsExactly(Grade.BAD);
  }

  private List<Finding> certificates(String yaml, Instant now) throws Exception {
    return examine(yaml, now, refusing()).stream().filter(finding -> finding.about().startsWith("certificates"))
        .toList();
  }

  @Test
  void devices_thatAreNotThere_areNamed() throws Exception {
    var findings = examine("""
        ocpp: {url: "ws://127.0.0.1:9/ocpp", identity: CABINET}
        hardware:
          driver: modbus
          pilot: simulated
          simulated-bus-port: 1502
          buses:
            - {name: rail, serial: %s/ttyUSB7}
            - {name: desk, tcp: "127.0.0.1:1502"}
            - {name: cabinet, tcp: "192.0.2.1:502"}
          evses:
            - current: DC
              charge-watts: 10000
              converter: {bus: cabinet, unit: 1}
              meter: {bus: rail, unit: 2, map: eastron-sdm630}
        """.formatted(temp), NOW, refusing());
    assertThat(findings).contains(
        Finding.note("hardware", "pilot, contactor and lock are SIMULATED: connect no vehicle"),
        Finding.note("bus desk 127.0.0.1:1502", "SIMULATED: the station itself answers there while it runs"),
        Finding.bad("bus rail " + temp + "/ttyUSB7", "is not there"),
        Finding.bad("bus cabinet 192.0.2.1:502", "not reached: refused"));
  }

  @Test
  void pins_areLookedForWhereTheKernelHasThem() throws Exception {
    assertThat(examine(PINS, NOW, refusing(), temp)).contains(
        Finding.bad("pins", "/dev can't be read: " + temp.resolve("dev")),
        Finding.bad("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm",
            "can't be read: is PWM turned on in the boot configuration?"),
        Finding.bad("analogue inputs /dev/spidev0.1", "is not there"));

    var dev = Files.createDirectories(temp.resolve("dev"));
    assertThat(examine(PINS, NOW, refusing(), temp)).contains(Finding.bad("pins", "there is no /dev/gpiochip*"));
    Files.createFile(dev.resolve("gpiochip0"));
    Files.createFile(dev.resolve("spidev0.1"));
    var channels = Files.createDirectories(temp.resolve("sys/class/pwm/pwmchip0")).resolve("npwm");
    Files.writeString(channels, "1\n");
    assertThat(examine(PINS, NOW, refusing(), temp)).contains(Finding.ok("pins /dev/gpiochip0", "is there"),
        Finding.bad("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm", "has no channel 1"),
        Finding.ok("analogue inputs /dev/spidev0.1", "is there"));
    Files.writeString(channels, "2\n");
    assertThat(examine(PINS, NOW, refusing(), temp))
        .contains(Finding.ok("pilot of EVSE 1 /sys/class/pwm/pwmchip0/npwm", "has channel 1"));
  }

  @Test
  void centralSystem_thatListens_isReached() throws Exception {
    try (var server = new ServerSocket(0)) {
      var findings = examine("ocpp: {url: \"ws://127.0.0.1:%d/ocpp\"}".formatted(server.getLocalPort()), NOW,
          new Reach());
      assertThat(findings).last().isEqualTo(Finding.ok("central system 127.0.0.1:" + server.getLocalPort(),
          "reached, without encryption"));
    }
  }

  @Test
  void centralSystem_nobodyListens_isBad() throws Exception {
    int free = freePort();
    var findings = examine("ocpp: {url: \"ws://127.0.0.1:%d/ocpp\"}".formatted(free), NOW, new Reach());
    assertThat(findings).last().satisfies(finding -> {
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).startsWith("not reached: ");
    });
  }

  private List<Finding> examine(String yaml, Instant now, Reach reach) throws IOException, ConfigurationRefused {
    return examine(yaml, now, reach, Path.of("/"));
  }

  private List<Finding> examine(String yaml, Instant now, Reach reach, Path root)
      throws IOException, ConfigurationRefused {
    var file = Files.writeString(temp.resolve("station.yaml"), yaml);
    return new Doctor(ConfigurationFile.read(file), InstantSource.fixed(now), reach, root).examine();
  }

  private static int freePort() throws IOException {
    try (var server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  private static Reach refusing() {
    return new Reach() {
      @Override
      Optional<String> of(String host, int port) {
        return Optional.of("refused");
      }
    };
  }
}
