package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.CustomerRequests.Wanted;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.DayMark;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.station.StationSettings.Retention;

import static org.assertj.core.api.Assertions.assertThat;

/** How long records are kept, and whose they were; what is signed of the chain's ends. */
class StationLedgerTest {
  private static final IdToken CARD = new IdToken("04A2B3", IdTokenType.ISO14443);
  private static final Retention SHORT = new Retention(Duration.ofDays(10), Duration.ofDays(3), Duration.ofDays(5));

  private final StationBench bench = new StationBench();

  @Test
  void records_olderThanTheyAreKept_areDeletedFromTheBeginningAndTheRestStaysSound() {
    start();
    stay();
    var old = bench.store.records();
    bench.advance(Duration.ofDays(6));
    stay();
    int all = bench.store.records().size();
    bench.advance(Duration.ofDays(4));
    assertThat(bench.store.records()).as("the first are ten days old, not older").hasSize(all);

    bench.advance(Duration.ofDays(2));

    var kept = bench.store.records();
    assertThat(kept).isNotEmpty().doesNotContainAnyElementsOf(old).hasSize(all - old.size());
    assertThat(anchor().base()).isEqualTo(ChainHead.of(old.getLast()));
    assertSound(kept);
    assertThat(bench.store.load().facts(DayMark.class)).hasSize(1);
  }

  @Test
  void records_newestOfAll_isNeverDeleted() {
    start();
    stay();
    int count = bench.store.records().size();

    bench.advance(Duration.ofDays(40));

    assertThat(bench.store.records()).hasSize(count);
  }

  @Test
  void records_whileTheCentralSystemIsNotReached_areKept() {
    start();
    stay();
    bench.advance(Duration.ofDays(6));
    stay();
    int count = bench.store.records().size();
    bench.linkDown();

    bench.advance(Duration.ofDays(20));
    assertThat(bench.store.records()).hasSize(count);

    bench.linkUp();
    bench.advance(Duration.ofDays(1));
    assertThat(bench.store.records()).hasSizeLessThan(count);
  }

  /** What is deleted does not come back when the central system has corrected itself. */
  @Test
  void records_centralSystemIsWrongAboutTheTimeForAWhile_areKept() {
    start();
    stay();
    bench.advance(Duration.ofDays(6));
    stay();
    card();
    int count = bench.store.records().size();
    bench.advance(Duration.ofMinutes(325));
    var wrong = bench.loop.now().plus(Duration.ofDays(3_650));
    bench.centralSystem.answerEach(Outgoing.Heartbeat.class, _ -> wrong);
    bench.advance(Duration.ofMinutes(20));
    assertThat(bench.loop.now()).isAfter(wrong.minusSeconds(1));
    bench.centralSystem.answerEach(Outgoing.Heartbeat.class, _ -> wrong.minus(Duration.ofDays(3_650)));
    bench.advance(Duration.ofHours(1));
    assertThat(bench.store.records()).hasSize(count);
    assertThat(bench.store.parties()).isNotEmpty();

    bench.centralSystem.take(Outgoing.Heartbeat.class);
    bench.advance(Duration.ofDays(6));
    assertThat(bench.store.records()).as("and deleted later").hasSizeLessThan(count);
  }

  @Test
  void records_deletedBeforeARestart_theChainGoesOnWhereItEnded() {
    start();
    stay();
    bench.advance(Duration.ofDays(6));
    stay();
    bench.advance(Duration.ofDays(6));
    bench.restart(Duration.ofMinutes(1));
    bench.linkUp();

    stay();

    assertThat(anchor().base().index()).isPositive();
    assertSound(bench.store.records());
  }

  @Test
  void driver_identified_isKnownByAKeyedNameForAWhile() {
    start();
    card();
    assertThat(bench.store.parties()).singleElement().satisfies(named -> {
      assertThat(named.driver()).isEqualTo("driver of " + CARD.digest());
      assertThat(named.partyRef()).isEqualTo(bench.store.records().getLast().partyRef());
    });

    bench.advance(Duration.ofDays(4));

    assertThat(bench.store.parties()).isEmpty();
    assertSound(bench.store.records());
  }

  @Test
  void driver_withoutIdentity_isNotNamed() {
    start();
    stay();
    assertThat(bench.store.parties()).isEmpty();
  }

  @Test
  void driver_wantsToBeForgotten_isAndTheRecordsStay() {
    start();
    card();
    int count = bench.store.records().size();

    bench.now(bench.station().requests().customers().customerInformation(
        new Wanted(1, false, true, Optional.of(CARD))));

    assertThat(bench.store.parties()).isEmpty();
    assertThat(bench.store.records()).hasSize(count);
  }

  @Test
  void anchor_everyRecord_isStoredInTheSameBreath() {
    start();
    stay();
    var changes = bench.store.committed().stream()
        .filter(change -> change instanceof Change.RecordAppended
            || change instanceof Change.FactSaved saved && saved.fact() instanceof ChainAnchor)
        .toList();
    assertThat(changes.getLast()).isInstanceOf(Change.FactSaved.class);
    assertThat(anchor().newest()).isEqualTo(ChainHead.of(bench.store.records().getLast()));
    assertThat(anchor().isGenuine((hash, signature) -> signature.equals("signed:" + hash))).isTrue();
  }

  private void start() {
    bench.retention = SHORT;
    bench.start();
    bench.linkUp();
  }

  private void stay() {
    bench.plugIn(60);
    bench.pressStart();
    bench.seconds(400);
    bench.unplug();
    bench.seconds(10);
  }

  private void card() {
    bench.plugIn(60);
    bench.hardware.events().cardPresented(CARD, Set.of(1));
    bench.seconds(400);
    bench.unplug();
    bench.seconds(10);
  }

  private ChainAnchor anchor() {
    return bench.store.load().facts(ChainAnchor.class).getFirst();
  }

  private void assertSound(List<InterchangeRecord> records) {
    var check = ChainCheck.whole((hash, signature) -> signature.equals("signed:" + hash), anchor().base());
    assertThat(check.addAll(records).endingWith(anchor().newest()).findings()).isEmpty();
  }
}
