package org.tidegate.ocpp.block;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.ocpp.fixture.Wire;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationTest {
  private final Wire wire = Wire.accepted();

  @Test
  @Covers({"C11.FR.02", "C11.FR.03"})
  void clearCache_cleared_isAccepted() {
    assertThat(wire.asks("ClearCache", "{}")).isEqualTo(Wire.json("{'status':'Accepted'}"));
  }

  @Test
  @Covers({"C11.FR.02", "C11.FR.04"})
  void clearCache_notInUse_isRejected() {
    wire.station.clearsCache = false;
    assertThat(wire.asks("ClearCache", "{}").path("status").asText()).isEqualTo("Rejected");
  }

  @Test
  void getLocalListVersion_isToldAsItIs() {
    assertThat(wire.asks("GetLocalListVersion", "{}")).isEqualTo(Wire.json("{'versionNumber':4}"));
  }

  @Test
  @Covers({"D01.FR.01", "D01.FR.02"})
  void sendLocalList_entries_arePassedOnWithAllThatCounts() {
    var answer = wire.asks("SendLocalList", """
        {'versionNumber':7,'updateType':'Differential','localAuthorizationList':[
        {'idToken':{'idToken':'A','type':'ISO14443'},'idTokenInfo':{'status':'Blocked',
        'cacheExpiryDateTime':'2026-05-01T00:00:00Z','groupIdToken':{'idToken':'G','type':'Central'},'evseId':[2]}},
        {'idToken':{'idToken':'B','type':'ISO14443'}}]}""");

    assertThat(answer).isEqualTo(Wire.json("{'status':'Accepted'}"));
    var info = new Authorization(AuthorizationStatus.Blocked, Optional.of(Instant.parse("2026-05-01T00:00:00Z")),
        Optional.of(new IdToken("G", IdTokenType.Central)), Optional.of(Set.of(2)));
    assertThat(wire.station.asked).containsExactly(new ListUpdate(7, ListUpdate.Kind.Differential, List.of(
        new ListUpdate.Entry(new IdToken("A", IdTokenType.ISO14443), Optional.of(info)),
        new ListUpdate.Entry(new IdToken("B", IdTokenType.ISO14443), Optional.empty()))));
  }

  @Test
  void sendLocalList_fullWithoutList_isAnEmptyOne() {
    wire.asks("SendLocalList", "{'versionNumber':7,'updateType':'Full'}");
    assertThat(wire.station.asked).containsExactly(new ListUpdate(7, ListUpdate.Kind.Full, List.of()));
  }

  @Test
  void sendLocalList_ofAnotherVersion_isAMismatch() {
    wire.station.listOutcome = new LocalList.Outcome.VersionMismatch();
    assertThat(wire.asks("SendLocalList", "{'versionNumber':7,'updateType':'Full'}"))
        .isEqualTo(Wire.json("{'status':'VersionMismatch'}"));
  }

  @Test
  void sendLocalList_refused_saysWhy() {
    wire.station.listOutcome = new LocalList.Outcome.Failed(new Refusal("TooManyElements", "no room"));
    assertThat(wire.asks("SendLocalList", "{'versionNumber':7,'updateType':'Full'}")).isEqualTo(
        Wire.json("{'status':'Failed','statusInfo':{'reasonCode':'TooManyElements','additionalInfo':'no room'}}"));
  }
}
