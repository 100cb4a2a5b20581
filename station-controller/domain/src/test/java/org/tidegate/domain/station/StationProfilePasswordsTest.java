package org.tidegate.domain.station;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.GetResult;
import org.tidegate.domain.devicemodel.NetworkConfigurationVariables;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.devicemodel.Reason.Code;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.devicemodel.SecurityVariables;
import org.tidegate.domain.devicemodel.SetResult;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.port.CentralSystemRequests.Setting;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests.Answer;
import org.tidegate.domain.port.NetworkRequests.Status;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.smartcharging.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** Passwords and identities that network profiles have of their own, OCPP 2.1 B09. */
class StationProfilePasswordsTest {
  private static final String FIRST = "first-password-of-2";
  private static final String SECOND = "second-password-of-2";

  private final StationBench bench = new StationBench().start();

  StationProfilePasswordsTest() {
    bench.linkUp();
  }

  @ParameterizedTest
  @CsvSource({"2,15,Rejected", "2,16,Accepted", "2,64,Accepted", "2,65,Rejected", "3,16,Rejected", "1,16,Rejected"})
  @Covers({"B09.FR.01", "B09.FR.02", "B09.FR.04", "A00.FR.205"})
  void set_passwordOfThisLength_isKeptWhereItCanBeUsed(int security, int length, Status status) {
    var answer = set(profile(2, security), "x".repeat(length));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(bench.keyring.profilePasswords.values())
        .containsExactlyElementsOf(status == Status.Accepted ? List.of("x".repeat(length)) : List.of());
    assertThat(read(2, "OcppCsmsUrl").isEmpty()).isEqualTo(status == Status.Rejected);
  }

  @Test
  @Covers("B09.FR.02")
  void set_passwordWithOtherCharacters_isRejectedAndNotRepeated() {
    var answer = set(profile(2, 2), "not allowed: blanks");

    assertThat(answer.refusal()).map(Refusal::reasonCode).contains("InvalidNetworkConf");
    assertThat(answer.toString()).doesNotContain("blanks");
  }

  @Test
  @Covers("B09.FR.03")
  void set_keyringBroken_failsAndTheSlotIsAsBefore() {
    bench.keyring.broken = true;

    assertThat(set(profile(2, 2), FIRST).status()).isEqualTo(Status.Failed);
    assertThat(read(2, "OcppCsmsUrl")).isEmpty();
    bench.keyring.broken = false;
    assertThat(set(profile(2, 2), FIRST)).isEqualTo(Answer.ACCEPTED);
  }

  @Test
  @Covers({"A01.FR.11", "A01.FR.12"})
  void set_password_standsInTheKeyringOnly() {
    set(profile(2, 2), FIRST);

    assertThat(bench.store.load().toString()).doesNotContain(FIRST);
    assertThat(bench.station().securityLog().lines(Optional.empty(), Optional.empty()).getLast())
        .matches(line -> line.type() == SecurityEventType.ReconfigurationOfSecurityParameters)
        .matches(line -> line.detail().orElseThrow().equals("new password of slot 2"));
    assertThat(bench.station().networkProfiles().profile(2).orElseThrow().toString()).doesNotContain(FIRST);
    assertThat(get(NetworkConfigurationVariables.password(2)).status()).isEqualTo(GetResult.Status.Rejected);
    assertThat(bench.station().core().deviceModel().report(ReportBase.FullInventory))
        .filteredOn(reported -> reported.variable().name().equals("BasicAuthPassword")).hasSize(4)
        .allMatch(reported -> reported.value().isEmpty());
  }

  @Test
  void set_againWithAnotherPassword_theOneBeforeIsForgotten() {
    set(profile(2, 2), FIRST);
    set(profile(2, 2), SECOND);
    assertThat(bench.keyring.profilePasswords.values()).containsExactly(SECOND);

    set(profile(2, 2), null);
    assertThat(bench.keyring.profilePasswords).isEmpty();
    assertThat(bench.station().networkProfiles().profile(2).orElseThrow().password()).isEmpty();
  }

  /** What is set meanwhile counts from the next start on, and the connection in use may break before. */
  @Test
  void set_slotInUse_bothPasswordsAreThereUntilTheNewOneHasConnected() {
    connectWithItsOwn();
    set(profile(2, 2), SECOND);
    assertThat(bench.keyring.profilePasswords.values()).containsExactlyInAnyOrder(FIRST, SECOND);
    bench.linkDown();
    assertThat(password()).isEqualTo(FIRST);

    bench.restart(Duration.ofSeconds(5));
    assertThat(password()).isEqualTo(SECOND);
    assertThat(bench.keyring.profilePasswords.values()).contains(FIRST); // Of the connection that worked last, B10.FR.07.
    bench.linkUp();
    bench.restart(Duration.ofSeconds(5));
    bench.advance(Duration.ofMinutes(1));
    assertThat(bench.keyring.profilePasswords.values()).containsExactly(SECOND);
  }

  @Test
  void start_passwordThatNoProfileNames_isForgotten() {
    bench.keyring.profilePasswords.put("left-behind", FIRST);
    bench.restart(Duration.ofSeconds(5));
    bench.advance(Duration.ofMinutes(1));

    assertThat(bench.keyring.profilePasswords).isEmpty();
  }

