package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.devicemodel.ReportBase;
import org.tidegate.domain.fixture.FakeCentralSystem;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports of several messages: B07, B08. */
class StationReportsTest {
  private final StationBench bench = StationBench.online();

  /** Long reports must not keep out what else is to be told: no more than so many messages may wait. */
  @Test
  void report_eachPart_waitsForTheAnswerToTheOneBefore() {
    bench.centralSystem.answer(Outgoing.Report.class, FakeCentralSystem.SILENCE);
    ask(1);
    ask(2);
    assertThat(parts(1)).hasSize(1);
    assertThat(parts(2)).hasSize(1);

    bench.centralSystem.take(Outgoing.Report.class);
    bench.advance(Duration.ofMinutes(1));
    for (int request : new int[]{1, 2}) {
      assertThat(parts(request)).hasSizeGreaterThan(2).extracting(Outgoing.Report::page)
          .isEqualTo(IntStream.range(0, parts(request).size()).boxed().toList());
      assertThat(parts(request).getLast().toBeContinued()).isFalse();
      assertThat(parts(request).stream().filter(part -> !part.toBeContinued())).hasSize(1);
    }
  }

  @Test
  void report_linkBreaks_endsWithIt() {
    bench.centralSystem.answer(Outgoing.Report.class, FakeCentralSystem.SILENCE);
    ask(1);
    bench.linkDown();
    bench.linkUp();
    bench.advance(Duration.ofMinutes(1));
    assertThat(parts(1)).hasSize(1);
  }

  private void ask(int requestId) {
    bench.station().requests().baseReport(requestId, ReportBase.FullInventory);
    bench.settle();
  }

  private List<Outgoing.Report> parts(int requestId) {
    return bench.centralSystem.sent(Outgoing.Report.class).stream().filter(part -> part.requestId() == requestId)
        .toList();
  }
}
