package org.tidegate.app.doctor;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.PinsExample;
import org.tidegate.app.doctor.Finding.Grade;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.board.EmulatedBoard;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.simulator.RecordedEvents;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.SimulatorSettings;
import org.tidegate.hardware.simulator.modbus.ModbusSimulator;
import org.tidegate.hardware.simulator.modbus.RtuServer;
import org.tidegate.ocpp.certificates.Authority;
import org.tidegate.ocpp.certificates.FileKeyring;
import org.tidegate.ocpp.certificates.InstallersKeys;
import org.tidegate.ocpp.certificates.Pem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

  private static final Instant END = Instant.parse("2026-06-02T07:00:00Z");

  private static final String PINS = PinsExample.YAML.replace("pwm: 0", "pwm: 1");

  private KernelClock kernel = () -> Optional.of(Duration.ZERO);

  private Duration longest = PATIENCE;

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

  /** 16 s is what the kernel says that nobody has told the time, or not for hours. */
  @ParameterizedTest
  @CsvSource({"2025-09-30T23:59:59Z, 1, '', BAD", "2025-10-01T00:00:00Z, 1, '', OK",
      "2026-03-02T07:00:00Z, 15999, '', OK",
      "2026-03-02T07:00:00Z, 16000, '', NOTE", "2026-03-02T07:00:00Z, 16000, 'Heartbeat,NTP', NOTE",
      "2026-03-02T07:00:00Z, 16000, 'NTP,Heartbeat', BAD", "2026-03-02T07:00:00Z, 15999, 'NTP', OK",
      "2026-03-02T07:00:00Z, , 'NTP', NOTE"})
  void clock_ofEachKind_isJudged(Instant now, @Nullable Long maximumErrorMs, String sources, Grade grade)
      throws Exception {
    kernel = () -> Optional.ofNullable(maximumErrorMs).map(Duration::ofMillis);
    var yaml = sources.isEmpty()
        ? "{}"
        : "variables: [{component: ClockCtrlr, variable: TimeSource, value: '" + sources
            + "'}]";
    assertThat(about("clock", examine(yaml, now, refusing()))).extracting(Finding::grade).containsExactly(grade);
  }

  @Test
  void clock_ofThisMachine_isToldByItsKernel() {
    assertThat(KernelClock.ofThisMachine().maximumError()).hasValueSatisfying(
        error -> assertThat(error).isBetween(Duration.ZERO, Duration.ofSeconds(16)));
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
    int dead = freePort();
    var findings = examine("""
        ocpp: {url: "ws://127.0.0.1:9/ocpp", identity: CABINET}
        hardware:
          driver: modbus
          pilot: simulated
          simulated-bus-port: 1502
          buses:
            - {name: rail, serial: %s/ttyUSB7}
            - {name: desk, tcp: "127.0.0.1:1502"}
            - {name: cabinet, tcp: "127.0.0.1:%d"}
            - {name: spare, tcp: "127.0.0.1:1"}
          evses:
            - current: DC
              charge-watts: 10000
              converter: {bus: cabinet, unit: 1}
              meter: {bus: rail, unit: 2, map: eastron-sdm630}
        storage: {folder: %s}
        """.formatted(temp, dead, temp), NOW, refusing());
    assertThat(findings).contains(
        Finding.note("hardware", "pilot, contactor and lock are SIMULATED: connect no vehicle"),
        Finding.note("bus desk 127.0.0.1:1502", "SIMULATED: the station itself answers there while it runs"),
        Finding.ok("bus spare 127.0.0.1:1", "nothing is configured to be on it"));
    assertThat(about("bus rail " + temp + "/ttyUSB7", findings)).singleElement().satisfies(finding -> {
      assertThat(finding.grade()).isEqualTo(Grade.BAD);
      assertThat(finding.text()).contains("there is no serial port " + temp + "/ttyUSB7");
    });
    assertThat(about("bus cabinet 127.0.0.1:" + dead, findings)).extracting(Finding::grade).containsExactly(Grade.BAD);
  }

  /** Real Modbus servers and an emulated board on serial lines, before the first start and while the station runs. */
  @Test
  void devices_thatAreThere_sayWhoTheyAreUnlessTheStationHasThem() throws Exception {
    try (var loop = new ThreadLoop();
        var world = world(loop);
        var board = new EmulatedBoard(1);
        var rail = new RtuServer(ModbusSimulator.devices(world, System::nanoTime));
        var reader = new PseudoTerminal()) {
      var yaml = """
          ocpp: {url: "ws://127.0.0.1:9/ocpp", identity: CABINET}
          hardware:
            driver: modbus
            pilot: board
            board: {serial: %s}
            buses: [{name: rail, serial: %s, baud: 115200}]
            evses:
              - {current: AC, phases: 1, charge-watts: 7360, meter: {bus: rail, unit: 101, map: eastron-sdm630}}
            card-readers: [{serial: %s}]
          storage: {folder: %s}
          """.formatted(board.device(), rail.device(), reader.device(), temp);
      assertThat(examine(yaml, NOW, refusing())).contains(
          Finding.ok("board " + board.device(), "speaks version 1; EVSE 1: board 7, pilot A, contactor open"),
          Finding.ok("meter of EVSE 1 (bus rail, unit 101)",
              "eastron-sdm630: 0 Wh into vehicles, 0 Wh out of them, now 0 W, 230.0 V"),
          Finding.ok("card reader " + reader.device(), "can be opened; present a card while the station runs"));

      try (var _ = StorageFolder.hold(temp)) {
        rail.deaf(true);
        board.mute(true);
        var text = "not touched: the station runs and has it; its log tells how it is";
        assertThat(examine(yaml, NOW, refusing())).contains(Finding.note("board " + board.device(), text),
            Finding.note("bus rail " + rail.device(), text), Finding.note("card reader " + reader.device(), text));
      }
    }
  }

  /** What else is looked at: {@code ReaderSurveyTest}. */
  @Test
  void keyboardTypeReader_thatTypesIntoThePanelToo_isANote() throws Exception {
    Files.createFile(Files.createDirectories(temp.resolve("dev/input")).resolve("event3"));
    Files.writeString(Files.createDirectories(temp.resolve("sys/class/input/event3/device")).resolve("name"), "Reader");
    Files.writeString(temp.resolve("sys/class/input/event3/dev"), "13:67");
    var about = "card reader /dev/input/event3";
    var yaml = "hardware: {card-readers: [{keyboard: /dev/input/event3}]}";
    assertThat(about(about, examine(yaml, NOW, refusing()))).containsExactly(Finding.ok(about, "is there: Reader"),
        Finding.note(about,
            "types into a display of this machine too, such as the panel, and presses Enter there: its udev "
                + "rule with LIBINPUT_IGNORE_DEVICE is missing"));

    Files.writeString(Files.createDirectories(temp.resolve("run/udev/data")).resolve("c13:67"),
        "E:LIBINPUT_IGNORE_DEVICE=1");
    assertThat(about(about, examine(yaml, NOW, refusing()))).containsExactly(Finding.ok(about, "is there: Reader"));
  }

  @Test
  void somebodyElsesStorage_nothingIsTouched() throws Exception {
    var file = Files.createFile(temp.resolve("file"));
    assertThat(about("bus cabinet 127.0.0.1:1", examine("""
        ocpp: {url: "ws://127.0.0.1:9/ocpp", identity: CABINET}
        hardware:
          driver: modbus
          pilot: simulated
          buses: [{name: cabinet, tcp: "127.0.0.1:1"}]
          evses: [{current: DC, charge-watts: 10000, converter: {bus: cabinet, unit: 1}}]
        storage: {folder: %s}
        """.formatted(file), NOW, refusing()))).singleElement().isEqualTo(Finding.note("bus cabinet 127.0.0.1:1",
        "not touched: whether the station runs can't be seen by this user; run this as the station's"));
  }

  @Test
  void nameThatIsNeverFound_isToldInTime() throws Exception {
    longest = Duration.ofMillis(300);
    var asked = new CountDownLatch(1);
    var findings = examine("{}", NOW, new Reach() {
      @Override
      Optional<String> of(String host, int port) {
        try {
          asked.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return Optional.empty();
      }
    });
    asked.countDown();
    assertThat(findings).last().isEqualTo(Finding.bad("central system", "not known in time"));
    assertThat(about("hardware", findings)).isNotEmpty();
  }

  private static SimulatedHardware world(ThreadLoop loop) {
    var world = new SimulatedHardware(loop, new SimulatorSettings(
        List.of(new SimulatorSettings.Evse(1, CurrentKind.AC, new Watts(7_360), Watts.ZERO))),
        SimulatedMemory.inMemory());
    world.start(new RecordedEvents());
    return world;
  }

  private static List<Finding> about(String what, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.about().equals(what)).toList();
  }

  /** What else is looked at: {@code PinSurveyTest}. */
  @Test
  void pins_areLookedForWhereTheKernelHasThem() throws Exception {
    Files.createDirectories(temp.resolve("dev"));
    assertThat(examine(PINS, NOW, refusing())).contains(
        Finding.bad("pins", "there is no /dev/gpiochip*"),
        Finding.bad("analogue inputs /dev/spidev0.1", "is not there: is SPI turned on in the boot configuration?"));
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
    var file = Files.writeString(temp.resolve("station.yaml"), yaml);
    var findings = new ArrayList<Finding>();
    new Doctor(ConfigurationFile.read(file), InstantSource.fixed(now),
        new Doctor.Surroundings(reach, temp, kernel, longest)).examine(findings::add);
    return findings;
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
