package org.tidegate.hmi.phone;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.view.EvseView;
import org.tidegate.hmi.ShownStation;
import org.tidegate.hmi.Views;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of codes, visits and wishes, in virtual time. */
class PhonesTest {
  private final VirtualStationLoop loop = new VirtualStationLoop(Views.NOW);
  private final ShownStation station = new ShownStation(
      Views.station(Views.ready(1, Views.NOW), Views.ready(2, Views.NOW)));
  private final Phones phones = new Phones(station, loop);

  @Test
  void code_any_hasMoreThan128RandomBits() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      var code = code(1);
      assertThat(code).matches("[A-Za-z0-9_-]{24}"); // 24 × 6 = 144 bits
      assertThat(seen.add(code)).isTrue();
      claim(code);
    }
  }

  @Test
  void code_nobodyThere_isNone() {
    station.show(Views.station(Views.idle(1)));
    assertThat(phones.code(evse(1))).isEmpty();
  }

  @Test
  void code_unclaimed_isShownFor90SecondsAndClaimableFor120() {
    var code = code(1);
    pass(89_999);
    assertThat(code(1)).isEqualTo(code);
    pass(1);
    var next = code(1);
    assertThat(next).isNotEqualTo(code);
    pass(29_999);
    assertThat(claim(code)).isPresent();
  }

  @Test
  void claim_after120Seconds_isRefused() {
    var code = code(1);
    pass(120_000);
    assertThat(claim(code)).isEmpty();
  }

  @Test
  void claim_twice_isRefusedAndAnotherCodeIsShown() {
    var code = code(1);
    assertThat(claim(code)).isPresent();
    assertThat(claim(code)).isEmpty();
    assertThat(code(1)).isNotEqualTo(code);
  }

  @Test
  void claim_oldestOfTwo_closesTheOtherToo() {
    var first = code(1);
    pass(100_000);
    var second = code(1);
    claim(first);
    assertThat(claim(second)).isEmpty();
  }

  @Test
  void claim_codeOfAStayThatIsOver_isRefused() {
    var code = code(1);
    station.show(Views.station(Views.idle(1)));
    assertThat(claim(code)).isEmpty();
  }

  @Test
  void claim_codeOfTheStayBefore_isRefusedInTheNext() {
    var code = code(1);
    station.show(Views.station(another()));
    assertThat(claim(code)).isEmpty();
  }

  @Test
  void visit_stayOver_isNoneAndStaysNone() {
    var token = claim(code(1)).orElseThrow();
    station.show(Views.station(another()));
    assertThat(phones.visit(token)).isEmpty();
    phones.code(evse(1)); // forgets what is over
    station.show(Views.station(Views.ready(1, Views.NOW)));
    assertThat(phones.visit(token)).isEmpty();
  }

  @Test
  void visit_vehicleLeft_lastsAsLongAsItsSummary() {
    var token = claim(code(1)).orElseThrow();
    station.show(Views.station(Views.summary(1, Views.NOW)));
    assertThat(phones.visit(token)).isPresent();
    station.show(Views.station(Views.idle(1)));
    assertThat(phones.visit(token)).isEmpty();
  }

  @Test
  void visit_any_isForItsOwnEvse() {
    var token = claim(code(2)).orElseThrow();
    assertThat(phones.visit(token).orElseThrow().stay()).isEqualTo(new Stay(2, "session-2"));
  }

  @Test
  void visits_moreThanEight_endTheOldest() {
    var tokens = IntStream.range(0, 9).mapToObj(i -> claim(code(1)).orElseThrow()).toList();
    var other = claim(code(2)).orElseThrow();
    assertThat(phones.visit(tokens.getFirst())).isEmpty();
    assertThat(tokens.stream().skip(1).allMatch(token -> phones.visit(token).isPresent())).isTrue();
    assertThat(phones.visit(other)).isPresent();
    assertThat(phones.count(evse(1))).isEqualTo(8);
  }

  @Test
  void disconnect_one_leavesTheOtherEvseAlone() {
    var one = claim(code(1)).orElseThrow();
    var two = claim(code(2)).orElseThrow();
    var open = code(1);
    phones.disconnect(1);
    assertThat(phones.visit(one)).isEmpty();
    assertThat(claim(open)).isEmpty();
    assertThat(phones.visit(two)).isPresent();
  }

  @Test
  void wish_stands_untilVersionOrAnswerChangesOrAMinutePasses() {
    var visit = phones.visit(claim(code(1)).orElseThrow()).orElseThrow();
    phones.wish(visit, 7);
    assertThat(phones.wishes(evse(1))).isTrue();
    assertThat(phones.wishes(evse(2))).isFalse();
    assertThat(phones.wishes(evse(1).versioned(8))).isFalse();
    assertThat(phones.wishes(Views.session(evse(1),
        session -> Views.permission(session, PermissionState.GRANTED, Permission.By.PANEL)))).isFalse();
    assertThat(phones.wishes(another())).isFalse();
    pass(59_999);
    assertThat(phones.wishes(evse(1))).isTrue();
    pass(1);
    assertThat(phones.wishes(evse(1))).isFalse();
  }

  @Test
  void toString_secret_doesNotShowItself() {
    var code = phones.code(evse(1)).orElseThrow();
    assertThat(code.toString()).doesNotContain(code.text());
    var token = claim(code.text()).orElseThrow();
    assertThat(phones.visit(token).orElseThrow().toString()).doesNotContain(token)
        .doesNotContain(phones.visit(token).orElseThrow().csrf().text());
  }

  /** Another vehicle's stay at EVSE 1. */
  private static EvseView another() {
    return Views.session(Views.ready(1, Views.NOW), same -> Views.ready(2, Views.NOW).session().orElseThrow());
  }

  private String code(int evse) {
    return phones.code(evse(evse)).orElseThrow().text();
  }

  private Optional<String> claim(String code) {
    return phones.claim(code, Optional.empty()).map(Secret::text);
  }

  private EvseView evse(int id) {
    return station.newest().evse(id).orElseThrow();
  }

  private void pass(long millis) {
    loop.advance(Duration.ofMillis(millis));
  }
}
