package org.tidegate.app.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.configuration.StationConfiguration.Overrides;
import org.tidegate.app.configuration.StationConfiguration.V2x;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.discharge.Situation.Margins;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.GateSettings;
import org.tidegate.domain.station.Movement;
import org.tidegate.domain.station.StationSettings.Retention;
import org.tidegate.domain.station.StationSettings.Timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConfigurationFileTest {
  private static final String EVSE = "hardware: {evses: [{current: DC, charge-watts: 11000, discharge-watts: 11000}]}";

  @TempDir
  Path temp;

  @Test
  void builtIn_hasABidirectionalAndAChargingEvseOnSimulatedHardware() {
    var configuration = ConfigurationFile.builtIn();

    assertThat(configuration.hardware().driver()).isEqualTo(Driver.SIMULATED);
    assertThat(configuration.station().evses()).hasSize(2);
    var first = configuration.station().evses().get(0).rating();
    assertThat(first.current()).isEqualTo(CurrentKind.DC);
    assertThat(List.of(first.charge(), first.discharge())).containsOnly(new Watts(11_000));
    assertThat(first.exportApproval()).isPresent();
    var second = configuration.station().evses().get(1);
    assertThat(second.rating().current()).isEqualTo(CurrentKind.AC);
    assertThat(second.rating().discharge()).isEqualTo(Watts.ZERO);
    assertThat(second.phases()).isEqualTo(3);
    assertThat(configuration.station().timing()).isEqualTo(Timing.DEFAULT);
    assertThat(configuration.station().zone()).hasToString("Europe/Berlin");
    assertThat(configuration.station().tariff().orElseThrow().sale()).contains(Price.of("0.32", "EUR"));
    assertThat(configuration.ocpp().securityProfile()).isZero();
  }

  @Test
  void read_emptyFile_isTheBuiltIn() throws Exception {
    assertThat(read("")).isEqualTo(ConfigurationFile.builtIn());
    assertThat(read("# nothing but a comment\n")).isEqualTo(ConfigurationFile.builtIn());
  }

  @Test
  void read_example_hasNoMistakeAndShowsTheDefaults() throws Exception {
    var example = read(example());
    var builtIn = ConfigurationFile.builtIn();

    assertThat(example.ocpp()).isEqualTo(builtIn.ocpp());
    assertThat(example.v2x()).isEqualTo(builtIn.v2x());
    assertThat(example.hardware()).isEqualTo(builtIn.hardware());
    assertThat(example.storage()).isEqualTo(builtIn.storage());
    assertThat(example.station().timing()).isEqualTo(builtIn.station().timing());
    assertThat(example.station().movement().withRamp(Optional.empty())).isEqualTo(builtIn.station().movement());
    assertThat(example.station().tariff()).isEqualTo(builtIn.station().tariff());
    assertThat(example.station().patterns().subList(1, 4)).isEqualTo(builtIn.station().patterns().subList(1, 4));
    assertThat(example.station().patterns().getFirst().wearBudget()).isPresent();
    assertThat(example.station().evses()).extracting(evse -> evse.rating().exportApproval())
        .isEqualTo(builtIn.station().evses().stream().map(evse -> evse.rating().exportApproval()).toList());
    assertThat(example.presets()).extracting(StationConfiguration.Preset::value)
        .containsExactly("30", "EVConnected,Authorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"station", "ocpp", "v2x", "hardware", "site", "permission", "timing", "prices", "panel",
      "storage", "firmware", "files"})
  void example_showsEveryKeyOfTheGroup(String group) throws Exception {
    assertShown(mistakes(group + ": {nonsense: 1}").getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense: 1", "patterns: [{nonsense: 1}]", "variables: [{nonsense: 1}]",
      "hardware: {evses: [{nonsense: 1}]}", "hardware: {evses: [{export-approval: {nonsense: 1}}]}"})
  void example_showsEveryKeyOfTheFileAndItsLists(String yaml) throws Exception {
    assertShown(
        mistakes(yaml).stream().filter(mistake -> mistake.key().endsWith("nonsense")).findFirst().orElseThrow());
  }

  @Test
  void read_everythingWritten_arrives() throws Exception {
    Files.writeString(temp.resolve("secret"), "0123456789abcdef\n");
    var configuration = read(
        """
            station: {vendor: V, model: M, serial-number: S, aggregator: A, time-zone: Asia/Tokyo, currency: JPY,
              start-button: false, ramp-watts-per-second: 500}
            ocpp: {url: "wss://csms.example/ocpp", identity: CS-1, security-profile: 2, password-file: secret,
              subprotocols: [ocpp2.1, ocpp2.0.1], message-timeout-seconds: 5, ping-interval-seconds: 0, slots: 3, vendor-id: x}
            v2x: {negative-limit: false, extension: ocpp21-fields}
            hardware: {driver: pi, evses: [{current: AC, charge-watts: 7400, phases: 1, phase-watts: 7360}]}
            movement: {dead-band-watts: 300, minimum-on-seconds: 60, minimum-off-seconds: 30,
              site-meter-delay-milliseconds: 900}
            site: {import-watts: 20000, feed-in-watts: 0, phase-watts: 14490, meter: true, meter-oldest-seconds: 20,
              enter-service-ramp-seconds: 600}
            margins: {recovery-points: 3, resumption-points: "1.5"}
            records: {keep-days: 400, keep-drivers-days: 30, claim-days: 20}
            permission: {remote: true, identify-before-answer: true, answer-seconds: 10, longest-offline-seconds: 1}
            timing: {summary-seconds: 5, setpoint-longest-offline-seconds: 2, resumption-seconds: 3, enter-service-seconds: 4}
            prices: {sale-per-kwh: -5, purchase-per-kwh: "30.50"}
            patterns: [{id: p-1, minimum-charge-percent: 12.5, lowest-sale-price: 1, highest-purchase-price: 2}]
            panel: {port: 0, pixels-per-mm: 5, languages: [de], tax: excluded, warning-seconds: 1, contact: me,
              frame-ancestors: ["https://a.example:8443"]}
            storage: {folder: /var/lib/tidegate}
            metrics: {port: 0}
            variables:
              - {component: EVSE, component-instance: i, evse: 1, connector: 1, variable: Power, variable-instance: v,
                 attribute: Actual, value: ""}
            """);

    assertThat(configuration.station().currency()).hasToString("JPY");
    assertThat(configuration.station().startButton()).isFalse();
    assertThat(configuration.station().movement()).isEqualTo(new Movement(Optional.of(500), new Watts(300),
        Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(900)));
    assertThat(configuration.station().remotePermission()).isTrue();
    assertThat(configuration.station().retention())
        .isEqualTo(new Retention(Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(20)));
    assertThat(configuration.station().identifyBeforeAnswer()).isTrue();
    assertThat(configuration.ocpp().remotePermissionWithoutTls()).isFalse();
    assertThat(configuration.metricsPort()).contains(0);
    assertThat(configuration.station().gate())
        .isEqualTo(new GateSettings(new Margins(3, 1.5), Duration.ofSeconds(600), true, Duration.ofSeconds(20),
            Optional.of(new Watts(14_490))));
    assertThat(configuration.station().evses().getFirst().rating().perPhase()).contains(new Watts(7_360));
    assertThat(configuration.station().timing()).isEqualTo(new Timing(Duration.ofSeconds(10), Duration.ofSeconds(5),
        Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(4)));
    assertThat(configuration.station().tariff().orElseThrow().purchase()).contains(Price.of("30.50", "JPY"));
    assertThat(configuration.station().patterns()).singleElement()
        .satisfies(pattern -> assertThat(pattern.minimumCharge().percent()).isEqualTo(12.5));
    assertThat(configuration.station().evses()).singleElement().satisfies(evse -> {
      assertThat(evse.connectorType()).isEqualTo("sType2");
      assertThat(evse.rating().siteImport()).contains(new Watts(20_000));
      assertThat(evse.rating().siteFeedIn()).contains(Watts.ZERO);
      assertThat(evse.rating().exportApproval()).isEmpty();
    });
    assertThat(configuration.ocpp().password().orElseThrow().value()).isEqualTo("0123456789abcdef");
    assertThat(configuration.toString()).doesNotContain("0123456789abcdef");
    assertThat(configuration.ocpp().subprotocols()).containsExactly("ocpp2.1", "ocpp2.0.1");
    assertThat(configuration.v2x()).isEqualTo(new V2x(false, V2x.Extension.OCPP21_FIELDS));
    assertThat(configuration.storage()).isEqualTo(Path.of("/var/lib/tidegate"));
    assertThat(configuration.ocpp().slots()).isEqualTo(3);
    assertThat(configuration.presets().getFirst().variable()).isEqualTo(Variable.of("WebSocketPingInterval"));
    assertThat(configuration.presets()).hasSize(2).last().satisfies(preset -> {
      assertThat(preset.component()).isEqualTo(new Component("EVSE", Optional.of("i"), Optional.of(1), Optional.of(1)));
      assertThat(preset.variable()).isEqualTo(Variable.of("Power", "v"));
      assertThat(preset.value()).isEmpty();
    });
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("stattion: {}",
            "1: stattion: there is no such key; known here: files, firmware, hardware, margins, metrics, movement, ocpp"),
        Arguments.of("movement: {dead-band-watts: -1}",
            "movement.dead-band-watts: found \"-1\"; expected a whole number from 0 to 10000"),
        Arguments.of("movement: {minimum-of-seconds: 1}",
            "movement.minimum-of-seconds: there is no such key; known here: dead-band-watts"),
        Arguments.of("records: {keep-days: 0}",
            "records.keep-days: found \"0\"; expected a whole number from 1 to 36500"),
        Arguments.of("records: {keep-days: 30}",
            "records.keep-drivers-days: it is longer than keep-days: there would be nothing left to look up"),
        Arguments.of("station:\n  vender: x", "2: station.vender: there is no such key; known here: aggregator"),
        Arguments.of("v2x:\n  negative-limit: yes", "2: v2x.negative-limit: found \"yes\"; expected true or false"),
        Arguments.of("panel: {port: 65536}", "panel.port: found \"65536\"; expected a whole number from 0 to 65535"),
        Arguments.of("panel: {port: 0x50}", "panel.port: found \"0x50\"; expected a whole number"),
        Arguments.of("panel: {port: 80.5}", "panel.port: found \"80.5\"; expected a whole number"),
        Arguments.of("panel: {port: [1]}", "panel.port: found a list; expected a whole number"),
        Arguments.of("panel: 8080", "panel: found \"8080\"; expected a group of keys"),
        Arguments.of("panel: {languages: en}", "panel.languages: found \"en\"; expected a list"),
        Arguments.of("panel: {languages: [english!]}", "panel.languages: found \"english!\"; expected tags such as en"),
        Arguments.of("panel: {pixels-per-mm: 0}", "panel.pixels-per-mm: found \"0\"; expected a number from 2 to 20"),
        Arguments.of("panel: {frame-ancestors: ['*']}", "panel.frame-ancestors: found \"*\"; expected origins"),
        Arguments.of("panel: {port: 9, tax: free}",
            "panel.tax: found \"free\"; expected one of included, excluded, none"),
        Arguments.of("panel: {port: 8081}", "panel.port: the simulator listens on port 8081 too; use another port"),
        Arguments.of("metrics: {port: 8080}", "metrics.port: the panel listens on port 8080 too; use another port"),
        Arguments.of("metrics: {port: 8081}", "metrics.port: the simulator listens on port 8081 too; use another port"),
        Arguments.of("hardware: {simulated-bus-port: 8081}",
            "hardware.simulated-bus-port: the simulator listens on port 8081 too; use another port"),
        Arguments.of("ocpp: {security-profile: 1, password: [a]}", "ocpp.password: found a list; expected a text"),
        Arguments.of("station: {time-zone: Europe/Atlantis}", "station.time-zone: found \"Europe/Atlantis\"; expected"),
        Arguments.of("station: {currency: euro}", "station.currency: found \"euro\"; expected an ISO 4217 code"),
        Arguments.of("station: {model: A model of more than 20 characters}", "expected a text of 1 to 20 characters"),
        Arguments.of("station: {aggregator: ''}", "station.aggregator: found \"\"; expected a text of 1 to 50"),
        Arguments.of("a: 1\na: 2", "2: a: this key stands in line 1 already; keep one of them"),
        Arguments.of("panel:\n  port: 1\n  port: 2", "3: panel.port: this key stands in line 2 already"),
        Arguments.of("site: {phase-watts: 14490}",
            "site.phase-watts: nobody sees what each phase carries; add meter: true"),
        Arguments.of("panel: &p {port: 1}\nsite: *p", "2: site: aliases are not understood; write the value again"),
        Arguments.of("- a", "there are no keys; write key: value lines"),
        Arguments.of("panel: {port: 1", "this is not YAML"),
        Arguments.of("panel:\n\tport: 1", "this is not YAML"),
        Arguments.of("panel: {port: 1}\n---\npanel: {}", "a second document starts here"),
        Arguments.of("[".repeat(5000), "there are no keys"),
        Arguments.of("a: " + "[".repeat(5000), "this is not YAML"),
        Arguments.of("ocpp: {url: 'http://127.0.0.1'}", "ocpp.url: found \"http://127.0.0.1\"; expected a ws://"),
        Arguments.of("ocpp: {url: 'ws://a:secret@127.0.0.1'}", "ocpp.url: found"),
        Arguments.of("ocpp: {url: 'ws://csms.example/x'}", "ocpp.security-profile: without authentication the central"),
        Arguments.of("ocpp: {security-profile: 1, url: 'ws://csms.example/x', remote-permission-without-tls: true}",
            "ocpp.remote-permission-without-tls: anybody on the way could permit for the driver"),
        Arguments.of("ocpp: {security-profile: 1}", "ocpp.password-file: security profile 1 needs a password"),
        Arguments.of("ocpp: {security-profile: 2, password: 0123456789abcdef}",
            "ocpp.url: security profile 2 with ws://"),
        Arguments.of("ocpp: {security-profile: 1, url: 'wss://a'}", "ocpp.url: security profile 1 with wss://"),
        Arguments.of("ocpp: {security-profile: 3, url: 'wss://a'}", "ocpp.certificate-file: security profile 3 needs"),
        Arguments.of("ocpp: {security-profile: 4}",
            "ocpp.security-profile: found \"4\"; expected a whole number from 0 to 3"),
        Arguments.of("ocpp: {security-profile: 1, password: short}",
            "ocpp.password: the password has 5 characters; use 16"),
        Arguments.of("ocpp: {password-file: none}", "ocpp.password-file: "),
        Arguments.of("ocpp: {ca-file: none}", "ocpp.ca-file: "),
        Arguments.of("ocpp: {identity: 'a:b'}", "ocpp.identity: found \"a:b\"; expected 1 to 48"),
        Arguments.of("ocpp: {subprotocols: [ocpp1.6]}", "ocpp.subprotocols: found \"ocpp1.6\"; expected ocpp2.0.1 or"),
        Arguments.of("ocpp: {subprotocols: [ocpp2.1, ocpp2.1]}",
            "ocpp.subprotocols: the list is empty or names one twice"),
        Arguments.of("v2x: {extension: custom}",
            "v2x.extension: found \"custom\"; expected one of custom-data, ocpp21-"),
        Arguments.of("hardware: {driver: pie}",
            "hardware.driver: found \"pie\"; expected one of simulated, modbus, pi"),
        Arguments.of("hardware: {driver: pi}", "hardware.evses: real hardware without EVSEs"),
        Arguments.of("hardware: {driver: pi}", "ocpp.url: it is missing, and the hardware is real"),
        Arguments.of("hardware: {driver: pi, simulator-port: 1}",
            "hardware.simulator-port: real hardware has no simulator"),
        Arguments.of("hardware: {evses: []}", "hardware.evses: found 0 EVSEs; list 1 to 16"),
        Arguments.of("hardware: {evses: [1]}", "hardware.evses[1]: found \"1\"; expected a group of keys"),
        Arguments.of("hardware: {evses: [{charge-watts: 1}]}",
            "hardware.evses[1].current: it is missing; write AC or DC"),
        Arguments.of("hardware: {evses: [{current: DC}]}", "hardware.evses[1].charge-watts: it is missing"),
        Arguments.of("hardware: {evses: [{current: DC, charge-watts: -1}]}", "charge-watts: found \"-1\"; expected"),
        Arguments.of("hardware: {evses: [{current: DC, charge-watts: 1, phases: 3}]}", "direct current has no phases"),
        Arguments.of("hardware: {evses: [{current: AC, charge-watts: 1, phases: 2}]}",
            "phases: found \"2\"; expected one of 1, 3"),
        Arguments.of("hardware: {evses: [{current: AC, charge-watts: 1, connector-type: CCS}]}",
            "connector-type: found \"CCS\""),
        Arguments.of(
            "hardware: {evses: [{current: DC, charge-watts: 1, discharge-watts: 5, export-approval: {grid-profile: g, "
                + "watts: 6, reference: r}}]}",
            "export-approval.watts: 6 W is more than this EVSE's discharge-watts, 5 W"),
        Arguments.of("hardware: {evses: [{current: DC, charge-watts: 1, export-approval: {watts: 0, reference: r}}]}",
            "export-approval.grid-profile: it is missing"),
        Arguments.of("permission: {answer-seconds: 5}",
            "permission.answer-seconds: found \"5\"; expected a whole number from 10"),
        Arguments.of("prices: {sale-per-kwh: 1, unknown: true}",
            "prices.unknown: prices are written and called unknown"),
        Arguments.of("prices: {sale-per-kwh: 0,32}", "prices.32"),
        Arguments.of("prices: {sale-per-kwh: 0.32 EUR}", "prices.sale-per-kwh: found \"0.32 EUR\"; expected a number"),
        Arguments.of("patterns: [{id: Big}]", "patterns[1].id: found \"Big\"; expected lower-case letters"),
        Arguments.of("patterns: [{id: a}]", "patterns[1].minimum-charge-percent: it is missing"),
        Arguments.of("patterns: [" + pattern("a", "101", "") + "]",
            "minimum-charge-percent: found \"101\"; expected a number from 0"),
        Arguments.of("patterns: [" + pattern("a", "50", "required-charge-percent: 40, ") + "]",
            "patterns[1].required-charge-percent: 40 % is below the minimum charge, 50 %; write at least 50 %"),
        Arguments.of("patterns: [" + pattern("a", "1", "") + ", " + pattern("a", "2", "") + "]",
            "patterns[2].id: there are two patterns \"a\""),
        Arguments.of("variables: [{component: A, variable: b}]", "variables[1].value: it is missing"),
        Arguments.of("variables: [{component: A, variable: b, value: 1, evse: 3}]",
            "variables[1].evse: found \"3\"; expected a "
                + "whole number from 1 to 2"),
        Arguments.of("variables: [{component: A, variable: b, value: 1, attribute: Target}]", "expected one of Actual"),
        Arguments.of("variables: [{component: A, variable: b, value: 1}, {component: a, variable: B, value: 2}]",
            "variables[2].variable: this variable is preset twice"),
        Arguments.of(
            EVSE + "\nvariables: [{component: TxCtrlr, variable: TxStopPoint, value: 'EVConnected, EnergyTransfer'}]",
            "2: variables[1].value: EnergyTransfer as a stop point ends transactions"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  @Covers({"A00.FR.004", "A00.FR.303"})
  void read_mistake_isExplained(String yaml, String expected) throws Exception {
    assertThat(mistakes(yaml)).anySatisfy(mistake -> {
      assertThat(mistake.toString()).contains(expected);
      assertThat(mistake.file()).isEqualTo(temp.resolve("station.yaml"));
      assertThat(mistake.right()).isNotBlank();
    });
  }

  @Test
  void read_severalMistakes_areToldTogetherInTheOrderOfLines() throws Exception {
    var mistakes = mistakes("""
        panel:
          port: x
          port: y
        station:
          currency: Taler
        nonsense: 1
        """);

    assertThat(mistakes).extracting(Mistake::line).containsExactly(2, 3, 5, 6);
  }

  @Test
  void read_wrongPassword_isNotRepeated() throws Exception {
    assertThat(mistakes("ocpp: {security-profile: 1, password: geheim}").toString()).doesNotContain("geheim");
  }

  @Test
  void read_energyTransferWithoutDischarge_isRight() throws Exception {
    var configuration = read("""
        hardware: {evses: [{current: AC, charge-watts: 11000}]}
        variables: [{component: TxCtrlr, variable: TxStopPoint, value: EnergyTransfer}]
        """);
    assertThat(configuration.presets()).hasSize(1);
  }

  @Test
  void read_pricesUnknown_haveNoTariff() throws Exception {
    assertThat(read("prices: {unknown: true}").station().tariff()).isEmpty();
    assertThat(read("prices: {purchase-per-kwh: 1}").station().tariff().orElseThrow().sale()).isEmpty();
  }

  @Test
  void read_fileMissingTooLargeOrNotText_isRefused() throws Exception {
    var file = temp.resolve("other.yaml");
    assertThat(refused(file)).singleElement().asString().contains("the file can't be read (NoSuchFileException)");
    Files.writeString(file, "#".repeat(1_000_001));
    assertThat(refused(file)).singleElement().asString().contains("larger than");
    Files.write(file, new byte[]{(byte) 0xC3, 0x28});
    assertThat(refused(file)).singleElement().asString().contains("not UTF-8");
  }

  @Test
  void with_overrides_win() {
    var folder = Path.of("elsewhere");
    var configuration = ConfigurationFile.builtIn()
        .with(new Overrides(Optional.of(folder), Optional.of(1), Optional.of(2)));

    assertThat(configuration.storage()).isEqualTo(folder);
    assertThat(configuration.hardware().simulatorPort()).isEqualTo(1);
    assertThat(configuration.panel().port()).isEqualTo(2);
    assertThat(configuration.with(Overrides.NONE)).isEqualTo(configuration);
  }

  private static String pattern(String id, String minimum, String more) {
    return "{id: " + id + ", minimum-charge-percent: " + minimum + ", " + more
        + "lowest-sale-price: 1, highest-purchase-price: 1}";
  }

  private static void assertShown(Mistake mistake) throws IOException {
    var example = example();
    assertThat(mistake.right()).startsWith("known here: ");
    for (var key : mistake.right().substring("known here: ".length()).split(", ")) {
      assertThat(example).as(mistake.key()).containsPattern("(?m)^[ #-]*" + key + ":");
    }
  }

  private List<Mistake> mistakes(String yaml) throws IOException {
    var file = temp.resolve("station.yaml");
    Files.writeString(file, yaml);
    return refused(file);
  }

  private static List<Mistake> refused(Path file) {
    var refused = catchThrowableOfType(ConfigurationRefused.class, () -> ConfigurationFile.read(file));
    assertThat(refused).as("the file is refused").isNotNull();
    return refused.mistakes();
  }

  private StationConfiguration read(String yaml) throws Exception {
    var file = temp.resolve("station.yaml");
    Files.writeString(file, yaml);
    return ConfigurationFile.read(file);
  }

  private static String example() throws IOException {
    try (var stream = ConfigurationFileTest.class.getResourceAsStream("/station.example.yaml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
