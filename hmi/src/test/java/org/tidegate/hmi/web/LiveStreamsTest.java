package org.tidegate.hmi.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.page.Pages;
import org.tidegate.hmi.page.Place;
import org.tidegate.hmi.page.Surroundings;
import org.tidegate.hmi.text.Languages;

import static org.assertj.core.api.Assertions.assertThat;

class LiveStreamsTest {
  /** A browser that went away is noticed by the write itself: the stream ends while the others are being told. */
  @Test
  void changed_pagesGoneMeanwhile_othersAreStillTold() {
    try (var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.idle(1)));
      var surroundings = new Surroundings(PanelSettings.defaults(), Languages.load(List.of("en")), "secret", "1");
      var io = new Inline();
      var streams = new LiveStreams(new Looks(station, loop, surroundings), io);
      var pages = new ArrayList<Leaving>();
      for (var i = 0; i < 8; i++) {
        var leaving = new Leaving();
        pages.add(leaving);
        streams.open(new EmbeddedChannel(leaving), new Seat(1, Place.MAIN, Optional.empty()));
      }
      station.show(Views.station(Views.selling(1, loop.now())));
      List.of(1, 3, 6).forEach(page -> pages.get(page).leaves = true);
      pages.forEach(page -> page.told = 0);
      streams.changed();
      assertThat(pages.stream().filter(page -> !page.leaves).map(page -> page.told)).containsOnly(1).hasSize(5);
      streams.changed();
      assertThat(pages.stream().filter(page -> page.leaves).map(page -> page.told)).containsOnly(1).hasSize(3);
    }
  }

  @Test
  void changed_pageThatCantBeMade_isEndedAndTheOthersAreStillTold() {
    try (var loop = new ThreadLoop()) {
      var station = new FakeStation(loop, Views.station(Views.idle(1)));
      var surroundings = new Surroundings(PanelSettings.defaults(), Languages.load(List.of("en")), "secret", "1");
      var looks = new Looks(station, loop, surroundings);
      var broken = new AtomicBoolean();
      var streams = new LiveStreams(looks, new Inline(), seat -> {
        if (seat.evse() == 2 && broken.get()) {
          throw new IllegalStateException("page broken, on purpose");
        }
        return looks.at(1, seat.choice()).map(viewing -> Pages.of(viewing, seat.place()));
      });
      var well = new Leaving();
      var bad = new EmbeddedChannel(new Leaving());
      streams.open(bad, new Seat(2, Place.MAIN, Optional.empty()));
      streams.open(new EmbeddedChannel(well), new Seat(1, Place.MAIN, Optional.empty()));
      broken.set(true);
      station.show(Views.station(Views.selling(1, loop.now())));
      well.told = 0;
      streams.changed();
      assertThat(well.told).isOne();
      assertThat(bad.isOpen()).isFalse();
    }
  }

  /** A beat is on its way when the server ends: the station's loop has nothing to do with that. */
  @Test
  void beat_serverHasEnded_isNoFailureOfTheLoop() {
    var loop = new VirtualStationLoop(Instant.parse("2026-03-02T10:00:00Z"));
    var station = new FakeStation(loop, Views.station(Views.idle(1)));
    var surroundings = new Surroundings(PanelSettings.defaults(), Languages.load(List.of("en")), "secret", "1");
    var io = new Inline();
    var page = new Leaving();
    new LiveStreams(new Looks(station, loop, surroundings), io).open(new EmbeddedChannel(page),
        new Seat(1, Place.MAIN, Optional.empty()));
    page.told = 0;
    loop.advance(Duration.ofSeconds(1));
    assertThat(page.told).isPositive();
    io.ended = true;
    page.told = 0;
    loop.advance(Duration.ofSeconds(10));
    assertThat(page.told).isZero();
    assertThat(loop.waiting()).isZero();
  }

  /** Fails its next write by closing, as a socket does whose other end is gone. */
  private static final class Leaving extends ChannelOutboundHandlerAdapter {
    private boolean leaves;
    private int told;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      told++;
      if (leaves) {
        context.close();
      }
      context.write(message, promise);
    }
  }

  /** Runs what it is given at once, until it has ended. */
  private static final class Inline extends DefaultEventLoop {
    private boolean ended;

    @Override
    public void execute(Runnable task) {
      if (ended) {
        throw new RejectedExecutionException("event executor terminated");
      }
      task.run();
    }

    @Override
    public boolean isShuttingDown() {
      return ended;
    }
  }
}
