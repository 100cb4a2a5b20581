package org.tidegate.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.app.conformance.Secured.Login;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.transport.Credentials;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.ResetEnum;
import org.tidegate.ocpp.v201.ResetRequest;
import org.tidegate.ocpp.v201.ResetStatusEnum;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Identity and password that a network profile has of its own: OCPP 2.1 B09, over real sockets. */
@OverSocket
class ProfilePasswordsTest {
  private static final String COMM = "OCPPCommCtrlr";
  private static final String OTHER = "CS-OTHER";
  private static final String OWN = "Of-this-profile:1";
  private static final String NEW = "Changed:by-the_CSMS|1";
  private static final Duration LONG_OPERATION = Duration.ofMinutes(5);

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);

  @BeforeEach
  void speakOcpp21() {
    bench.with(setup -> setup.speaking(OcppVersion.V21));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Covers({"B09.FR.01", "B10.FR.04", "A01.FR.11", "A01.FR.12"})
  void profile_withIdentityAndPassword_connectsWithThem(int securityProfile) {
    secured.profile(securityProfile, folder);
    migrate(securityProfile);

    bench.expect("a boot", BootNotificationRequest.class, _ -> true, LONG_OPERATION);
    assertThat(lastLogin()).isEqualTo(login(OTHER, OWN));
    assertThat(bench.variables().get(COMM, "ActiveNetworkProfile")).isEqualTo("2");
    assertThat(bench.variables().get("SecurityCtrlr", "Identity")).isEqualTo(OTHER);
    bench.states().bootedByPowerCycle();
    assertThat(lastLogin()).isEqualTo(login(OTHER, OWN));

    assertThat(bench.station().station().securityLog().lines(Optional.empty(), Optional.empty()).toString())
        .contains("new password of slot 2").doesNotContain(OWN);
    assertThat(bench.station().store.load().toString()).doesNotContain(OWN);
    assertThat(String.join("\n", bench.station().transcript().stream().filter(line -> line.contains(" -> ")).toList()))
        .contains(OTHER).doesNotContain(OWN);
  }

  /** Neither central system ever sees the other one's password. */
  @Test
  @Covers({"B10.FR.03", "B10.FR.07"})
  void profile_refusedThere_stationGoesBackAsItself() {
    secured.profile(1, folder);
    secured.letsIn(login(Secured.IDENTITY, Secured.PASSWORD).credentials()::equals);
    bench.variables().set(COMM, "NetworkProfileConnectionAttempts", "2");
    int before = secured.logins().size();
    migrate(1);

    bench.expect("a boot", BootNotificationRequest.class, _ -> true, LONG_OPERATION);
    assertThat(loginsSince(before)).containsExactly(login(OTHER, OWN), login(OTHER, OWN),
        login(Secured.IDENTITY, Secured.PASSWORD));
    assertThat(bench.variables().get(COMM, "ActiveNetworkProfile")).isEqualTo("1");
    assertThat(bench.variables().get("SecurityCtrlr", "Identity")).isEqualTo(Secured.IDENTITY);
  }

  /** OCPP 2.1 B09.FR.27. */
  @Test
  @Covers({"A01.FR.01", "A01.FR.02"})
  void stationsPassword_setThere_isUsedInsteadOfTheProfiles() {
    secured.profile(1, folder);
    migrate(1);
    bench.expect("a boot", BootNotificationRequest.class, _ -> true, LONG_OPERATION);

    assertThat(setStationsPassword()).isEqualTo(SetVariableStatusEnum.Accepted);
    secured.letsIn(login(OTHER, NEW).credentials()::equals);
    reconnects();
    assertThat(lastLogin()).isEqualTo(login(OTHER, NEW));
    bench.states().bootedByPowerCycle();
    assertThat(lastLogin()).isEqualTo(login(OTHER, NEW));
  }

  @Test
  void stationsPassword_setThereButNotTakenThere_theProfilesOpensTheConnection() {
    secured.profile(1, folder);
    migrate(1);
    bench.expect("a boot", BootNotificationRequest.class, _ -> true, LONG_OPERATION);

    assertThat(setStationsPassword()).isEqualTo(SetVariableStatusEnum.Accepted);
    secured.letsIn(login(OTHER, OWN).credentials()::equals);
    reconnects();
    assertThat(lastLogin()).isEqualTo(login(OTHER, OWN));
    bench.states().bootedByPowerCycle();
    assertThat(lastLogin()).isEqualTo(login(OTHER, OWN));
  }

  /** Slot 2 leads to the same central system as another station, and comes first after the reset. */
  private void migrate(int securityProfile) {
    bench.station();
    secured.knows(OTHER);
    assertThat(set(securityProfile).path("status").asText()).isEqualTo("Accepted");
    assertThat(bench.variables().trySet(COMM, "NetworkConfigurationPriority", "2,1", null).attributeStatus())
        .isIn(SetVariableStatusEnum.Accepted, SetVariableStatusEnum.RebootRequired);
    bench.lookAway();
    assertThat(bench.ask(V201.RESET, ResetRequest.of(ResetEnum.OnIdle)).status()).isEqualTo(ResetStatusEnum.Accepted);
  }

  /** By hand: the cases speak in the words of OCPP 2.0.1. */
  private JsonNode set(int securityProfile) {
    bench.station().sendRaw("""
        [2,"own","SetNetworkProfile",{"configurationSlot":2,"connectionData":{"ocppTransport":"JSON",\
        "ocppCsmsUrl":"%s","messageTimeout":30,"securityProfile":%d,"ocppInterface":"Wired0",\
        "identity":"%s","basicAuthPassword":"%s"}}]""".formatted(secured.address(securityProfile), securityProfile,
        OTHER, OWN));
    assertThat(bench.advanceUntil(() -> answer().isPresent(), Bench.SOON)).isTrue();
    return answer().orElseThrow();
  }

  private Optional<JsonNode> answer() {
    return bench.station().frames().stream()
        .filter(frame -> frame.path(0).asInt() == 3 && frame.path(1).asText().equals("own"))
        .map(frame -> frame.path(2)).findFirst();
  }

  private SetVariableStatusEnum setStationsPassword() {
    return bench.variables().trySet("SecurityCtrlr", "BasicAuthPassword", NEW, null).attributeStatus();
  }

  /** Without a boot: it is the same central system. */
  private void reconnects() {
    int before = secured.logins().size();
    assertThat(bench.advanceUntil(() -> secured.logins().size() > before, Duration.ofMinutes(1))).isTrue();
    secured.awaitConnection();
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(5));
  }

  private List<Login> loginsSince(int before) {
    return secured.logins().subList(before, secured.logins().size());
  }

  private Login lastLogin() {
    return secured.logins().getLast();
  }

  private static Login login(String identity, String password) {
    return new Login(identity, Optional.of(new Credentials(identity, password)));
  }
}
