package org.tidegate.app.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.ocpp.v201.ClearDisplayMessageRequest;
import org.tidegate.ocpp.v201.ClearMessageStatusEnum;
import org.tidegate.ocpp.v201.DisplayMessageStatusEnum;
import org.tidegate.ocpp.v201.GetDisplayMessagesRequest;
import org.tidegate.ocpp.v201.GetDisplayMessagesStatusEnum;
import org.tidegate.ocpp.v201.MessageContent;
import org.tidegate.ocpp.v201.MessageFormatEnum;
import org.tidegate.ocpp.v201.MessageInfo;
import org.tidegate.ocpp.v201.MessagePriorityEnum;
import org.tidegate.ocpp.v201.MessageStateEnum;
import org.tidegate.ocpp.v201.NotifyDisplayMessagesRequest;
import org.tidegate.ocpp.v201.SetDisplayMessageRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets, gets and clears messages on the display, and looks which are shown. Test thread only. */
final class Messages {
  private final Bench bench;
  private int requestId;

  Messages(Bench bench) {
    this.bench = bench;
  }

  /** A message with this text; the memory state SetDisplayMessage of the errata with {@link Draft#isSet}. */
  Draft message(int id) {
    return new Draft(id);
  }

  /** What is asked for, whatever the answer. */
  final class Draft {
    private final int id;
    private MessagePriorityEnum priority = MessagePriorityEnum.NormalCycle;
    private @Nullable MessageStateEnum state;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable String transaction;
    private MessageContent content;

    private Draft(int id) {
      this.id = id;
      content = MessageContent.of(MessageFormatEnum.UTF8, "Message " + id);
    }

    Draft priority(MessagePriorityEnum wanted) {
      priority = wanted;
      return this;
    }

    Draft state(MessageStateEnum wanted) {
      state = wanted;
      return this;
    }

    Draft from(Instant time) {
      start = time;
      return this;
    }

    Draft until(Instant time) {
      end = time;
      return this;
    }

    Draft during(String transactionId) {
      transaction = transactionId;
      return this;
    }

    Draft saying(MessageFormatEnum format, String text) {
      content = MessageContent.of(format, text);
      return this;
    }

    DisplayMessageStatusEnum answer() {
      var info = new MessageInfo(null, id, priority, state, start, end, transaction, content, null);
      return bench.ask(V201.SET_DISPLAY_MESSAGE, SetDisplayMessageRequest.of(info)).status();
    }

    void isSet() {
      assertThat(answer()).isEqualTo(DisplayMessageStatusEnum.Accepted);
    }
  }

  /** All messages. */
  List<MessageInfo> all() {
    return told(new GetDisplayMessagesRequest(null, ++requestId, null, null, null));
  }

  /** The one with this id. */
  MessageInfo one(int id) {
    var told = told(withId(id));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().id()).isEqualTo(id);
    return told.getFirst();
  }

  List<MessageInfo> with(@Nullable MessagePriorityEnum priority, @Nullable MessageStateEnum state) {
    return told(new GetDisplayMessagesRequest(null, ++requestId, priority, state, null));
  }

  boolean knows(int id) {
    return status(withId(id)) == GetDisplayMessagesStatusEnum.Accepted;
  }

  GetDisplayMessagesRequest withId(int id) {
    return new GetDisplayMessagesRequest(List.of(id), ++requestId, null, null, null);
  }

  GetDisplayMessagesStatusEnum status(GetDisplayMessagesRequest asked) {
    return bench.ask(V201.GET_DISPLAY_MESSAGES, asked).status();
  }

  ClearMessageStatusEnum clear(int id) {
    return bench.ask(V201.CLEAR_DISPLAY_MESSAGE, ClearDisplayMessageRequest.of(id)).status();
  }

  /** What is told after the answer, page by page. */
  List<MessageInfo> told(GetDisplayMessagesRequest asked) {
    bench.lookAway();
    assertThat(status(asked)).isEqualTo(GetDisplayMessagesStatusEnum.Accepted);
    var told = new ArrayList<MessageInfo>();
    NotifyDisplayMessagesRequest page;
    do {
      page = bench.expect(NotifyDisplayMessagesRequest.class);
      assertThat(page.requestId()).isEqualTo(asked.requestId());
      told.addAll(Optional.ofNullable(page.messageInfo()).orElse(List.of()));
    } while (Boolean.TRUE.equals(page.tbc()));
    return told;
  }

  /** What the EVSE's part of the panel shows now. */
  Optional<String> shown() {
    return shown(Configured.EVSE);
  }

  Optional<String> shown(int evseId) {
    var station = bench.station();
    return station.evse(evseId).board().messages().at(station.loop.now())
        .map(turn -> turn.message().texts().getFirst().plain());
  }

  /** What is shown there in turn, by id. */
  List<Integer> cycle() {
    return bench.station().evse(Configured.EVSE).board().messages().cycle().stream().map(DisplayMessage::id).toList();
  }
}
