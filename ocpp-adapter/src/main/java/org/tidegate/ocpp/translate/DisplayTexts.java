package org.tidegate.ocpp.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.authorization.DriverWords;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.ocpp.v21.IdTokenInfo;
import org.tidegate.ocpp.v21.MessageContent;
import org.tidegate.ocpp.v21.MessageFormatEnum;
import org.tidegate.ocpp.v21.MessageInfo;
import org.tidegate.ocpp.v21.MessagePriorityEnum;
import org.tidegate.ocpp.v21.MessageStateEnum;
import org.tidegate.ocpp.v21.NotifyDisplayMessagesRequest;

/** Texts for drivers, blocks I and O. Pure functions, safe from any thread. */
public final class DisplayTexts {
  /** The component that the panel is. */
  public static final String DISPLAY = "Display";

  private DisplayTexts() {}

  /** A message for the display. */
  public static DisplayMessage read(MessageInfo wire) {
    return new DisplayMessage(wire.id(), WireNames.same(wire.priority(), DisplayMessage.Priority.class),
        Optional.ofNullable(wire.state()).map(state -> WireNames.same(state, DisplayMessage.State.class)),
        Optional.ofNullable(wire.startDateTime()), Optional.ofNullable(wire.endDateTime()),
        Optional.ofNullable(wire.transactionId()).map(TransactionIds::read), all(wire.message(), wire.messageExtra()));
  }

  /** The same text in several languages. */
  static List<DisplayText> all(@Nullable MessageContent first, @Nullable List<MessageContent> more) {
    return Stream.concat(Optional.ofNullable(first).stream(), Optional.ofNullable(more).orElse(List.of()).stream())
        .map(DisplayTexts::read).toList();
  }

  /** What a driver is told with an answer about the token; absent when nothing. */
  static Optional<DriverWords> words(IdTokenInfo wire) {
    var languages = Stream.of(Optional.ofNullable(wire.language1()), Optional.ofNullable(wire.language2()))
        .flatMap(Optional::stream).filter(language -> !language.isBlank()).toList();
    var message = all(wire.personalMessage(), null);
    return languages.isEmpty() && message.isEmpty()
        ? Optional.empty()
        : Optional.of(new DriverWords(languages, message));
  }

  static NotifyDisplayMessagesRequest write(Outgoing.DisplayMessages told) {
    return new NotifyDisplayMessagesRequest(told.messages().stream().map(DisplayTexts::write).toList(),
        told.requestId(), told.toBeContinued(), null);
  }

  private static MessageInfo write(DisplayMessage message) {
    var extra = message.texts().stream().skip(1).map(DisplayTexts::write).toList();
    return new MessageInfo(null, message.id(), WireNames.same(message.priority(), MessagePriorityEnum.class),
        message.state().map(state -> WireNames.same(state, MessageStateEnum.class)).orElse(null),
        message.start().orElse(null), message.end().orElse(null), message.transactionId().orElse(null),
        write(message.texts().getFirst()), extra.isEmpty() ? null : extra, null);
  }

  private static DisplayText read(MessageContent wire) {
    return new DisplayText(WireNames.same(wire.format(), DisplayText.Format.class), wire.content(),
        Optional.ofNullable(wire.language()));
  }

  private static MessageContent write(DisplayText text) {
    return new MessageContent(WireNames.same(text.format(), MessageFormatEnum.class), text.content(),
        text.language().orElse(null), null);
  }
}
