package org.tidegate.domain.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.authorization.ListUpdate.Entry;
import org.tidegate.domain.authorization.ListUpdate.Kind;
import org.tidegate.domain.authorization.LocalList.Outcome;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.port.Change;

import static org.assertj.core.api.Assertions.assertThat;

class LocalListTest {
  private final List<Change> changes = new ArrayList<>();
  private final LocalList list = new LocalList(changes::add);

  @Test
  @Covers({"D01.FR.15", "D02.FR.02"})
  void full_replacesAllAndMayLowerTheVersion() {
    assertThat(list.version()).isZero();
    assertThat(update(5, Kind.Full, good("A"), good("B"))).isInstanceOf(Outcome.Accepted.class);
    assertThat(update(3, Kind.Full, good("C"))).isInstanceOf(Outcome.Accepted.class);
    assertThat(list.version()).isEqualTo(3);
    assertThat(known("A", "B", "C")).containsExactly("C");
  }

  @Test
  @Covers("D01.FR.04")
  void full_withNothing_emptiesTheListAndSetsTheVersion() {
    update(5, Kind.Full, good("A"));
    update(6, Kind.Full);
    assertThat(list.size()).isZero();
    assertThat(list.version()).isEqualTo(6);
  }

  @Test
  @Covers({"D01.FR.16", "D01.FR.17"})
  void differential_addsChangesAndRemoves() {
    update(1, Kind.Full, good("A"), good("B"));
    update(2, Kind.Differential, entry("A", AuthorizationStatus.Blocked), removed("B"), good("C"), removed("never"));
    assertThat(list.find(token("A"))).contains(Authorization.of(AuthorizationStatus.Blocked));
    assertThat(known("A", "B", "C", "never")).containsExactly("A", "C");
    assertThat(list.version()).isEqualTo(2);
  }

  @Test
  @Covers("D01.FR.05")
  void differential_withNothing_onlySetsTheVersion() {
    update(1, Kind.Full, good("A"));
    assertThat(update(2, Kind.Differential)).isInstanceOf(Outcome.Accepted.class);
    assertThat(known("A")).containsExactly("A");
    assertThat(list.version()).isEqualTo(2);
  }

  @ParameterizedTest
  @Covers("D01.FR.19")
  @CsvSource({"4,VersionMismatch", "5,VersionMismatch", "6,Accepted"})
  void differential_onVersion5_needsAHigherOne(int version, String outcome) {
    update(5, Kind.Full, good("A"));
    assertThat(update(version, Kind.Differential, removed("A")).getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(list.version()).isEqualTo(outcome.equals("Accepted") ? 6 : 5);
    assertThat(known("A")).hasSize(outcome.equals("Accepted") ? 0 : 1);
  }

  @ParameterizedTest
  @Covers("D01.FR.18")
  @CsvSource({"0", "-1"})
  void update_versionNotAboveZero_fails(int version) {
    assertFails(version, Kind.Full, List.of(good("A")));
  }

  @Test
  @Covers("D01.FR.06")
  void update_tokenTwice_failsWhole() {
    assertFails(9, Kind.Full, List.of(good("X"), good("Y"), good("x")));
    assertFails(9, Kind.Differential, List.of(good("X"), removed("X")));
  }

  @Test
  void full_tokenWithoutAnswer_failsWhole() {
    assertFails(9, Kind.Full, List.of(good("X"), removed("Y")));
  }

  @Test
  @Covers("D01.FR.11")
  void update_moreThanOneMessageMayCarry_failsWhole() {
    assertFails(9, Kind.Full, many("T", LocalList.MOST_PER_UPDATE + 1));
  }

  @Test
  @Covers("D01.FR.12")
  void update_moreThanTheListHolds_failsWhole_andFullListStaysWithinItsBytes() {
    int version = 1;
    for (int part = 0; part < LocalList.MOST / LocalList.MOST_PER_UPDATE; part++) {
      assertThat(list.update(new ListUpdate(version++, Kind.Differential, many(part + "-", LocalList.MOST_PER_UPDATE))))
          .isInstanceOf(Outcome.Accepted.class);
    }
    assertThat(list.size()).isEqualTo(LocalList.MOST);
    assertThat(list.bytes()).isLessThanOrEqualTo(LocalList.MOST_BYTES);
    assertThat(update(version, Kind.Differential, good("one more"))).isInstanceOf(Outcome.Failed.class);
    assertThat(update(version, Kind.Differential, good("one more"), removed("0-1")))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  @Covers("D01.FR.10")
  void restore_afterUpdates_isTheSameList() {
    update(7, Kind.Full, good("A"), entry("B", AuthorizationStatus.Expired));
    var stored = changes.stream().filter(Change.FactSaved.class::isInstance)
        .map(change -> ((Change.FactSaved) change).fact()).toList();
    var again = new LocalList(changes::add);
    again.restore(stored.stream().filter(ListedToken.class::isInstance).map(ListedToken.class::cast).toList(),
        Optional.of(new ListVersion(7)));
    assertThat(stored).contains(new ListVersion(7));
    assertThat(again.find(token("b"))).contains(Authorization.of(AuthorizationStatus.Expired));
    assertThat(again.version()).isEqualTo(7);
  }

  private void assertFails(int version, Kind kind, List<Entry> entries) {
    update(5, Kind.Full, good("A"));
    changes.clear();
    assertThat(list.update(new ListUpdate(version, kind, entries))).isInstanceOf(Outcome.Failed.class);
    assertThat(known("A", "X", "Y", "T0")).containsExactly("A");
    assertThat(list.version()).isEqualTo(5);
    assertThat(changes).isEmpty();
  }

  private Outcome update(int version, Kind kind, Entry... entries) {
    return list.update(new ListUpdate(version, kind, List.of(entries)));
  }

  private List<String> known(String... values) {
    return List.of(values).stream().filter(value -> list.find(token(value)).isPresent()).toList();
  }

  private static List<Entry> many(String prefix, int count) {
    var group = Optional.of(new IdToken("g".repeat(IdToken.LONGEST), IdTokenType.Central));
    return IntStream.range(0, count).mapToObj(i -> new Entry(token(prefix + i), Optional.of(
        new Authorization(AuthorizationStatus.NotAllowedTypeEVSE, Optional.empty(), group)))).toList();
  }

  private static Entry good(String value) {
    return entry(value, AuthorizationStatus.Accepted);
  }

  private static Entry entry(String value, AuthorizationStatus status) {
    return new Entry(token(value), Optional.of(Authorization.of(status)));
  }

  private static Entry removed(String value) {
    return new Entry(token(value), Optional.empty());
  }

  private static IdToken token(String value) {
    return new IdToken(value, IdTokenType.ISO14443);
  }
}
