package org.tidegate.ocpp.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.NetworkRequests.Answer;
import org.tidegate.ocpp.fixture.Wire;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.v21.NetworkConnectionProfile;
import org.tidegate.ocpp.v21.OCPPInterfaceEnum;
import org.tidegate.ocpp.v21.OCPPTransportEnum;
import org.tidegate.ocpp.v21.SetNetworkProfileRequest;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkConnectionsTest {
  private static final String GOOD = """
      'ocppVersion':'OCPP20','ocppTransport':'JSON','ocppCsmsUrl':'wss://two.example/ocpp','messageTimeout':20,
      'securityProfile':2,'ocppInterface':'Wireless1'""";

  private final Wire wire = Wire.accepted();

  @Test
  @Covers("B09.FR.01")
  void set_profileThatFits_reachesTheStation() {
    assertThat(set(GOOD)).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(wire.station.asked).containsExactly(new NetworkProfile(2, URI.create("wss://two.example/ocpp"), 2,
        Duration.ofSeconds(20), "Wireless1", "OCPP20"));
  }

  /** OCPP 2.0.1 has no such fields. */
  @Test
  @Covers("B09.FR.01")
  void set_identityAndPasswordOfOcpp21_reachTheStation() {
    var onOcpp21 = Wire.accepted(OcppVersion.V21);
    assertThat(onOcpp21.asks("SetNetworkProfile", "{'configurationSlot':2,'connectionData':{" + GOOD
        + ",'identity':'CS-2','basicAuthPassword':'of-this-profile-only'}}"))
        .isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(onOcpp21.station.asked).containsExactly(new NetworkProfile(2, URI.create("wss://two.example/ocpp"), 2,
        Duration.ofSeconds(20), "Wireless1", "OCPP20").as("CS-2"), "of-this-profile-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "CS:2", "CS 2", "CS/2", "Säule"})
  @Covers("B09.FR.02")
  void set_identityThatIsNone_isRejected(String identity) {
    var onOcpp21 = Wire.accepted(OcppVersion.V21);
    assertThat(onOcpp21.asks("SetNetworkProfile", "{'configurationSlot':2,'connectionData':{" + GOOD + ",'identity':'"
        + identity + "'}}").at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidNetworkConf");
    assertThat(onOcpp21.station.asked).isEmpty();
  }

  @Test
  void toString_connectionData_tellsNoPassword() {
    var wire = new NetworkConnectionProfile(null, OCPPTransportEnum.JSON, "wss://two.example", 20, 2,
        OCPPInterfaceEnum.Wired0, null, null, "CS-2", "of-this-profile-only", null);
    assertThat(SetNetworkProfileRequest.of(2, wire).toString()).contains("two.example").doesNotContain("of-this");
  }

  /** OCPP 2.0.1 ends at 512 characters. */
  @Test
  @Covers("B09.FR.01")
  void set_addressAsLongAsOcpp21Allows_reachesTheStation() {
    var onOcpp21 = Wire.accepted(OcppVersion.V21);
    var url = "wss://two.example/" + "x".repeat(NetworkProfile.LONGEST_URL - "wss://two.example/".length());
    assertThat(onOcpp21.asks("SetNetworkProfile", "{'configurationSlot':2,'connectionData':{"
        + GOOD.replace("wss://two.example/ocpp", url) + "}}")).isEqualTo(Wire.json("{'status':'Accepted'}"));
    assertThat(onOcpp21.station.asked).singleElement()
        .satisfies(asked -> assertThat(((NetworkProfile) asked).url()).hasToString(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'ocppTransport':'SOAP'", "'ocppCsmsUrl':'https://two.example'",
      "'ocppCsmsUrl':'ws://two.example'", "'ocppCsmsUrl':'wss://'", "'ocppCsmsUrl':'wss://two.example?x=1'",
      "'ocppCsmsUrl':'wss://me:secret@two.example'", "'ocppCsmsUrl':'two'", "'ocppCsmsUrl':'wss://a b'",
      "'ocppCsmsUrl':''", "'messageTimeout':0", "'messageTimeout':-1", "'messageTimeout':601",
      "'securityProfile':4", "'securityProfile':-1", "'securityProfile':1", "'securityProfile':0",
      "'apn':{'apn':'a','apnAuthentication':'AUTO'}",
      "'vpn':{'server':'s','user':'u','password':'hidden','key':'hidden','type':'IPSec'}"})
  @Covers("B09.FR.02")
  void set_profileThatCanNotBeUsed_isRejectedAndNothingIsToldBack(String wrong) {
    JsonNode answer = set(without(wrong) + "," + wrong);

    assertThat(answer.at("/status").asText()).isEqualTo("Rejected");
    assertThat(answer.at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidNetworkConf");
    assertThat(answer.toString()).doesNotContain("secret").doesNotContain("hidden");
    assertThat(wire.station.asked).isEmpty();
  }

  @Test
  @Covers({"B09.FR.03", "B09.FR.05"})
  void set_stationRefuses_itsReasonGoesOut() {
    wire.station.networkAnswer = Answer.rejected("InvalidConfSlot", "no such slot");
    assertThat(set(GOOD).at("/statusInfo/reasonCode").asText()).isEqualTo("InvalidConfSlot");
    wire.station.networkAnswer = Answer.FAILED;
    assertThat(set(GOOD).at("/status").asText()).isEqualTo("Failed");
  }

  private JsonNode set(String profile) {
    return wire.asks("SetNetworkProfile", "{'configurationSlot':2,'connectionData':{" + profile + "}}");
  }

  /** The good one without the field that is named first in the other text. */
  private static String without(String wrong) {
    String name = wrong.substring(0, wrong.indexOf(':'));
    return GOOD.lines().map(String::strip).reduce("", String::concat)
        .replaceAll(name + ":('[^']*'|[0-9]+),?", "").replaceAll(",$", "");
  }
}
