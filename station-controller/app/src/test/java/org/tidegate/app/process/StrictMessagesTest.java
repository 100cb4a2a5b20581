package org.tidegate.app.process;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.v21.V21;

import static org.assertj.core.api.Assertions.assertThat;

/** A message that the station learns must be shown to the stranger too. */
class StrictMessagesTest {
  @Test
  void messages_ofOcpp21_eachCrossesToTheStrangerInOneOfTheStrictTests() {
    var crossing = Stream.of(StrictProfilesTest.BY_STATION, StrictProfilesTest.BY_CENTRAL_SYSTEM,
        StrictPeer21Test.BY_STATION, StrictPeer21Test.BY_CENTRAL_SYSTEM).flatMap(Set::stream)
        .collect(Collectors.toSet());

    assertThat(crossing).containsExactlyInAnyOrderElementsOf(V21.all().stream().map(MessageType::action).toList());
  }
}