  /** OCPP 2.1 B09.FR.27. */
  @Test
  @Covers("A01.FR.01")
  void stationsPassword_setOverAConnectionWithItsOwn_takesItsPlace() {
    connectWithItsOwn();
    int boots = bench.centralSystem.sent(Boot.class).size();

    assertThat(set(SecurityVariables.BASIC_AUTH_PASSWORD, "the-stations-new-one"))
        .isEqualTo(SetResult.Status.Accepted);
    bench.seconds(2);
    assertThat(bench.centralSystem.reconnects()).isOne();
    bench.linkDown();
    assertThat(bench.centralSystem.attempts().getLast().profile())
        .isEqualTo(profile(2, 2).as("CS-OTHER"));
    bench.linkUp();
    assertThat(bench.centralSystem.sent(Boot.class)).hasSize(boots);
    assertThat(bench.keyring.passwords).containsExactly("the-stations-new-one");
    bench.restart(Duration.ofSeconds(5));
    assertThat(bench.centralSystem.attempts().getLast().profile().password()).isEmpty();
    bench.advance(Duration.ofMinutes(1));
    assertThat(bench.keyring.profilePasswords).isEmpty();
  }

  /** OCPP 2.1 B09.FR.28. */
  @Test
  void identity_ofTheConnectionInUse_isTheStations() {
    var before = value(SecurityVariables.IDENTITY);
    set(profile(2, 2).as("CS-OTHER"), null);
    assertThat(value(SecurityVariables.IDENTITY)).isEqualTo(before);
    assertThat(read(2, "Identity")).isEqualTo("CS-OTHER");
    assertThat(read(1, "Identity")).isEmpty();

    set(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY, "2,1");
    bench.restart(Duration.ofSeconds(5));
    bench.linkUp();
    assertThat(value(SecurityVariables.IDENTITY)).isEqualTo("CS-OTHER");
  }

  /** OCPP 2.1 B09.FR.22, 2.1 B09.FR.23, 2.1 B09.FR.24, 2.1 B09.FR.25. */
  @Test
  void variable_passwordOfASlot_isSetWhereTheSlotIsSetAndNotInUse() {
    var two = NetworkConfigurationVariables.password(2);
    assertThat(refusal(NetworkConfigurationVariables.password(1), FIRST)).isEqualTo(Code.ActiveNetworkConf);
    assertThat(refusal(two, FIRST)).isEqualTo(Code.InvalidValue);
    set(profile(3, 3), null);
    assertThat(set(NetworkConfigurationVariables.password(3), FIRST)).isEqualTo(SetResult.Status.Rejected);
    set(profile(2, 2), null);
    assertThat(set(two, "too-short")).isEqualTo(SetResult.Status.Rejected);
    assertThat(bench.keyring.profilePasswords).isEmpty();

    assertThat(set(two, FIRST)).isEqualTo(SetResult.Status.Accepted);
    assertThat(bench.keyring.profilePasswords.values()).containsExactly(FIRST);
    assertThat(bench.store.load().toString()).doesNotContain(FIRST);
    bench.restart(Duration.ofSeconds(5));
    assertThat(ofSlot(2)).isEqualTo(FIRST);
  }

  @Test
  void variable_passwordOfASlotCantBeKept_isNotAnswered() {
    set(profile(2, 2), FIRST);
    bench.keyring.broken = true;
    var answer = bench.station().requests().setVariables(List.of(
        new Setting(NetworkConfigurationVariables.password(2), AttributeType.Actual, SECOND))).toCompletableFuture();
    bench.seconds(1);

    assertThat(answer).isCompletedExceptionally();
    assertThat(ofSlot(2)).isEqualTo(FIRST);
  }

  /** The station speaks to another central system under another name and with another password. */
  private void connectWithItsOwn() {
    assertThat(set(profile(2, 2).as("CS-OTHER"), FIRST)).isEqualTo(Answer.ACCEPTED);
    assertThat(set(OcppCommVariables.NETWORK_CONFIGURATION_PRIORITY, "2,1"))
        .isEqualTo(SetResult.Status.RebootRequired);
    bench.restart(Duration.ofSeconds(5));
    assertThat(password()).isEqualTo(FIRST);
    bench.linkUp();
  }

  /** Of the newest attempt to connect. */
  private String password() {
    return bench.keyring.profilePasswords
        .get(bench.centralSystem.attempts().getLast().profile().password().orElseThrow());
  }

  private String ofSlot(int slot) {
    var profile = bench.station().networkProfiles().profile(slot).orElseThrow();
    return bench.keyring.profilePasswords.get(profile.password().orElseThrow());
  }

  private Answer set(NetworkProfile profile, @Nullable String password) {
    return bench.now(bench.station().requests().network().set(profile, Optional.ofNullable(password)));
  }

  private SetResult.Status set(VariableAddress variable, String value) {
    return result(variable, value).status();
  }

  private Code refusal(VariableAddress variable, String value) {
    var result = result(variable, value);
    assertThat(result.status()).isEqualTo(SetResult.Status.Rejected);
    return result.reason().orElseThrow().code();
  }

  private SetResult result(VariableAddress variable, String value) {
    return bench.now(bench.station().requests()
        .setVariables(List.of(new Setting(variable, AttributeType.Actual, value)))).getFirst();
  }

  private GetResult get(VariableAddress variable) {
    return bench.station().requests().getVariable(variable, AttributeType.Actual);
  }

  private String value(VariableAddress variable) {
    return get(variable).value().orElseThrow();
  }

  private String read(int slot, String variable) {
    return value(new VariableAddress(NetworkConfigurationVariables.component(slot), Variable.of(variable)));
  }

  private static NetworkProfile profile(int slot, int security) {
    return NetworkProfile.of(slot, URI.create((security > 1 ? "wss" : "ws") + "://server-" + slot + ".example/ocpp"),
        security, Duration.ofSeconds(20));
  }
}
